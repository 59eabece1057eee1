"""Judge a response by the contract: status, content type, encoding, shape, codes, and that the key is not in it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

from . import xml
from .contract import Contract, Operation, Problem, Schema
from .reading import BrokenError, check_file, check_media_type, read_json, read_xml
from .service import Request, Response
from .xml_requests import read_request

_REFUSAL: Final = {"$ref": "#/components/schemas/Refusal"}
_ACCEPTED, _TOO_MANY = 200, 429
_EMPTY: Final[tuple[Any, ...]] = (None, "", {})


@dataclass
class Verdict:
    """
    The verdict on a response.

    Attributes:
        value: What it says, as JSON would have it.
        code: The code, if it is a refusal.
        problems: Where it breaks the contract.
    """

    value: Any = None
    code: int | None = None
    problems: list[Problem] = field(default_factory=list)


class Judge:
    """A judge of responses by one contract."""

    def __init__(self, contract: Contract) -> None:
        self.contract = contract
        self._reader = xml.Reader(contract)

    def judge(self, operation: Operation, request: Request, response: Response, format: str | None) -> Verdict:
        """Judge a response; `format` is the requested one, `None` where that is not certain."""
        verdict = Verdict()
        place = f"{operation.place}/responses"
        if response.repeats_key:
            verdict.problems.append(Problem("", "repeats the key", "#/components/schemas/ApiKey/x-secret"))
        try:
            if response.status == _ACCEPTED:
                self._accepted(verdict, operation, request, response, format, f"{place}/200")
            else:
                self._refused(verdict, operation, response, format, f"{place}/default")
        except BrokenError as error:
            verdict.problems.append(error.problem)
        return verdict

    def is_valid_request(self, operation: Operation, request: Request) -> bool:
        """Return whether the contract allows a request, read as leniently as a service may."""
        if not self._is_valid_path(operation, request.path):
            return False
        query = self._query(operation, request.query)
        for name in operation.required_in_query:
            if name not in query:
                return False
        for name, schema in operation.query.items():
            if name in query and not self._is_valid(query[name], schema, name in operation.required_in_query):
                return False
        if operation.body is None:
            return True
        try:
            values = self._bodies(operation.body, request)
        except (ValueError, RecursionError):
            return False
        return any(self.contract.is_valid(self._lenient(value, operation.body), operation.body) for value in values)

    def _is_valid_path(self, operation: Operation, path: str) -> bool:
        pattern = re.sub(r"\\\{[^{}]*\\\}", "([^/]+)", re.escape(operation.path))
        match = re.fullmatch(pattern, path)
        if match is None:
            return False
        names = re.findall(r"\{([^{}]*)\}", operation.path)
        return all(
            self._is_valid(unquote(value), operation.in_path[name], True)
            for name, value in zip(names, match.groups(), strict=True)
        )

    def _query(self, operation: Operation, text: str) -> dict[str, Any]:
        """Return the values of a query; a list repeats its name."""
        pairs = parse_qsl(text, keep_blank_values=True)
        lists = {
            name: [value for other, value in pairs if other == name]
            for name, schema in operation.query.items()
            if self.contract.resolve(schema).get("type") == "array"
        }
        return {**dict(pairs), **{name: values for name, values in lists.items() if values}}

    def _bodies(self, schema: Schema, request: Request) -> list[Any]:
        """Return the possible values of a body: XML does not tell an empty string or object from nothing."""
        if "xml" not in (request.content_type or ""):
            return [json.loads(request.body)]
        root = xml.parse(request.body)
        if root.name != "request":
            return []
        return [read_request(root, self.contract, schema, empty) for empty in _EMPTY]

    def _is_valid(self, value: Any, schema: Schema, required: bool) -> bool:
        if not required and value in ("", None):
            return True
        return self.contract.is_valid(self._lenient(value, schema), schema)

    def _lenient(self, value: Any, schema: Schema) -> Any:
        """Return a value in the types of its schema, if it means the same in them: "1" and true for 1."""
        if self.contract.is_valid(value, schema) and not isinstance(value, dict):
            return value
        whole = self.contract.resolve(schema)
        if "oneOf" in whole and isinstance(value, dict):
            branches = [self._lenient(value, branch) for branch in whole["oneOf"]]
            return next((read for read in branches if self.contract.is_valid(read, schema)), value)
        if isinstance(value, dict):
            required, parts = whole.get("required", ()), whole.get("properties", {})
            return {
                name: self._lenient(part, parts.get(name, {}))
                for name, part in value.items()
                if name in required or name not in parts or part not in (None, "")
            }
        if isinstance(value, list) and "items" in whole:
            return [self._lenient(member, whole["items"]) for member in value]
        return next((read for read in _spellings(value) if self.contract.is_valid(read, schema)), value)

    def _accepted(
        self,
        verdict: Verdict,
        operation: Operation,
        request: Request,
        response: Response,
        format: str | None,
        place: str,
    ) -> None:
        if not self.is_valid_request(operation, request):
            problem = Problem("", "accepts a request that the contract does not allow", f"{operation.place}")
            verdict.problems.append(problem)
        if operation.response is None:
            check_file(response, place)
            return
        actual = check_media_type(response, format, place)
        problems: list[Problem] = []
        if actual == "json":
            value = read_json(response, place)
        else:
            value, problems = self._reader.read(read_xml(response, place), operation.response)
        verdict.value = value
        misread = tuple(problem.path for problem in problems)  # what is there could not be read, and is not missing
        broken = [
            problem
            for problem in self.contract.problems(value, operation.response)
            if problem.path not in misread and "" not in misread
        ]
        if isinstance(value, dict) and value.get("success") is False and (broken or problems):
            code = value.get("code") if actual == "json" else xml.read_refusal(xml.parse(response.content)).get("code")
            raise BrokenError(f"is a refusal (code {code}) with HTTP 200", place)
        verdict.problems += problems + broken

    def _refused(
        self, verdict: Verdict, operation: Operation, response: Response, format: str | None, place: str
    ) -> None:
        status = response.status
        if status == _TOO_MANY:
            return  # what it looks like is not published
        if 300 <= status < 400:
            raise BrokenError(f"is a redirect (HTTP {status}), which the contract does not know", place)
        if b"Traceback (most recent call last)" in response.content:
            raise BrokenError(f"shows a stack trace, with HTTP {status}", place)
        if status < 300:
            raise BrokenError(f"has HTTP {status}; the contract knows 200 for what is accepted", place)
        actual = check_media_type(response, format, place)
        if actual == "json":
            value = read_json(response, place)
            problems = self.contract.problems(value, _REFUSAL)
        else:
            root = read_xml(response, place)
            value, problems = xml.read_refusal(root), _refusal_problems(root)
        if isinstance(value, dict) and value.get("success") is True:
            raise BrokenError(f"says success, and has HTTP {status}", place)
        code = value.get("code") if isinstance(value, dict) else None
        if isinstance(code, bool) or not isinstance(code, int):
            raise BrokenError(f"is a refusal without a code (HTTP {status})", f"{_REFUSAL['$ref']}/required")
        verdict.value, verdict.code = value, code
        verdict.problems += problems
        if code not in operation.codes:
            raise BrokenError(f"has code {code}, which the operation does not list", _codes(operation))
        if status != operation.codes[code]:
            sentence = f"has HTTP {status} with code {code}, which comes with {operation.codes[code]} (assumed)"
            raise BrokenError(sentence, _codes(operation))


def _codes(operation: Operation) -> str:
    return f"{operation.place}/x-codes" if "x-codes" in operation.raw else "#/components/x-codes/common"


def _refusal_problems(root: xml.Element) -> list[Problem]:
    if root.name != "result":
        return [Problem("", f"has the root <{root.name}>, not <result>", "#/components/schemas/Refusal/xml")]
    if any(child.key is None and child.name in ("entry", "item") for child in root.children) and any(
        child.key is not None or child.name not in ("entry", "item") for child in root.children
    ):
        return [Problem("", "mixes elements with and without a name", "#/components/schemas/Refusal/xml")]
    return []


def _spellings(value: Any) -> list[Any]:
    """Return the same scalar in other types."""
    if isinstance(value, bool):
        return [int(value), str(int(value))]
    if isinstance(value, int | float):
        return [str(value), *([int(value)] if value == int(value) else [])]
    if isinstance(value, str):
        text = value.strip()
        words = {"true": 1, "false": 0, "yes": 1, "no": 0, "on": 1, "off": 0}
        found: list[Any] = [text]
        if text.lower() in words:
            found += [words[text.lower()], str(words[text.lower()]), bool(words[text.lower()])]
        for read in (int, float):
            try:
                found.append(read(text))
            except (ValueError, OverflowError):
                continue
        return found
    return []
