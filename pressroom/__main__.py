"""`python -m pressroom`: the installed command by its module's name."""

import sys

from pressroom.cli import main

if __name__ == "__main__":
    sys.exit(main())
