"""``daybrief serve`` on hostile content: pages are those of the build, and nothing outside the site is given away."""

from __future__ import annotations

import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hostile import poisoning
from tests.hostile.payloads import invented
from tests.hostile.rounds import COMMAND, desk

OUTSIDE = (
    "../mkdocs.yml",
    "%2e%2e/mkdocs.yml",
    "..%2fmkdocs.yml",
    "//etc/passwd",
    "%2fetc%2fpasswd",
    "..\\mkdocs.yml",
    "%00",
    "assets/../../mkdocs.yml",
)


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    folder: Path = tmp_path_factory.mktemp("served") / "desk"
    poisoning.write(desk(folder), invented())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    command = [*COMMAND, "serve", "--port", str(number)]
    nothing = subprocess.DEVNULL
    with subprocess.Popen(command, cwd=folder, stdout=nothing, stderr=nothing) as server:
        try:
            _wait(number)
            yield number
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(600):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail("daybrief serve does not answer")


def got(port: int, path: str) -> bytes:
    """The answer to a request for exactly ``path``."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
        line.sendall(f"GET /{path} HTTP/1.0\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
        return b"".join(iter(lambda: line.recv(65536), b""))


@pytest.mark.slow
def test_pages_are_served_and_nothing_else(port: int) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/briefs/h00001/", timeout=20) as answer:
        page = answer.read().decode()
    assert "Zq" in page
    assert "<script>alert" not in page
    for path in OUTSIDE:
        answer_ = got(port, path)
        assert b"site_name" not in answer_, path
        assert b"root:" not in answer_, path
    with pytest.raises(urllib.error.HTTPError):
        urllib.request.urlopen(f"http://127.0.0.1:{port}/%3Cscript%3Ealert(1)%3C/script%3E", timeout=20)
