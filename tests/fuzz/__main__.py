"""``make fuzz``: each target for some seconds, guided by coverage where atheris is installed, else by hypothesis.

``python -m tests.fuzz [TARGET…] [--seconds N]``. An input that breaks a promise is written out; it then becomes a test.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import time

from hypothesis import HealthCheck, given, settings

from tests.fuzz.mixtures import MIXTURES
from tests.fuzz.targets import TARGETS

GUIDED = """
import atheris, sys
with atheris.instrument_imports(include=["generator"]):
    from tests.fuzz.targets import TARGETS
atheris.Setup(sys.argv[1:], TARGETS[sys.argv[1]])
atheris.Fuzz()
"""


def main() -> int:
    """Fuzz the targets that are named, or all."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument(
        "targets", nargs="*", default=sorted(TARGETS), metavar="TARGET", help=", ".join(sorted(TARGETS))
    )
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    chosen = parser.parse_args()
    guided = importlib.util.find_spec("atheris") is not None
    failed = [name for name in chosen.targets if not (_guided if guided else _mixed)(name, chosen.seconds)]
    held = len(chosen.targets) - len(failed)
    sys.stdout.write(f"{held} of {len(chosen.targets)} targets held {'with' if guided else 'without'} atheris\n")
    return int(bool(failed))


def _guided(name: str, seconds: int) -> bool:
    command = [sys.executable, "-c", GUIDED, name, f"-max_total_time={seconds}", "-max_len=4096", "-timeout=5"]
    return subprocess.run(command, check=False).returncode == 0


def _mixed(name: str, seconds: int) -> bool:
    """Rounds of hypothesis until the time is up."""
    ends = time.monotonic() + seconds

    @settings(max_examples=200, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(MIXTURES[name])
    def one(data: bytes) -> None:
        TARGETS[name](data)

    while time.monotonic() < ends:
        one()
    return True


if __name__ == "__main__":
    sys.exit(main())
