"""GitHub Pages: the site as a branch of a git repository, through ghp-import. All of it changes in one moment."""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pressroom.deploy.commands import run
from pressroom.deploy.ledger import LEDGER, Ledger
from pressroom.deploy.outgoing import Outgoing
from pressroom.deploy.stores import ExtraMissing, install_line, not_sent
from pressroom.findings import Place, StopPress, form_error
from pressroom.paper import DeployTarget

ANY = frozenset(range(256))


def read_branch(root: Path, target: DeployTarget) -> bytes | None:
    """Give the ledger of the branch as it stands on the remote. Raises `StopPress` where there is no such remote."""
    remotes = run(("git", "remote"), root).decode().split()
    if target.remote not in remotes:
        found = form_error(
            "missing-remote",
            "this repository has no remote `{remote}`",
            Place("site.yaml"),
            hint="add it with `git remote add {remote} ADDRESS`, or name another under `remote:`",
            remote=target.remote,
        )
        raise StopPress([found])
    tracked = f"refs/remotes/{target.remote}/{target.branch}"
    run(("git", "update-ref", "-d", tracked), root, allowed=ANY)
    run(("git", "fetch", "--no-tags", target.remote, f"+refs/heads/{target.branch}:{tracked}"), root, allowed=ANY)
    return run(("git", "show", f"{tracked}:{LEDGER}"), root, allowed=ANY) or None


def send_branch(root: Path, target: DeployTarget, site: Sequence[Outgoing]) -> None:
    """Commit the whole site to the branch and push it. Raises `ExtraMissing`, and `StopPress` where it is refused."""
    if importlib.util.find_spec("ghp_import") is None:
        raise ExtraMissing("ghp-import", install_line("ghp-import>=2.1"))
    with tempfile.TemporaryDirectory() as folder:
        for one in site:
            place = Path(folder) / one.path
            place.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(one.source, bytes):
                place.write_bytes(one.source)
            else:
                shutil.copyfile(one.source, place)
        ledger = Ledger({one.path: one.digest for one in site})
        (Path(folder) / LEDGER).write_bytes(ledger.write())
        words = ("-m", "ghp_import", "-p", "-r", target.remote, "-b", target.branch, "-m", "Publish", folder)
        done = subprocess.run([sys.executable, *words], cwd=root, capture_output=True, check=False)  # noqa: S603
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise StopPress([not_sent("ghp-import", said[-1] if said else done.returncode)])
