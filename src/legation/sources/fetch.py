"""Fetches one page from the web, and nothing else: no private addresses, no endless answers.

Every address that a host name stands for is checked before the connection is made to that very
address, so that a name cannot lead into the user's own network; redirects are followed one by one,
each checked anew.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util import Timeout

from legation.config import Limits
from legation.errors import ReportError
from legation.version import VERSION

Address = IPv4Address | IPv6Address
_TRANSLATED = ip_network("64:ff9b::/96")
_HTML = ("text/html", "application/xhtml+xml", "text/plain")
_CHUNK = 65_536
_REDIRECTS = (301, 302, 303, 307, 308)


def is_public(address: Address) -> bool:
    """Whether an address is one of the open internet, also by what it carries inside."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inner is not None and not is_public(inner):
            return False
        if address in _TRANSLATED:
            return False
    return address.is_global and not address.is_multicast


def fetch(url: str, limits: Limits, allowed: Callable[[Address], bool] = is_public) -> tuple[bytes, str, str]:
    """The content of a page, its media type, and the address that it came from in the end.

    Raises ReportError for anything but a page of moderate size that answers in time.
    """
    deadline = time.monotonic() + limits.fetch_seconds
    current = url
    for _ in range(limits.fetch_redirects + 1):
        answer = _answer(current, url, allowed, deadline)
        try:
            if answer.status not in _REDIRECTS:
                return _content(answer, url, limits, deadline), _media_type(answer, url), current
            target = answer.headers.get("location")
        finally:
            answer.close()
        if not target:
            raise ReportError(url, f"answers with status {answer.status} and no address to go to")
        current = urljoin(current, target)
    raise ReportError(url, f"redirects more than {limits.fetch_redirects} times")


def _answer(
    current: str, url: str, allowed: Callable[[Address], bool], deadline: float
) -> urllib3.response.BaseHTTPResponse:
    parts = urlsplit(current)
    if parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc:
        raise ReportError(url, f"cannot be fetched: {current!r} is no plain http or https address")
    left = max(0.1, deadline - time.monotonic())
    try:
        connection = _connect(parts.scheme, parts.hostname, parts.port, allowed, left)
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": f"Legation/{VERSION}", "Accept-Encoding": "identity"}
        connection.request("GET", path, headers=headers, preload_content=False, decode_content=False)
        answer = connection.getresponse()
    except (OSError, ValueError, urllib3.exceptions.HTTPError) as error:
        raise ReportError(url, f"cannot be fetched: {error}") from error
    if answer.status not in (*_REDIRECTS, 200):
        raise ReportError(url, f"answers with status {answer.status}")
    return answer


def _connect(
    scheme: str, host: str, port: int | None, allowed: Callable[[Address], bool], seconds: float
) -> HTTPConnection:
    kind: type[HTTPConnection] = HTTPSConnection if scheme == "https" else HTTPConnection
    timeout = seconds
    if kind is HTTPSConnection:
        connection: HTTPConnection = _Checked(host, port or 443, timeout=timeout, cert_reqs="CERT_REQUIRED")
    else:
        connection = _CheckedPlain(host, port or 80, timeout=timeout)
    connection.allowed = allowed  # type: ignore[attr-defined]
    return connection


class _CheckedPlain(HTTPConnection):
    """A connection that is made only to an allowed address."""

    allowed: Callable[[Address], bool] = staticmethod(is_public)

    def _new_conn(self) -> socket.socket:
        return _checked_socket(self, self.allowed)


class _Checked(HTTPSConnection):
    """The same with TLS; the certificate is checked against the host's name."""

    allowed: Callable[[Address], bool] = staticmethod(is_public)

    def _new_conn(self) -> socket.socket:
        return _checked_socket(self, self.allowed)


def _checked_socket(connection: HTTPConnection, allowed: Callable[[Address], bool]) -> socket.socket:
    host, seconds = connection.host.strip("[]"), Timeout.resolve_default_timeout(connection.timeout)
    found = socket.getaddrinfo(host, connection.port, type=socket.SOCK_STREAM)
    addresses = [str(entry[4][0]).partition("%")[0] for entry in found]
    for address in addresses:
        if not allowed(ip_address(address)):
            raise OSError(f"{host} stands for {address}, which is not an address of the open internet")
    return socket.create_connection((addresses[0], connection.port), timeout=seconds)


def _media_type(answer: urllib3.response.BaseHTTPResponse, url: str) -> str:
    kind = answer.headers.get("content-type", "text/html").partition(";")[0].strip().lower()
    if kind not in _HTML:
        raise ReportError(url, f"is {kind}; web pages and plain text can be read")
    return kind


def _content(answer: urllib3.response.BaseHTTPResponse, url: str, limits: Limits, deadline: float) -> bytes:
    if answer.headers.get("content-encoding", "identity").lower() != "identity":
        raise ReportError(url, "answers in a compressed form that was not asked for")
    parts, size = list[bytes](), 0
    try:
        while part := answer.read(_CHUNK):
            size += len(part)
            if size > limits.fetch_bytes:
                raise ReportError(url, f"is larger than {limits.fetch_bytes:,} bytes (setting limits.fetch_bytes)")
            if time.monotonic() > deadline:
                raise ReportError(url, f"took longer than {limits.fetch_seconds:g} seconds")
            parts.append(part)
    except (OSError, urllib3.exceptions.HTTPError) as error:
        raise ReportError(url, f"broke off: {error}") from error
    return b"".join(parts)
