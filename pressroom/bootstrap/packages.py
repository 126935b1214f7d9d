"""What a lock file asks for and an environment holds. In: text, a folder. Out: package names with their versions."""

import os
import re
import sys
from pathlib import Path

_PIN = re.compile(r"^([A-Za-z0-9][\w.-]*)==([^\s;\\]+)(?:\s*;\s*([^\\]+?))?\s*\\?$", re.MULTILINE)
_MARKER = re.compile(r"^(\w+) (==|!=) '([^']*)'$")


def pinned(lock: str) -> dict[str, str]:
    """Give name and version of each package that a lock file asks of this machine."""
    return {_plain(name): version for name, version, marker in _PIN.findall(lock) if _holds(marker)}


def present(venv: Path) -> dict[str, str]:
    """Give name and version of each package that an environment holds."""
    found = {}
    for folder in _site_packages(venv):
        for name in sorted(os.listdir(folder)):  # noqa: PTH208  names alone are wanted, and quickly
            if name.endswith(".dist-info"):
                package, _, version = name.removesuffix(".dist-info").rpartition("-")
                found[_plain(package)] = version
    return found


def _site_packages(venv: Path) -> list[Path]:
    """Give the folders in which an environment keeps its packages."""
    if os.name == "nt":
        return [folder for folder in [venv / "Lib" / "site-packages"] if folder.is_dir()]
    return sorted((venv / "lib").glob("python3.*/site-packages"))


def _plain(name: str) -> str:
    """Give the one spelling of a package's name."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _holds(marker: str) -> bool:
    """Tell whether a lock's condition holds here; one that is not understood asks for nothing."""
    if not marker:
        return True
    match = _MARKER.match(marker.strip())
    import platform

    here = {
        "sys_platform": sys.platform,
        "os_name": os.name,
        "platform_python_implementation": platform.python_implementation(),
        "implementation_name": sys.implementation.name,
    }
    if not match or match[1] not in here:
        return False
    same = here[match[1]].lower() == match[3].lower()
    return same if match[2] == "==" else not same
