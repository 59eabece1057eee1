"""The common part of a client's requests, worked out once: addresses, headers, and the place of the key."""

from __future__ import annotations

import math
import platform
import time
from collections.abc import Callable
from functools import cached_property
from types import ModuleType
from typing import Any
from urllib.parse import quote, urlsplit

import httpcore2

from ..encode import CODECS
from ..exchange import Request
from ..settings import Settings, is_loopback
from ..version import __version__
from .guard import is_forbidden, is_real
from .key import EXTENSION, MASKED_OPENINGS, MASKED_QUERY, Key
from .log_mask import mask_key_in_logs
from .network import TimeLimit
from .proxies import proxy_for

_ACCEPT = {"json": b"application/json", "xml": b"application/xml"}
USER_AGENT = f"smspartner-python/{__version__} (Python {platform.python_version()})"


_MARGIN_S = 0.02  # by which a step ends before the whole call does, so that its own exception says what it was
_MAX_TARGETS = 1024
_USUALLY_WITH_BODY = ("POST", "PUT", "PATCH")
_PORTS = {"https": 443, "http": 80}
_SAFE = "/%?:@!$&'()*+,;=~"  # what stays as it is in a target; control characters and spaces never do


class Endpoint:
    """
    The service as one client's settings see it.

    Raises:
        ConfigurationError: The base address names no host and port that a request can go to.
    """

    def __init__(self, settings: Settings) -> None:
        mask_key_in_logs(settings)
        base = urlsplit(settings.base_url)
        self.scheme = base.scheme
        self.host = base.hostname or ""
        self._port = None if base.port == _PORTS[self.scheme] else base.port
        name = f"[{self.host}]" if ":" in self.host else self.host
        self.netloc = name if self._port is None else f"{name}:{self._port}"
        self._base = f"{self.scheme}://{self.netloc}"
        self._base_path = base.path
        self._targets: dict[str, str] = {}
        self._addresses: dict[str, httpcore2.URL] = {}
        self._shown_addresses: dict[str, Any] = {}
        self.key = Key(settings.api_key, (self.scheme, self.host, self._port))
        self._timeout = settings.timeout
        self._is_real = is_real(self.host)
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
        return None if is_loopback(self.netloc) else proxy_for(self.scheme, self.host, self._port)

    @cached_property
    def place(self) -> str:
        """The host, and the proxy's host without a user's name, for the texts of errors."""
        if self.proxy is None:
            return f"host {self.netloc}"
        return f"host {self.netloc}, proxy {self.proxy.partition('://')[2].rpartition('@')[2].partition('/')[0]}"

    @property
    def is_guarded(self) -> bool:
        """True if nothing may be sent there: it is the real service, and this is a test."""
        return self._is_real and is_forbidden()

    def _target(self, path: str) -> str:
        """Return the target in a request's first line for an operation, without a query."""
        target = self._targets.get(path)
        if target is None:
            if len(self._targets) >= _MAX_TARGETS:  # paths may hold arguments
                self._targets.clear()
                self._addresses.clear()
                self._shown_addresses.clear()
            target = self._targets[path] = quote(self._base_path + path, safe=_SAFE)
        return target

    def _address(self, target: str) -> httpcore2.URL:
        return httpcore2.URL(scheme=self.scheme, host=self.host, port=self._port, target=target)

    def step(self, until: float) -> float | None:
        """The seconds that a step may take: as the settings say, and no longer than the whole call may."""
        if until == math.inf:
            return self._timeout
        remaining = max(until - time.monotonic() - _MARGIN_S, 0.001)
        return remaining if self._timeout is None else min(self._timeout, remaining)

    def _extensions(self, until: float, trace: Callable[..., Any]) -> dict[str, Any]:
        """Return the time limits of each step in the words of httpcore, and the guard in tests."""
        seconds = self.step(until)
        limit = None if seconds is None else TimeLimit(seconds, until)
        timeout = {"connect": limit, "read": limit, "write": limit, "pool": limit}
        return {"timeout": timeout, "trace": trace} if self.is_guarded else {"timeout": timeout}

    def _bodiless_headers(self, request: Request) -> list[tuple[bytes, bytes]]:
        """Return headers with a length of 0 where a body is usual: some servers would wait for one, or answer 411."""
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

    def build_request(self, request: Request, until: float, trace: Callable[..., Any]) -> httpcore2.Request:
        """The request with the key in it, for our own pool; it waits there for a place until the call ends."""
        extensions = self._extensions(until, trace)
        extensions["timeout"]["pool"] = None if until == math.inf else max(until - time.monotonic(), 0.001)
        target = self._target(request.path)
        if request.format is None:
            url = self._address(target + self.key.query + request.query)
            return httpcore2.Request(
                request.method, url, headers=self._bodiless_headers(request), extensions=extensions
            )
        if request.query:
            url = self._address(target + _query_alone(request))
        else:
            url = self._addresses.get(target) or self._addresses.setdefault(target, self._address(target))
        body = self.key.openings[request.format] + request.body
        headers = [*self._body_headers[request.format], (b"Content-Length", b"%d" % len(body))]
        return httpcore2.Request(request.method, url, headers=headers, content=body, extensions=extensions)

    def build_masked_request(
        self, request: Request, until: float, module: ModuleType, trace: Callable[..., Any]
    ) -> Any:
        """The request with a mask where the key goes, for a client of a module whose hooks and log lines see it."""
        extensions = {**self._extensions(until, trace), EXTENSION: self.key}
        address = self._base + self._target(request.path)
        if request.format is None:
            url = module.URL(f"{address}{MASKED_QUERY}{request.query}")
            return module.Request(request.method, url, headers=self._bodiless_headers(request), extensions=extensions)
        if request.query:
            url = module.URL(address + _query_alone(request))
        else:
            url = self._shown_addresses.get(address) or self._shown_addresses.setdefault(address, module.URL(address))
        body = MASKED_OPENINGS[request.format] + request.body
        headers = [*self._body_headers[request.format], (b"Content-Length", b"%d" % len(body))]
        shown = module.Request(
            request.method, url, headers=headers, stream=module.ByteStream(body), extensions=extensions
        )
        shown.read()  # hooks may look at its content
        return shown


def _query_alone(request: Request) -> str:
    """The query of a request whose key stands in the body."""
    return request.query.replace("&", "?", 1)


def get_endpoint(settings: Settings) -> Endpoint:
    """The service as these settings see it, worked out at the first call."""
    if settings.endpoint is None:
        settings.endpoint = Endpoint(settings)
    return settings.endpoint  # type: ignore[no-any-return]
