"""Pages are fetched from the open internet only, in bounded size, time and number of redirects."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address

import pytest

from legation.config import Limits
from legation.errors import ReportError
from legation.sources.fetch import Address, fetch, is_public

LIMITS = Limits(fetch_bytes=5000, fetch_seconds=2.0, fetch_redirects=2)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 (refused, not bound)
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False),
        ("64:ff9b::7f00:1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


class Site(BaseHTTPRequestHandler):
    """Answers by path; keeps quiet."""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path.startswith("/redirect/"):
            self.send_response(302)
            self.send_header("Location", path.removeprefix("/redirect"))
            self.end_headers()
            return
        if path == "/outside":
            self.send_response(302)
            self.send_header("Location", "http://10.0.0.1/")
            self.end_headers()
            return
        kind = "image/png" if path == "/picture" else "text/html; charset=utf-8"
        self.send_response(404 if path == "/missing" else 200)
        self.send_header("Content-Type", kind)
        if path == "/packed":
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        try:
            if path == "/endless":
                while True:
                    self.wfile.write(b"x" * 1000)
            self.wfile.write(b"<p>hello</p>")
        except OSError:
            pass

    def log_message(self, format: str, *values: object) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def loopback(address: Address) -> bool:
    return address.is_loopback


def test_a_page_is_fetched_when_its_address_is_allowed(site: str) -> None:
    assert fetch(f"{site}/page", LIMITS, loopback) == (b"<p>hello</p>", "text/html", f"{site}/page")
    assert fetch(f"{site}/redirect/page", LIMITS, loopback)[2] == f"{site}/page"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", "status 404"),
        ("/endless", "larger than 5,000 bytes"),
        ("/picture", "is image/png"),
        ("/packed", "compressed"),
        ("/outside", "not an address of the open internet"),
        ("/redirect/redirect/redirect/page", "redirects more than 2 times"),
    ],
)
def test_what_is_refused(site: str, path: str, reason: str) -> None:
    with pytest.raises(ReportError, match=reason):
        fetch(f"{site}{path}", LIMITS, loopback)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("{site}/page", "not an address of the open internet"),
        ("http://localhost:1/", "not an address of the open internet"),
        ("http://[::1]:1/", "not an address of the open internet"),
        ("ftp://example.org/", "no plain http"),
        ("http://user:word@example.org/", "no plain http"),
        ("http:///page", "no plain http"),
    ],
)
def test_private_addresses_are_refused(site: str, url: str, reason: str) -> None:
    with pytest.raises(ReportError, match=reason):
        fetch(url.format(site=site), LIMITS)
