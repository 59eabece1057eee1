"""What a client's requests have in common, worked out once: addresses, headers, and where the key goes."""

from __future__ import annotations

import math
import platform
from functools import cache
from types import ModuleType
from typing import Any
from urllib.parse import quote

from .log_mask import keep_out
from .request import CODECS, Request
from .secret import MASK
from .settings import Settings
from .version import __version__

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
    """The service as one client's settings see it."""

    def __init__(self, settings: Settings, module: ModuleType) -> None:
        keep_out(settings)
        self._module = module
        self._base = settings.base_url
        self._urls: dict[str, Any] = {}
        base = module.URL(settings.base_url)
        self.host = base.host
        self.scheme = base.scheme
        self.netloc = base.netloc
        self.key = Key(settings.api_key, base)
        self._timeout = settings.timeout
        self._extensions = _time_limit(settings.timeout)
        self._get_headers = [
            (b"Host", base.netloc),
            (b"Accept", _ACCEPT[settings.reply_format]),
            (b"Accept-Encoding", b"gzip, deflate"),
            (b"User-Agent", USER_AGENT.encode()),
        ]
        self._body_headers = {
            name: [*self._get_headers, (b"Content-Type", codec.MEDIA_TYPE.encode())] for name, codec in CODECS.items()
        }

    def url(self, path: str) -> Any:
        """The address of a command."""
        url = self._urls.get(path)
        if url is None:
            url = self._urls[path] = self._module.URL(self._base + path)
        return url

    def step(self, left: float) -> float | None:
        """Each step may take as long as the settings say, and no longer than there is time for the whole call."""
        if left == math.inf or (self._timeout is not None and self._timeout <= left):
            return self._timeout
        return max(left - _AHEAD, 0.001)

    def _limited(self, left: float) -> dict[str, Any]:
        seconds = self.step(left)
        return self._extensions if seconds == self._timeout else _time_limit(seconds)

    def plain(self, request: Request) -> tuple[str, dict[str, str], bytes]:
        """The address, the headers and the body with the key in them, for a transport that is not httpx's."""
        if request.format is None:
            headers, query, body = self._get_headers, self.key.query + request.query, b""
        else:
            headers, query = self._body_headers[request.format], ""
            body = self.key.openings[request.format] + request.body
        return f"{self._base}{request.path}{query}", {name.decode(): value.decode() for name, value in headers}, body

    def sealed(self, request: Request, left: float) -> Any:
        """The request with the key in it, for a transport that nobody else sees."""
        key = self.key
        sealed = masked_request(self._module)
        if request.format is None:
            url = self._module.URL(f"{self._base}{request.path}{key.query}{request.query}")
            return sealed(
                request.method,
                url,
                headers=self._get_headers,
                stream=self._module.ByteStream(b""),
                extensions=self._limited(left),
            )
        body = key.openings[request.format] + request.body
        return sealed(
            request.method,
            self.url(request.path),
            headers=[*self._body_headers[request.format], (b"Content-Length", b"%d" % len(body))],
            stream=self._module.ByteStream(body),
            extensions=self._limited(left),
        )

    def masked(self, request: Request, left: float) -> Any:
        """The request with a mask where the key goes, for a client whose hooks and log lines see it."""
        extensions = {**self._limited(left), EXTENSION: self.key}
        if request.format is None:
            url = self._module.URL(f"{self._base}{request.path}{_MASKED_QUERY}{request.query}")
            return self._module.Request(request.method, url, headers=self._get_headers, extensions=extensions)
        return self._module.Request(
            request.method,
            self.url(request.path),
            headers=self._body_headers[request.format],
            content=_MASKED_OPENINGS[request.format] + request.body,
            extensions=extensions,
        )


EXTENSION = "smspartner.key"
_AHEAD = 0.02  # seconds by which a step ends before the whole call does, so that its own exception says what it was
_MASKED_QUERY = f"?apiKey={MASK}"
_MASKED_OPENINGS = {name: codec.opening(MASK) for name, codec in CODECS.items()}


class Key:
    """The key in the forms in which requests carry it, and the one place that it may go to."""

    def __init__(self, text: str, base: Any) -> None:
        self._place = (base.scheme, base.host, base.port)
        self.query = f"?apiKey={quote(text, safe='')}"
        self.openings: dict[str, bytes] = {name: codec.opening(text) for name, codec in CODECS.items()}

    def __repr__(self) -> str:
        return f"<Key {MASK}>"

    def seal(self, request: Any, module: ModuleType) -> Any:
        """
        A copy of a masked request that holds the key, if it goes to our address; else the request as it is.

        The mask is always the first parameter, so that it is swapped at a known place and never searched for.
        """
        url = request.url
        if (url.scheme, url.host, url.port) != self._place:
            return request
        sealed = masked_request(module)
        headers = request.headers.copy()
        if request.method == "GET":
            query = "?" + url.query.decode()
            if not query.startswith(_MASKED_QUERY):
                return request
            url = url.copy_with(query=(self.query + query[len(_MASKED_QUERY) :])[1:].encode())
            return sealed(request.method, url, headers=headers, stream=request.stream, extensions=request.extensions)
        body = request.content
        for name, opening in _MASKED_OPENINGS.items():
            if body.startswith(opening):
                body = self.openings[name] + body[len(opening) :]
                break
        headers["Content-Length"] = str(len(body))
        return sealed(
            request.method, url, headers=headers, stream=module.ByteStream(body), extensions=request.extensions
        )
