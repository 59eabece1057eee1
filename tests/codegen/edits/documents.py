"""Parts of a spec, and edits of a whole one."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

Edit = Callable[[dict[str, Any]], None]
"""Changes the document of `openapi.yaml` in place."""
KEY = [{"$ref": "#/components/parameters/ApiKey"}, {"$ref": "#/components/parameters/Format"}]
REFUSED = {
    "description": "Refused.",
    "content": {
        "application/json": {
            "schema": {"$ref": "#/components/schemas/Refusal"},
            "example": {"success": False, "code": 10, "message": "Clé API incorrecte"},
        }
    },
}


def ref(schema: str) -> dict[str, str]:
    """A reference to a named schema."""
    return {"$ref": f"#/components/schemas/{schema}"}


def parameter(name: str, schema: dict[str, Any], example: Any, **more: Any) -> dict[str, Any]:
    """A parameter of the query, unless `more` says otherwise."""
    described = {"name": name, "in": "query", "description": "A parameter.", "schema": schema, "example": example}
    return described | more


def in_path(name: str, schema: dict[str, Any], example: Any) -> dict[str, Any]:
    """A parameter of the path."""
    return parameter(name, schema, example, **{"in": "path"}, required=True)


def properties(**schemas: dict[str, Any]) -> dict[str, Any]:
    """Described properties."""
    return {name: {"description": "A property.", **schema} for name, schema in schemas.items()}


def request(*required: str, **schemas: dict[str, Any]) -> dict[str, Any]:
    """A schema of a request."""
    keys = {"apiKey": {"description": "The key.", **ref("ApiKey")}, "_format": {"description": "It.", **ref("Format")}}
    return {
        "description": "A request.",
        "type": "object",
        "required": ["apiKey", *required],
        "properties": keys | properties(**schemas),
    }


def operation(
    name: str,
    *parameters: dict[str, Any],
    body: str | None = None,
    example: dict[str, Any] | None = None,
    response: str = "DoneResponse",
    answer: dict[str, Any] | None = None,
    **more: Any,
) -> dict[str, Any]:
    """An operation whose request and response are named schemas."""
    answered = {
        "description": "Done.",
        "content": {"application/json": {"schema": ref(response), "example": answer or {"success": True}}},
    }
    made: dict[str, Any] = {
        "operationId": name,
        "tags": [name.partition(".")[0]],
        "summary": "Do something.",
        "description": "Does something.",
        "x-effect": "once",
        "responses": {"200": answered, "default": copy.deepcopy(REFUSED)},
    }
    if body is None:
        made["parameters"] = [*KEY, *parameters]
    else:
        content = {"schema": ref(body), "example": {"apiKey": "YOUR_API_KEY", **(example or {})}}
        made["requestBody"] = {"required": True, "content": {"application/json": content}}
        made |= {"parameters": list(parameters)} if parameters else {}
    return made | more


def add(method: str, path: str, made: dict[str, Any], **schemas: dict[str, Any]) -> Edit:
    """A new operation, with the schemas that it needs."""

    def edit(document: dict[str, Any]) -> None:
        document["paths"].setdefault(path, {})[method] = copy.deepcopy(made)
        document["components"]["schemas"] |= copy.deepcopy(schemas)

    return edit


def component(kind: str, name: str, value: dict[str, Any]) -> Edit:
    """A part that others refer to."""

    def edit(document: dict[str, Any]) -> None:
        document["components"].setdefault(kind, {})[name] = copy.deepcopy(value)

    return edit


def put(path: str, value: Any) -> Edit:
    """Set what stands at a place: `paths /send post x-effect`."""

    def edit(document: dict[str, Any]) -> None:
        *parents, last = path.split(" ")
        holder: Any = document
        for key in parents:
            holder = holder[int(key)] if isinstance(holder, list) else holder[key]
        holder[int(last) if isinstance(holder, list) else last] = copy.deepcopy(value)

    return edit


def together(*edits: Edit) -> Edit:
    """Several edits, one after another."""

    def edit(document: dict[str, Any]) -> None:
        for one in edits:
            one(document)

    return edit
