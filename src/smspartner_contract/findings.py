"""Findings of a run: a sentence, the rule, the request, the response, and a curl command."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Final

from .building import curl_line
from .contract import Contract, Problem, Schema
from .service import Request, Response, Service

_MAX_SHOWN: Final = 1500
_MASK: Final = "********"


@dataclass
class Finding:
    """
    One way in which an operation breaks the contract in a format.

    Attributes:
        sentence: What is wrong, with the operation and the format.
        place: The rule that is broken, as a place in the contract.
        request: The first request that showed it; empty where none did.
        response: What it was answered.
        curl: A line for a shell that repeats it, with the key from `SMSPARTNER_API_KEY`.
        count: How many responses showed it.
    """

    operation: str
    format: str
    sentence: str
    place: str
    request: str
    response: str
    curl: str
    count: int = 1


class Findings:
    """The findings of a run, each sentence once. No text that it keeps holds the key."""

    def __init__(self, contract: Contract, service: Service) -> None:
        self._contract = contract
        self._service = service
        self._found: dict[tuple[str, str, str], Finding] = {}

    def __len__(self) -> int:
        return len(self._found)

    def all(self) -> list[Finding]:
        """The findings in the order in which they were made."""
        return list(self._found.values())

    def of(self, operation: str, format: str) -> list[Finding]:
        """The findings of an operation in a format."""
        return [
            finding for finding in self._found.values() if (finding.operation, finding.format) == (operation, format)
        ]

    def add(
        self,
        operation: str,
        format: str,
        problem: Problem,
        request: Request | None,
        response: Response | None,
        value: Any = None,
    ) -> None:
        """Keep a problem; if it is known already, count it."""
        general = re.sub(r"\[[0-9]+\]", "[]", problem.path)  # a list of 500 that is wrong is one finding
        sentence = f"`{general}` {problem.sentence}" if general else problem.sentence
        if general == "" and not sentence.startswith("the service"):
            sentence = f"the response {sentence}"
        key = operation, format, re.sub(r"[0-9]+|, is .*|\(.*\)", "#", sentence)
        if key in self._found:
            self._found[key].count += 1
            return
        clean = self._service.scrubber.text
        self._found[key] = Finding(
            operation,
            format,
            clean(f"{operation}, {format.upper()}: {sentence}"),
            problem.place,
            clean(self._request_text(request)) if request else "",
            clean(self._response_text(operation, response, value)) if response else "no response",
            clean(curl_line(self._service.base_url, request)) if request else "",
        )

    def _request_text(self, request: Request) -> str:
        lines = [f"{request.method} {self._service.base_url}{request.target}"]
        if request.content_type:
            lines += [f"Content-Type: {request.content_type}", "", _shown(request.body)]
        return "\n".join(lines)

    def _response_text(self, operation: str, response: Response, value: Any) -> str:
        text = _shown(response.content)
        schema = self._contract.operations[operation].response
        secret = _secret_names(self._contract, schema) if schema else set()
        if secret and value is None and response.status == 200:
            text = "(not shown: it could not be read, and may hold keys)"
        for hidden in _values_at(value, secret):
            text = text.replace(hidden, _MASK)
        return "\n".join([f"HTTP {response.status}, after {response.seconds:.2f} s", *_type_line(response), "", text])


def _type_line(response: Response) -> list[str]:
    return [f"Content-Type: {response.content_type}"] if response.content_type else []


def _shown(content: bytes) -> str:
    text = content.decode("utf-8", "backslashreplace")
    text = re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "\N{REPLACEMENT CHARACTER}", text)
    cut = f"\n… ({len(text) - _MAX_SHOWN:,} more characters)" if len(text) > _MAX_SHOWN else ""
    return text[:_MAX_SHOWN] + cut


def _secret_names(contract: Contract, schema: Schema) -> set[str]:
    """The names of fields that hold secrets, such as the keys of sub-accounts."""
    names: set[str] = set()
    whole = contract.resolve(schema)
    for branch in (*whole.get("oneOf", ()), whole.get("items", {})):
        names |= _secret_names(contract, branch) if branch else set()
    for name, part in whole.get("properties", {}).items():
        names |= {name} if contract.resolve(part).get("x-secret") else _secret_names(contract, part)
    return names


def _values_at(value: Any, names: set[str]) -> list[str]:
    if isinstance(value, list):
        return [hidden for member in value for hidden in _values_at(member, names)]
    if not isinstance(value, dict):
        return []
    own = [value[name] for name in names if isinstance(value.get(name), str) and value[name]]
    escaped = [json.dumps(hidden)[1:-1] for hidden in own]
    return [*own, *escaped, *(hidden for part in value.values() for hidden in _values_at(part, names))]
