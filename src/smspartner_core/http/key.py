"""The key in a request: a mask holds its place until the request is below everything that others can see."""

from __future__ import annotations

from functools import cache
from types import ModuleType
from typing import Any
from urllib.parse import quote

from ..encode import CODECS
from ..secret import MASK

EXTENSION = "smspartner.key"
MASKED_QUERY = f"?apiKey={MASK}"
MASKED_OPENINGS: dict[str, bytes] = {name: codec.opening(MASK) for name, codec in CODECS.items()}


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
        if query.startswith(MASKED_QUERY):
            url = url.copy_with(query=(self.query + query[len(MASKED_QUERY) :])[1:].encode())
            return with_key(request.method, url, headers=headers, stream=request.stream, extensions=request.extensions)
        body = request.content
        if not body:
            return request
        for name, opening in MASKED_OPENINGS.items():
            if body.startswith(opening):
                body = self.openings[name] + body[len(opening) :]
                break
        headers["Content-Length"] = str(len(body))
        return with_key(
            request.method, url, headers=headers, stream=module.ByteStream(body), extensions=request.extensions
        )
