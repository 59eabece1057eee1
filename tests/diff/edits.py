"""Single edits of a contract, as functions of the document."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from typing import Any

Edit = Callable[[dict[str, Any]], None]


def ref(schema: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{schema}"}


def body(schema: str) -> dict[str, Any]:
    """A request of a named schema."""
    formats = ("application/json", "application/xml")
    return {"required": True, "content": {name: {"schema": ref(schema)} for name in formats}}


def find_operation(document: dict[str, Any], operation_id: str) -> tuple[str, str, dict[str, Any]]:
    """Path, method and operation."""
    return next(
        (path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if operation["operationId"] == operation_id
    )


def node(document: dict[str, Any], path: str) -> Any:
    """
    What a path names: `SendResponse` a schema, `SendResponse.cost` a property, `messages.send` an operation,
    `messages.cancel(messageId)` a parameter; after a space, keys inside it.
    """
    name, *keys = path.split(" ")
    if "(" in name:
        operation, _, wire = name.rstrip(")").partition("(")
        found = next(part for part in find_operation(document, operation)[2]["parameters"] if part.get("name") == wire)
    elif name == "document":
        found = document
    elif name[0].islower():
        found = find_operation(document, name)[2]
    else:
        schema, _, wire = name.partition(".")
        found = document["components"]["schemas"][schema]
        found = found["properties"][wire] if wire else found
    for key in keys:
        found = found[int(key)] if isinstance(found, list) else found[key]
    return found


def put(path: str, **values: Any) -> Edit:
    """Set keys (`_` stands for `-`)."""

    def edit(document: dict[str, Any]) -> None:
        node(document, path).update({key.replace("_", "-"): value for key, value in values.items()})

    return edit


def put_key(path: str, key: str, value: Any) -> Edit:
    """Set one key, whatever its name."""

    def edit(document: dict[str, Any]) -> None:
        target = node(document, path)
        target[int(key) if isinstance(target, list) else key] = copy.deepcopy(value)

    return edit


def drop(path: str, *keys: str) -> Edit:
    """Remove keys."""

    def edit(document: dict[str, Any]) -> None:
        for key in keys:
            del node(document, path)[key]

    return edit


def become(path: str, value: dict[str, Any]) -> Edit:
    """Make a property something else; its description stays."""

    def edit(document: dict[str, Any]) -> None:
        target = node(document, path)
        description = target.get("description")
        target.clear()
        target.update({"description": description} if description else {}, **copy.deepcopy(value))

    return edit


def append(path: str, value: Any) -> Edit:
    """Add to the end of a list."""

    def edit(document: dict[str, Any]) -> None:
        node(document, path).append(copy.deepcopy(value))

    return edit


def remove(path: str, value: Any) -> Edit:
    """Take out of a list."""

    def edit(document: dict[str, Any]) -> None:
        node(document, path).remove(value)

    return edit


def drop_last(path: str) -> Edit:
    """Take the last one out of a list."""

    def edit(document: dict[str, Any]) -> None:
        node(document, path).pop()

    return edit


def turn(path: str) -> Edit:
    """Turn a list round."""

    def edit(document: dict[str, Any]) -> None:
        node(document, path).reverse()

    return edit


def add_field(schema: str, wire: str, part: dict[str, Any] | None = None, *, at: int | None = None) -> Edit:
    """A new property; at the end, or before the one at a place."""

    def edit(document: dict[str, Any]) -> None:
        properties = node(document, schema)["properties"]
        items = list(properties.items())
        new = {"description": "Something new.", **(part or {"type": "string"})}
        items.insert(len(items) if at is None else at, (wire, new))
        properties.clear()
        properties.update(items)

    return edit


def drop_field(schema: str, wire: str) -> Edit:
    """A property goes, everywhere it is named."""

    def edit(document: dict[str, Any]) -> None:
        target = node(document, schema)
        del target["properties"][wire]
        if wire in target.get("required", ()):
            target["required"].remove(wire)

    return edit


def rename_field(schema: str, old: str, new: str) -> Edit:
    """A property gets another name in its place."""

    def edit(document: dict[str, Any]) -> None:
        target = node(document, schema)
        target["properties"] = {new if wire == old else wire: part for wire, part in target["properties"].items()}
        target["required"] = [new if wire == old else wire for wire in target.get("required", ())]

    return edit


def rename_in_examples(schema: str, old: str, new: str) -> Edit:
    """The examples follow a property that has got another name."""

    def edit(document: dict[str, Any]) -> None:
        for example in examples(document, schema):
            if old in example:
                example[new] = example.pop(old)

    return edit


def examples(document: dict[str, Any], schema: str) -> Iterator[dict[str, Any]]:
    """The examples of all requests and responses of a schema."""
    for methods in document["paths"].values():
        for operation in methods.values():
            for part in (operation.get("requestBody", {}), *operation["responses"].values()):
                for media in part.get("content", {}).values():
                    if media.get("schema", {}).get("$ref", "").endswith(f"/{schema}"):
                        yield from [media["example"]] if "example" in media else ()
                        yield from (example["value"] for example in media.get("examples", {}).values())


def reorder(schema: str, *wires: str) -> Edit:
    """These properties first."""

    def edit(document: dict[str, Any]) -> None:
        properties = node(document, schema)["properties"]
        first = {wire: properties[wire] for wire in wires}
        node(document, schema)["properties"] = first | properties

    return edit


def rename_schema(old: str, new: str) -> Edit:
    """A schema gets another name, wherever it is referred to."""

    def edit(document: dict[str, Any]) -> None:
        text = json.dumps(document).replace(f'"#/components/schemas/{old}"', f'"#/components/schemas/{new}"')
        document.clear()
        document.update(json.loads(text))
        schemas = document["components"]["schemas"]
        document["components"]["schemas"] = {new if name == old else name: schema for name, schema in schemas.items()}

    return edit


def add_operation(operation_id: str, like: str, path: str) -> Edit:
    """An operation like another one."""

    def edit(document: dict[str, Any]) -> None:
        _, method, operation = find_operation(document, like)
        document["paths"][path] = {method: {**copy.deepcopy(operation), "operationId": operation_id}}

    return edit


def drop_operation(operation_id: str, *schemas: str) -> Edit:
    """An operation goes, with the schemas that only it has."""

    def edit(document: dict[str, Any]) -> None:
        del document["paths"][find_operation(document, operation_id)[0]]
        for name in schemas:
            del document["components"]["schemas"][name]

    return edit


def move_operation(operation_id: str, *, path: str | None = None, method: str | None = None) -> Edit:
    """An operation goes to another address."""

    def edit(document: dict[str, Any]) -> None:
        old_path, old_method, operation = find_operation(document, operation_id)
        del document["paths"][old_path]
        document["paths"][path or old_path] = {method or old_method: operation}

    return edit


def add_parameter(operation_id: str, wire: str, **more: Any) -> Edit:
    """A parameter of the query."""
    new = {"name": wire, "in": "query", "description": "New.", "schema": {"type": "string"}, "example": "a", **more}
    return append(f"{operation_id} parameters", new)


def drop_parameter(operation_id: str, wire: str) -> Edit:
    """A parameter goes."""

    def edit(document: dict[str, Any]) -> None:
        node(document, f"{operation_id} parameters").remove(node(document, f"{operation_id}({wire})"))

    return edit


def together(*edits: Edit) -> Edit:
    """Several edits that only make sense together."""

    def edit(document: dict[str, Any]) -> None:
        for one in edits:
            one(document)

    return edit
