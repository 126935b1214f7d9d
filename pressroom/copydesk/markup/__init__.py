"""The door of Markdown and its sanitiser. In: the body of a file. Out: `Block`s whose runs know their source line.

Every source line is given an invisible mark before Markdown sees it; the marks come out of the parsed text again, so a
line number is never guessed. What Markdown would swallow (a stray `<`, `{`, `[x]:`) is guarded as plain characters.
"""

from pressroom.copydesk.markup.copytext import Copy, parse_markup

__all__ = ["Copy", "parse_markup"]
