"""Other programs to measure beside: installed into an environment of their own, so that the product never needs them."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

FOLDER = Path(".cache/peers")


def python(*pins: str) -> Path | None:
    """The Python of an environment that has ``pins`` (``name==version``); ``None`` where they cannot be installed.

    An environment is made once for each set of pins and kept.
    """
    folder = FOLDER / "-".join(sorted(pin.replace("==", "-") for pin in pins))
    found = folder.resolve() / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    ready = folder / ".ready"
    if not ready.exists():
        venv.create(folder, with_pip=True, clear=True)
        command = [str(found), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *pins]
        if subprocess.run(command, check=False).returncode:
            return None
        ready.touch()
    return found
