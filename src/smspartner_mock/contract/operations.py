"""The contract, read once: every operation with its parameters, codes, forms and examples."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Final
from urllib.parse import urlsplit

import jsonschema_rs

from ..wire.shapes import Shape, Shapes
from .codes import Codes, missing_key, read_codes, wrong_key

_CONTRACT_URI: Final = "urn:contract"
_PLACES: Final = ("query", "path")
_IN_PATH: Final = re.compile(r"\{([^{}]*)\}")
_METHODS: Final = frozenset({"get", "post", "put", "patch", "delete"})
_REFUSAL: Final = {"type": "object", "required": ["success", "code"]}


class Form:
    """The form of a request or a response. Its validator is compiled when it is first needed."""

    def __init__(self, schema: Mapping[str, Any], shapes: Shapes, registry: jsonschema_rs.Registry) -> None:
        self.schema = schema
        self._shapes = shapes
        self._registry = registry

    @cached_property
    def shape(self) -> Shape:
        """The shape for reading and writing XML."""
        return self._shapes.of(self.schema)

    @cached_property
    def branches(self) -> tuple[Form, ...]:
        """The alternatives of a `oneOf`; itself where there are none."""
        choices = self._shapes.resolve(self.schema).get("oneOf")
        return tuple(Form(choice, self._shapes, self._registry) for choice in choices) if choices else (self,)

    @cached_property
    def validator(self) -> jsonschema_rs.Draft202012Validator:
        """The validator of values, without formats: the service reads its own strings."""
        return jsonschema_rs.Draft202012Validator(_absolute(self.schema), registry=self._registry)

    @cached_property
    def strict_validator(self) -> jsonschema_rs.Draft202012Validator:
        """The validator of values and their formats: for responses, which are ours."""
        return jsonschema_rs.Draft202012Validator(
            _absolute(self.schema), registry=self._registry, validate_formats=True
        )

    def branch_for(self, value: Mapping[str, Any]) -> Form:
        """Return the alternative that fits a value best: it lacks the least and shares the most."""
        if len(self.branches) == 1:
            return self.branches[0]
        names = value.keys()
        return max(
            self.branches,
            key=lambda branch: (-len(branch.shape.required - names), len(branch.shape.properties.keys() & names)),
        )


def _absolute(schema: Any) -> Any:
    """Return the schema with absolute references into the contract."""
    if isinstance(schema, Mapping):
        return {
            key: _CONTRACT_URI + value if key == "$ref" and isinstance(value, str) else _absolute(value)
            for key, value in schema.items()
        }
    return [_absolute(member) for member in schema] if isinstance(schema, list) else schema


@dataclass(frozen=True)
class Operation:
    """
    An operation of the API.

    Attributes:
        name: Its operationId, such as `messages.send`.
        request: Its parameters together with the key and `_format`, wherever they stand.
        has_body: Whether its requests have a body, in which everything stands that has no other place.
        in_query: The parameters in the query; with a body, none others are read there.
        in_path: The parameters in the path.
        response: The form of its response; `None` where that is a file.
        examples: By the name of the example, a request (perhaps empty) and its response.
        file: The media type and the content of the example, where its response is a file.
        refusal_example: A refusal that the contract prints.
    """

    name: str
    method: str
    path: str
    request: Form
    has_body: bool
    in_query: frozenset[str]
    in_path: frozenset[str]
    response: Form | None
    refusal: Form
    codes: Codes
    examples: Mapping[str, tuple[dict[str, Any], Any]]
    root: str = "request"
    response_root: str = "result"
    file: tuple[str, bytes] | None = None
    refusal_example: Mapping[str, Any] = field(default_factory=dict)
    rate_limit: Mapping[str, int] | None = None
    missing_key: int = 10
    wrong_key: int = 10

    @cached_property
    def lists_in_query(self) -> frozenset[str]:
        """The parameters that the query may repeat."""
        return frozenset(name for name in self.in_query if self.request.shape.properties[name].kind == "list")


class Contract:
    """All operations of a contract, by path and by name."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        self.document = document
        self._shapes = Shapes(document)
        self._registry = jsonschema_rs.Registry([(_CONTRACT_URI, dict(document))])
        self._lists = document.get("components", {}).get("x-codes", {})
        servers = document.get("servers") or [{"url": "/v1"}]
        self.base_path: str = urlsplit(servers[0]["url"]).path.rstrip("/")
        self.routes: dict[str, dict[str, Operation]] = {}
        self.templates: list[tuple[re.Pattern[str], str]] = []
        """The paths that hold parameters, the longest first."""
        self.operations: dict[str, Operation] = {}
        for path, item in document["paths"].items():
            for method, entry in item.items():
                if method in _METHODS:
                    self._add(path, method.upper(), entry, item.get("parameters", ()))

    def _add(self, path: str, method: str, entry: Mapping[str, Any], shared: Iterable[Any]) -> None:
        operation = self._read(path, method, entry, shared)
        self.routes.setdefault(self.base_path + path, {})[method] = operation
        self.operations[operation.name] = operation
        if operation.in_path:
            pattern = re.sub(r"\\\{[^{}]*\\\}", "(.+)", re.escape(self.base_path + path))
            self.templates.append((re.compile(pattern, re.DOTALL), self.base_path + path))
            self.templates.sort(key=lambda template: -len(template[0].pattern))

    def find(self, path: str) -> tuple[dict[str, Operation] | None, dict[str, str]]:
        """Return the operations at a path, by method, and the path's parameters."""
        if path in self.routes:
            return self.routes[path], {}
        for pattern, template in self.templates:
            if match := pattern.fullmatch(path):
                names = _IN_PATH.findall(template)
                return self.routes[template], dict(zip(names, match.groups(), strict=True))
        return None, {}

    def _read(self, path: str, method: str, entry: Mapping[str, Any], shared: Iterable[Any]) -> Operation:
        name = entry.get("operationId", f"{method} {path}")
        body = self._shapes.resolve(entry.get("requestBody", {})).get("content", {}).get("application/json")
        contents = self._shapes.resolve(entry["responses"]["200"]).get("content", {})
        content = contents.get("application/json")
        codes = read_codes(name, entry.get("x-codes", {}), self._lists)
        refused = self._shapes.resolve(entry["responses"].get("default", {})).get("content", {})
        refusal = refused.get("application/json", {})
        parameters = [self._shapes.resolve(parameter) for parameter in (*shared, *entry.get("parameters", ()))]
        names = {
            place: frozenset(parameter["name"] for parameter in parameters if parameter["in"] == place)
            for place in _PLACES
        }
        return Operation(
            name=name,
            method=method,
            path=path,
            request=self._form(_request_schema(body, parameters)),
            has_body=body is not None,
            in_query=names["query"],
            in_path=names["path"],
            response=self._form(content["schema"]) if content else None,
            refusal=self._form(refusal.get("schema", _REFUSAL)),
            codes=codes,
            examples=_pair(_request_examples(body, parameters), _examples(content or {})),
            root=self._root(body, "request"),
            response_root=self._root(content, "result"),
            file=None if content else _file(contents),
            refusal_example=next(iter(_examples(refusal).values()), {}),
            rate_limit=entry.get("x-rate-limit"),
            missing_key=missing_key(codes),
            wrong_key=wrong_key(codes),
        )

    def _form(self, schema: Mapping[str, Any]) -> Form:
        return Form(schema, self._shapes, self._registry)

    def _root(self, media: Mapping[str, Any] | None, default: str) -> str:
        """The name of the root element, which stands on the schema or on the first of its alternatives."""
        schema = self._shapes.resolve((media or {}).get("schema", {}))
        first = self._shapes.resolve(schema["oneOf"][0]) if schema.get("oneOf") else schema
        return str(schema.get("xml", first.get("xml", {})).get("name", default))


def _request_schema(body: Mapping[str, Any] | None, parameters: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Parameters and the body, as the object that they are together."""
    schema: Mapping[str, Any] = {
        "type": "object",
        "properties": {parameter["name"]: parameter.get("schema", {}) for parameter in parameters},
        "required": [parameter["name"] for parameter in parameters if parameter.get("required")],
    }
    if body is None:
        return schema
    return {"allOf": [body["schema"], schema]} if parameters else body["schema"]


def _request_examples(body: Mapping[str, Any] | None, parameters: list[Mapping[str, Any]]) -> dict[str, Any]:
    """The examples of the body, each with those of all parameters."""
    given = {parameter["name"]: parameter["example"] for parameter in parameters if "example" in parameter}
    return {name: {**given, **example} for name, example in _examples(body or {"example": {}}).items()}


def _examples(media: Mapping[str, Any]) -> dict[str, Any]:
    """The examples of a media type, by name; a single one has the empty name."""
    named = {name: example["value"] for name, example in media.get("examples", {}).items() if "value" in example}
    return named or ({"": media["example"]} if "example" in media else {})


def _pair(requests: Mapping[str, Any], responses: Mapping[str, Any]) -> dict[str, tuple[dict[str, Any], Any]]:
    """Each response with the request of its name, or else with the request of its position."""
    ordered = list(requests.values())
    return {
        name: (requests.get(name, ordered[min(index, len(ordered) - 1)] if ordered else {}), response)
        for index, (name, response) in enumerate(responses.items())
    }


def _file(contents: Mapping[str, Any]) -> tuple[str, bytes] | None:
    """The media type and the example of a response that is neither JSON nor XML."""
    for media_type, media in contents.items():
        example = next(iter(_examples(media).values()), "")
        return media_type, example.encode() if isinstance(example, str) else bytes(example)
    return None


@lru_cache(maxsize=1)
def load_contract() -> Contract:
    """The contract that was installed with this package; read once in a process."""
    import smspartner_spec

    return Contract(smspartner_spec.load())
