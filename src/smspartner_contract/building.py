"""Build requests from values: the contract says where a parameter stands, the format how it is written."""

from __future__ import annotations

import json
import shlex
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from .contract import XML, Operation
from .reading import MEDIA_TYPES
from .service import STAND_IN, Request
from .xml import parse
from .xml_requests import write_request


def build_request(
    operation: Operation,
    values: Mapping[str, Any],
    format: str,
    *,
    body_format: str | None = None,
    key: str | None = STAND_IN,
) -> Request:
    """Build a request that asks for a response in a format; its body has the same format unless another is given."""
    always = {**({"apiKey": key} if key is not None else {}), "_format": format}
    given = {**values, **always}
    path = operation.path
    for name in operation.in_path:
        path = path.replace(f"{{{name}}}", quote(_text(given.pop(name, operation.example.get(name, ""))), safe=""))
    query = {name: value for name, value in given.items() if operation.body is None or name in operation.query}
    text = "&".join(
        f"{quote(name)}={quote(_text(member), safe='')}"
        for name, value in query.items()
        for member in (value if isinstance(value, list) else [value])
    )
    if operation.body is None:
        return Request(operation.method, path, text)
    in_body = {name: value for name, value in given.items() if name not in query}
    media_type = MEDIA_TYPES[body_format or format]
    body = json.dumps(in_body).encode() if "json" in media_type else write_request(in_body)
    return Request(operation.method, path, text, media_type, body)


def is_free(operation: Operation, request: Request) -> bool:
    """Return whether a request has no lasting effect: it only reads, or holds `sandbox: 1` exactly once."""
    if operation.effect == "none":
        return True
    try:
        if request.content_type == XML:
            found = [child.text for child in parse(request.body).children if (child.key or child.name) == "sandbox"]
        else:
            found = [
                str(value) for name, value in json.loads(request.body, object_pairs_hook=list) if name == "sandbox"
            ]
    except (ValueError, TypeError):
        return False
    return operation.takes_sandbox and found == ["1"]


def curl_line(base_url: str, request: Request) -> str:
    """Return the request as a curl command, which takes the key from its environment."""
    words = ["curl", "-sS", "-i"]
    if request.method != "GET":
        words += ["-X", request.method]
    if request.content_type:
        words += ["-H", _quoted(f"Content-Type: {request.content_type}")]
        words += ["--data-binary", _quoted(request.body.decode("utf-8", "replace"))]
    return " ".join([*words, _quoted(base_url + request.target)])


def _quoted(text: str) -> str:
    return '"$SMSPARTNER_API_KEY"'.join(_word(part) if part else "" for part in text.split(STAND_IN)) or "''"


def _word(text: str) -> str:
    """Return a string as a word of bash, on one line, whatever characters it has."""
    if text.isprintable():
        return shlex.quote(text)
    escaped = "".join(
        sign if sign.isprintable() and sign not in "'\\" else "".join(f"\\x{byte:02x}" for byte in sign.encode())
        for sign in text
    )
    return f"$'{escaped}'"


def _text(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)
