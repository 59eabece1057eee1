"""
Requests made from the contract by schemathesis: valid and invalid data for every operation, in each format.

Only the data is schemathesis'. Calls are made elsewhere, after all data is there: a service with state and a clock
answers the same request differently, which a property test would take for inconsistent data. Nothing is registered
with schemathesis, whose registries are global.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlsplit

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from schemathesis.config import SchemathesisConfig

from .contract import Contract, Operation
from .reading import MEDIA_TYPES
from .service import STAND_IN, Request
from .xml_requests import is_readable

_BASE: Final = "http://service.invalid/v1"


@dataclass(frozen=True)
class Case:
    """A request, and the format that it asks for (`None`: a broken one may not name any)."""

    request: Request
    format: str | None


class Generator:
    """
    Generate cases from a contract, the same ones in every run.

    Args:
        sandbox: Use the sandbox, where there is one, in valid requests: nothing is sent or charged.
    """

    def __init__(self, contract: Contract, examples: int, *, sandbox: bool = False) -> None:
        self._examples = examples
        self._sandbox = sandbox
        self._schemas = {format: _schema(contract, media_type) for format, media_type in MEDIA_TYPES.items()}

    def cases(self, operation: Operation, format: str, *, negative: bool) -> Iterator[Case]:
        """Valid or invalid requests of an operation whose body and response are of a format."""
        mode = schemathesis.GenerationMode.NEGATIVE if negative else schemathesis.GenerationMode.POSITIVE
        found: list[Case] = []

        @settings(
            max_examples=self._examples,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            verbosity=Verbosity.quiet,
            suppress_health_check=list(HealthCheck),
        )
        @given(self._schemas[format][operation.path][operation.method].as_strategy(generation_mode=mode))
        def collect(case: Any) -> None:
            if self._sandbox and operation.takes_sandbox and isinstance(case.body, dict) and not negative:
                case.body["sandbox"] = 1
            found.append(_case(case, operation, format, negative))

        collect()
        return iter(found)


def _case(case: Any, operation: Operation, format: str, negative: bool) -> Case:
    place = case.body if operation.body is not None else case.query
    if isinstance(place, dict):
        place = {"_format": format, **place, **({"_format": format} if _is_format(place) else {})}
        if operation.body is not None:
            case.body = place
        else:
            case.query = place
    sent = requests.Request(**case.as_transport_kwargs(base_url=_BASE)).prepare()
    parts = urlsplit(str(sent.url))
    body = sent.body.encode() if isinstance(sent.body, str) else sent.body
    content = body if isinstance(body, bytes) else b""
    content_type = str(sent.headers["Content-Type"]) if "Content-Type" in sent.headers else None
    request = Request(
        str(sent.method), parts.path.removeprefix(urlsplit(_BASE).path), parts.query, content_type, content
    )
    unreadable = "xml" in (content_type or "") and not is_readable(content)  # names that XML cannot carry
    return Case(request, None if negative or unreadable else format)


def _is_format(place: dict[str, Any]) -> bool:
    return place.get("_format") in tuple(MEDIA_TYPES)


def _schema(contract: Contract, media_type: str) -> Any:
    """The contract for schemathesis: one media type for bodies, and the key that all valid requests carry."""
    document = json.loads(json.dumps(copy.deepcopy(contract.document)).replace("YOUR_API_KEY", STAND_IN))
    document["components"]["schemas"]["ApiKey"] = {"const": STAND_IN}
    document.pop("webhooks", None)
    document["servers"] = [{"url": _BASE}]
    for methods in document["paths"].values():
        for operation in methods.values():
            content = operation.get("requestBody", {}).get("content", {})
            for other in [name for name in content if name != media_type]:
                del content[other]
    config = SchemathesisConfig.from_dict({"generation": {"allow-x00": False, "deterministic": True}})
    return schemathesis.openapi.from_dict(document, config=config)
