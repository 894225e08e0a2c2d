"""``daybrief serve`` on hostile content: pages are those of the build, and nothing outside the site is given away."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.browser.served import chromium
from tests.hostile import poisoning
from tests.hostile.browsing import visitor
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


@dataclass(frozen=True)
class Served:
    """A running ``daybrief serve``: where it listens, the desk it serves, and the file of what it says."""

    port: int
    desk: Path
    said: Path

    def asked(self, request: str) -> bytes:
        """The answer to ``request``, sent as it is."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as line:
            line.sendall(request.encode("latin-1"))
            return b"".join(iter(lambda: line.recv(65536), b""))

    def got(self, path: str, host: str = "127.0.0.1") -> bytes:
        """The answer to a request for exactly ``path``."""
        return self.asked(f"GET /{path} HTTP/1.0\r\nHost: {host}\r\n\r\n")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder: Path = tmp_path_factory.mktemp("served") / "desk"
    poisoning.write(desk(folder), invented())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number: int = free.getsockname()[1]
    command = [*COMMAND, "serve", "--port", str(number)]
    said = folder.parent / "said"
    with said.open("wb") as stream, subprocess.Popen(command, cwd=folder, stdout=stream, stderr=stream) as server:
        try:
            _wait(number)
            yield Served(number, folder, said)
        finally:
            server.terminate()


def _wait(port: int) -> None:
    for _ in range(600):
        with socket.socket() as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail("daybrief serve does not answer")


@pytest.mark.slow
def test_pages_are_served_and_nothing_else(served: Served) -> None:
    page = served.got("briefs/h00001/").decode()
    assert "Zq" in page
    assert "<script>alert" not in page
    for path in OUTSIDE:
        answer = served.got(path)
        assert b"site_name" not in answer, path
        assert b"root:" not in answer, path
        assert b" 200 " not in answer.partition(b"\r\n")[0], path
    assert b" 404 " in served.got("%3Cscript%3Ealert(1)%3C/script%3E")


@pytest.mark.slow
@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8000", "127.0.0.1.evil.example", "localhost.evil.example", ""]
)
def test_a_page_whose_name_leads_to_this_machine_is_told_nothing(served: Served, host: str) -> None:
    answer = served.got("briefs/h00001/", host)
    assert b" 403 " in answer.partition(b"\r\n")[0]
    assert b"Zq" not in answer


@pytest.mark.slow
@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "localhost:8000", "LOCALHOST", "[::1]:8000"])
def test_this_machine_is_answered_by_any_of_its_names(served: Served, host: str) -> None:
    assert b"nosniff" in served.got("", host)
    assert b" 200 " in served.got("", host).partition(b"\r\n")[0]


@pytest.mark.slow
@pytest.mark.parametrize(
    "request_",
    [
        "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.0\r\n\r\n",
        "DELETE / HTTP/1.0\r\nHost: localhost\r\n\r\n",
        "GET http://evil.example/ HTTP/1.0\r\nHost: evil.example\r\n\r\n",
        "GET / HTTP/1.0\r\nHost: localhost\r\nHost: evil.example\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "\x1b[31m\r\n\r\n",
        "GET /\x1b[31mred%0d%0aSet-Cookie:x HTTP/1.0\r\nHost: localhost\r\n\r\n",
        "GET /livereload.js?epoch=1;alert(1) HTTP/1.0\r\nHost: localhost\r\n\r\n",
    ],
)
def test_odd_requests_get_nothing_out_of_it(served: Served, request_: str) -> None:
    answer = served.asked(request_)
    assert answer.count(b"HTTP/1.") <= 1
    assert b"alert" not in answer
    assert b"\nSet-Cookie" not in answer
    assert b" 200 " in served.got("", "localhost").partition(b"\r\n")[0]
    assert b"\x1b" not in served.said.read_bytes()


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.skipif(chromium() is None, reason="no Chromium")
def test_an_open_page_reloads_under_its_policy(served: Served) -> None:
    with visitor(f"http://127.0.0.1:{served.port}/", policy=True) as browser:
        seen = browser.visit("briefs/h00001/", fire=False)
        assert [worry for worry in seen.worries if "/livereload.js" not in worry] == []
        browser.page.evaluate("() => { window.kept = true; }")
        topics = served.desk / "content" / "topics.yml"
        topics.write_text(
            topics.read_text("utf-8") + "- {id: fresh, name: Fresh, words: [fresh], issues: []}\n", "utf-8"
        )
        browser.page.wait_for_function("() => !window.kept", timeout=60_000)
