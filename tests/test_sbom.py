"""The list of what Daybrief is made of: all that is locked, with hashes, the same each time."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_the_list_names_every_locked_package_and_is_the_same_each_time() -> None:
    command = [sys.executable, str(ROOT / "scripts" / "sbom.py")]
    made = [subprocess.run(command, capture_output=True, check=True).stdout for _ in range(2)]
    assert made[0] == made[1]
    bill = json.loads(made[0])
    locked = re.findall(r"(?m)^[A-Za-z0-9][^=\s\[]*(?=[=\[])", (ROOT / "requirements.lock").read_text("utf-8"))
    assert bill["specVersion"] == "1.6"
    assert len(bill["components"]) == len(locked) > 20
    assert all(entry["externalReferences"][0]["hashes"] for entry in bill["components"])
