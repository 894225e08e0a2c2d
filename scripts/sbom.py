"""A list of what Daybrief is made of (CycloneDX 1.6, JSON) from the lock file, the same each time: ``python scripts/sbom.py``.

Reads ``requirements.lock`` (or the file that is named) and writes to standard output. No network, no dependencies.
"""

from __future__ import annotations

import json
import re
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
PINNED = re.compile(r"([A-Za-z0-9][A-Za-z0-9._-]*)(?:\[[^\]]*\])?==([^\s;\\]+)\s*(?:;\s*([^\\]+))?")
HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
VERSION = re.compile(r'__version__ = "([^"]+)"')


def components(lock: str) -> Iterator[dict[str, object]]:
    """Each pinned package of ``lock`` with its address (purl) and the hashes of its files."""
    for block in re.split(r"\n(?=\S)", lock):
        found = PINNED.match(block)
        if found is None:
            continue
        name, version = re.sub(r"[-_.]+", "-", found[1]).lower(), found[2]
        purl = f"pkg:pypi/{name}@{version}"
        files = [{"type": "distribution", "url": f"https://pypi.org/project/{name}/{version}/"}]
        hashes = [{"alg": "SHA-256", "content": content} for content in sorted(set(HASH.findall(block)))]
        entry: dict[str, object] = {"type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl}
        entry["externalReferences"] = [{**files[0], "hashes": hashes}]
        if found[3]:
            entry["properties"] = [{"name": "daybrief:marker", "value": found[3].strip()}]
        yield entry


def bill(lock: str, version: str) -> dict[str, object]:
    """The whole list; its serial number follows from what it says."""
    parts = sorted(components(lock), key=lambda entry: str(entry["bom-ref"]))
    ref = f"pkg:pypi/daybrief@{version}"
    serial = uuid.uuid5(uuid.NAMESPACE_URL, ref + json.dumps(parts, sort_keys=True))
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": serial.urn,
        "version": 1,
        "metadata": {
            "component": {"type": "application", "bom-ref": ref, "name": "daybrief", "version": version, "purl": ref}
        },
        "components": parts,
        "dependencies": [{"ref": ref, "dependsOn": [entry["bom-ref"] for entry in parts]}],
    }


def main() -> None:
    """Write the list of the lock file that is named."""
    lock = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "requirements.lock"
    found = VERSION.search((ROOT / "generator" / "__init__.py").read_text("utf-8"))
    made = bill(lock.read_text("utf-8"), found[1] if found else "0")
    sys.stdout.write(json.dumps(made, indent=2) + "\n")


if __name__ == "__main__":
    main()
