"""What a client's requests have in common, worked out once: addresses, headers, and where the key goes."""

from __future__ import annotations

import math
import platform
from functools import cache, cached_property
from types import ModuleType
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

import httpcore

from ..encode import CODECS
from ..errors import ConfigurationError
from ..exchange import Request
from ..secret import MASK
from ..settings import Settings, is_loopback
from ..version import __version__
from .log_mask import mask_key_in_logs

_ACCEPT = {"json": b"application/json", "xml": b"application/xml"}
USER_AGENT = f"smspartner-python/{__version__} (Python {platform.python_version()})"


@cache
def masked_request(module: ModuleType) -> type[Any]:
    """
    The request class of httpx (or of httpx2: a user's client brings its own), with the key left out of its `repr`.

    Interrupting a hanging call shows the frames below us, and with them the request's `repr`.
    """

    class MaskedRequest(module.Request):  # type: ignore[misc, name-defined]  # the base is only known at run time
        """A request that holds the key and does not show it."""

        def __repr__(self) -> str:
            url = self.url.copy_with(query=None, fragment=None)
            return f"<{type(self).__name__}({str(self.method)!r}, {str(url)!r})>"

    return MaskedRequest


def _time_limit(seconds: float | None) -> dict[str, Any]:
    return {"timeout": {"connect": seconds, "read": seconds, "write": seconds, "pool": seconds}}


class Endpoint:
    """
    The service as one client's settings see it.

    Raises:
        ConfigurationError: The base address names no host and port that a request can go to.
    """

    def __init__(self, settings: Settings) -> None:
        mask_key_in_logs(settings)
        try:
            base = urlsplit(settings.base_url)
            port = base.port
        except ValueError as error:
            raise ConfigurationError(f"base_url: {error}") from None
        self.scheme = base.scheme
        self.host = base.hostname or ""
        if not self.host or not self.host.isascii():
            raise ConfigurationError(f"base_url: the host must be in ASCII (xn--…), not {self.host!r}")
        self._port = None if port == _PORTS[self.scheme] else port
        name = f"[{self.host}]" if ":" in self.host else self.host
        self.netloc = name if self._port is None else f"{name}:{self._port}"
        self._base = f"{self.scheme}://{self.netloc}"
        self._base_path = base.path
        self._targets: dict[str, str] = {}
        self._addresses: dict[str, httpcore.URL] = {}
        self._shown_addresses: dict[str, Any] = {}
        self.key = Key(settings.api_key, (self.scheme, self.host, self._port))
        self._timeout = settings.timeout
        self._extensions = _time_limit(settings.timeout)
        self._headers = [
            (b"Host", self.netloc.encode()),
            (b"Accept", _ACCEPT[settings.response_format]),
            (b"Accept-Encoding", b"gzip, deflate"),
            (b"User-Agent", USER_AGENT.encode()),
        ]
        self._body_headers = {
            name: [*self._headers, (b"Content-Type", codec.MEDIA_TYPE.encode())] for name, codec in CODECS.items()
        }

    @cached_property
    def proxy(self) -> str | None:
        """The proxy that the environment names for this host; what stays on this machine passes none."""
        if is_loopback(self.netloc) or proxy_bypass(self.host):
            return None
        proxies = getproxies()
        return proxies.get(self.scheme) or proxies.get("all")

    def _target(self, path: str) -> str:
        """What stands in a request's first line for an operation, but for a query."""
        target = self._targets.get(path)
        if target is None:
            if len(self._targets) >= _MAX_TARGETS:  # paths may hold arguments
                self._targets.clear()
                self._addresses.clear()
                self._shown_addresses.clear()
            target = self._targets[path] = quote(self._base_path + path, safe=_SAFE)
        return target

    def _address(self, target: str) -> httpcore.URL:
        return httpcore.URL(scheme=self.scheme, host=self.host, port=self._port, target=target)

    def step(self, remaining: float) -> float | None:
        """Each step may take as long as the settings say, and no longer than there is time for the whole call."""
        if remaining == math.inf or (self._timeout is not None and self._timeout <= remaining):
            return self._timeout
        return max(remaining - _AHEAD, 0.001)

    def _limited(self, remaining: float) -> dict[str, Any]:
        seconds = self.step(remaining)
        return self._extensions if seconds == self._timeout else _time_limit(seconds)

    def _bodiless_headers(self, request: Request) -> list[tuple[bytes, bytes]]:
        """Some servers wait for a body, or answer 411, where one is usual and no length says that there is none."""
        return [*self._headers, (b"Content-Length", b"0")] if request.method in _USUALLY_WITH_BODY else self._headers

    def build_parts(self, request: Request) -> tuple[str, dict[str, str], bytes]:
        """The address, the headers and the body with the key in them, for a transport that is not httpcore's."""
        if request.format is None:
            headers, query, body = self._bodiless_headers(request), self.key.query + request.query, b""
        else:
            headers, query = self._body_headers[request.format], _query_alone(request)
            body = self.key.openings[request.format] + request.body
        url = f"{self._base}{self._target(request.path)}{query}"
        return url, {name.decode(): value.decode() for name, value in headers}, body

    def build_request(self, request: Request, remaining: float) -> httpcore.Request:
        """The request with the key in it, for a transport that nobody else sees."""
        target = self._target(request.path)
        if request.format is None:
            url = self._address(target + self.key.query + request.query)
            headers = self._bodiless_headers(request)
            return httpcore.Request(request.method, url, headers=headers, extensions=self._limited(remaining))
        if request.query:
            url = self._address(target + _query_alone(request))
        else:
            url = self._addresses.get(target) or self._addresses.setdefault(target, self._address(target))
        body = self.key.openings[request.format] + request.body
        headers = [*self._body_headers[request.format], (b"Content-Length", b"%d" % len(body))]
        return httpcore.Request(request.method, url, headers=headers, content=body, extensions=self._limited(remaining))

    def build_masked_request(self, request: Request, remaining: float, module: ModuleType) -> Any:
        """The request with a mask where the key goes, for a client of a module whose hooks and log lines see it."""
        extensions = {**self._limited(remaining), EXTENSION: self.key}
        address = self._base + self._target(request.path)
        if request.format is None:
            url = module.URL(f"{address}{_MASKED_QUERY}{request.query}")
            return module.Request(request.method, url, headers=self._bodiless_headers(request), extensions=extensions)
        if request.query:
            url = module.URL(address + _query_alone(request))
        else:
            url = self._shown_addresses.get(address) or self._shown_addresses.setdefault(address, module.URL(address))
        body = _MASKED_OPENINGS[request.format] + request.body
        headers = [*self._body_headers[request.format], (b"Content-Length", b"%d" % len(body))]
        shown = module.Request(
            request.method, url, headers=headers, stream=module.ByteStream(body), extensions=extensions
        )
        shown.read()  # hooks may look at its content
        return shown


def _query_alone(request: Request) -> str:
    """The query of a request whose key stands in the body."""
    return request.query.replace("&", "?", 1)


EXTENSION = "smspartner.key"
_AHEAD = 0.02  # seconds by which a step ends before the whole call does, so that its own exception says what it was
_PORTS = {"https": 443, "http": 80}
_SAFE = "/%?:@!$&'()*+,;=~"  # what stays as it is in a target; control characters and spaces never do
_MAX_TARGETS = 1024
_USUALLY_WITH_BODY = ("POST", "PUT", "PATCH")
_MASKED_QUERY = f"?apiKey={MASK}"
_MASKED_OPENINGS = {name: codec.opening(MASK) for name, codec in CODECS.items()}


class Key:
    """The key in the forms in which requests carry it, and the one place that it may go to."""

    def __init__(self, text: str, place: tuple[str, str, int | None]) -> None:
        self._place = place
        self.query = f"?apiKey={quote(text, safe='')}"
        self.openings: dict[str, bytes] = {name: codec.opening(text) for name, codec in CODECS.items()}

    def __repr__(self) -> str:
        return f"<Key {MASK}>"

    def insert_key(self, request: Any, module: ModuleType) -> Any:
        """
        A copy of a masked request that holds the key, if it goes to our address; else the request as it is.

        The mask is always the first parameter of the query, or of the body, so that it is swapped at a known place and
        never searched for.
        """
        url = request.url
        if (url.scheme, url.host, url.port) != self._place:
            return request
        with_key = masked_request(module)
        headers = request.headers.copy()
        query = "?" + url.query.decode()
        if query.startswith(_MASKED_QUERY):
            url = url.copy_with(query=(self.query + query[len(_MASKED_QUERY) :])[1:].encode())
            return with_key(request.method, url, headers=headers, stream=request.stream, extensions=request.extensions)
        body = request.content
        if not body:
            return request
        for name, opening in _MASKED_OPENINGS.items():
            if body.startswith(opening):
                body = self.openings[name] + body[len(opening) :]
                break
        headers["Content-Length"] = str(len(body))
        return with_key(
            request.method, url, headers=headers, stream=module.ByteStream(body), extensions=request.extensions
        )
