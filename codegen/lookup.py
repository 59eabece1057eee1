"""
What templates ask for: the names, types, imports and prose of commands and models.

openapi-python-client decides which files there are; everything in them comes from here, since it knows neither `x-`
extensions nor formats of properties, and renames every builtin.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from openapi_python_client.strings import PythonIdentifier

from . import docstrings
from .codes import codes_of
from .naming import snake
from .python_types import Type, Types, imports, reference, words

PUBLIC = {
    ".client": ["AsyncSMSPartner", "SMSPartner"],
    "smspartner_core.errors": [
        "APIError",
        "ArgumentError",
        "AuthenticationError",
        "ConfigurationError",
        "DecodingError",
        "FieldError",
        "InsufficientCreditError",
        "InvalidRequestError",
        "NotAllowedError",
        "NotFoundError",
        "OutcomeUnknownError",
        "RateLimitError",
        "SMSPartnerError",
        "ServiceError",
        "TransportError",
    ],
    "smspartner_core.events": ["Event"],
    "smspartner_core.file": ["File"],
    "smspartner_core.outcome": ["Outcome"],
    "smspartner_core.pages": ["AsyncPages", "Pages"],
    "smspartner_core.raw": ["RawReply"],
    "smspartner_core.version": ["__version__"],
}
"""What `import smspartner` offers, by the module that has it."""
_METHODS = ("get", "post", "put", "patch", "delete")


class Argument:
    """One argument of a command, or one field of a model."""

    def __init__(self, wire: str, schema: dict[str, Any], required: bool, types: Types) -> None:
        self.wire = wire
        self.name = snake(wire)
        self.required = required
        whole = types.merged(schema)
        self.description: str = whole["description"]
        examples = whole.get("examples") or [whole.get("example")]
        self.example = examples[0]
        self.type: Type = types.of(schema)
        self.is_constant = "constant" in self.type.limits

    @property
    def annotation(self) -> str:
        """As an argument."""
        return f"{self.name}: {self.type.write}" + ("" if self.required else " | None = None")

    @property
    def read(self) -> str:
        """As a field."""
        return self.type.read if self.required or self.type.is_list else f"{self.type.read} | None"

    @property
    def default(self) -> str:
        """As a field: what stands for a value that is not there."""
        return "" if self.required else "default=(), " if self.type.is_list else "default=None, "

    def field(self, *, argument: bool) -> str:
        """The core's description of it. A reply's limits are the service's business, an argument's are checked."""
        limits = dict(self.type.limits) if argument else {}
        if argument and self.required:
            limits = {"required": True, **limits}
        given = "".join(f", {name}={_code(value)}" for name, value in limits.items())
        return f"Field({_code(self.wire)}, {self.type.kind}{given})"

    @property
    def prose(self) -> list[str]:
        """What stands under it as a field."""
        return docstrings.wrapped(self.description, 4)

    @property
    def doc(self) -> list[str]:
        """Its lines in a docstring's `Args`."""
        flag = self.type.read in ("bool", "dt.datetime") or self.type.kind == "OPEN"
        return docstrings.argument(self.name, self.description, None if flag else self.example)


def _code(value: Any) -> str:
    return repr(value) if not isinstance(value, str) else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Command:
    """One operation."""

    def __init__(self, path: str, method: str, operation: dict[str, Any], lookup: Lookup) -> None:
        self.path = path
        self.method = method.upper()
        self.id: str = operation["operationId"]
        self.tag, _, self.name = self.id.partition(".")
        self.constant = self.name.upper()
        self.effect: str = operation["x-effect"]
        self.summary: str = operation["summary"]
        self.description: str = operation["description"]
        self.operation = operation
        self.lookup = lookup
        self.codes = codes_of(lookup.view, operation)
        self.python: dict[str, Any] = operation.get("x-python", {})

    @cached_property
    def parameters(self) -> list[Argument]:
        """In the order of the wire."""
        types = self.lookup.types
        body = request_of(self.operation)
        if body is None:
            return [
                Argument(each["name"], {**each, **each["schema"]}, each.get("required", False), types)
                for each in self.operation.get("parameters", ())
            ]
        schema = types.schemas[body]
        required = schema.get("required", ())
        return [Argument(wire, each, wire in required, types) for wire, each in schema["properties"].items()]

    @property
    def arguments(self) -> list[Argument]:
        """Required ones first; constants are none."""
        return sorted((each for each in self.parameters if not each.is_constant), key=lambda each: not each.required)

    @property
    def reply(self) -> str:
        """The class of the reply."""
        return reply_of(self.operation) or "File"

    @property
    def secret_reply(self) -> bool:
        """Whether the reply holds a secret."""
        name = reply_of(self.operation)
        return name is not None and self.lookup.types.has_secret({"$ref": name})

    @property
    def page(self) -> dict[str, Any] | None:
        """How it answers in pages, in Python names."""
        page = self.operation.get("x-page")
        if page is None:
            return None
        return {key: snake(value) if isinstance(value, str) else value for key, value in page.items()}

    @property
    def item(self) -> str | None:
        """The class of the members of a page."""
        page = self.operation.get("x-page")
        if page is None:
            return None
        items = self.lookup.types.schemas[self.reply]["properties"][page["items"]]["items"]
        return reference(items)

    @property
    def answer(self) -> str:
        """What the sync method gives."""
        return self.reply if self.page is None else f"Pages[{self.reply}, {self.item}]"

    @property
    def table(self) -> str:
        """The name of its codes in `smspartner.codes`."""
        return self.lookup.table_of(self)

    @property
    def doc(self) -> list[str]:
        """Its docstring."""
        lines = [*docstrings.wrapped(self.summary, 8), "", *docstrings.wrapped(self.description, 8)]
        if self.arguments:
            lines += ["", "Args:", *(f"    {line}" for each in self.arguments for line in each.doc)]
        raises = docstrings.raises(self.codes, self.lookup.common, self.table)
        if raises:
            lines += ["", "Raises:", *(f"    {line}" for line in raises)]
        return lines

    @property
    def models(self) -> set[str]:
        """The models that its signature needs."""
        named = {self.reply, self.item or self.reply} - {"File"}
        return named.union(*(each.type.models for each in self.arguments)) if self.arguments else named

    @property
    def kinds(self) -> list[str]:
        """The kinds that its parameters need."""
        return sorted(set().union(*(each.type.kinds for each in self.parameters))) if self.parameters else []

    @property
    def field_models(self) -> set[str]:
        """The models that its parameters' kinds name."""
        needed: set[str] = set().union(*(each.type.models for each in self.parameters)) if self.parameters else set()
        return {name for name in needed if not name.endswith("Dict")} | ({self.reply} - {"File"})


class ModelClass:
    """One model."""

    def __init__(self, name: str, schema: dict[str, Any], types: Types) -> None:
        self.name = name
        self.doc = docstrings.wrapped(schema["description"], 4)
        required = schema.get("required", ())
        self.fields = [Argument(wire, each, wire in required, types) for wire, each in schema["properties"].items()]
        self.is_argument = name in types.arguments
        self.xml: dict[str, Any] = schema.get("x-xml", {})

    @property
    def order(self) -> str:
        """Its `XmlOrder`."""
        parts = []
        if self.xml.get("orders"):
            parts.append(
                "orders=(" + "".join(f"({', '.join(map(_code, order))}),\n" for order in self.xml["orders"]) + ")"
            )
        if self.xml.get("refused"):
            parts.append(f"refused=({', '.join(map(_code, self.xml['refused']))})")
        if self.xml.get("named"):
            parts.append("named=True")
        return f"XmlOrder({', '.join(parts)})"

    @property
    def imports(self) -> list[str]:
        """Its import lines, for ruff to sort."""
        kinds = sorted(set().union(*(each.type.kinds for each in self.fields)))
        models = {name for each in self.fields for name in each.type.models}
        needed = words(*(each.read for each in self.fields))
        lines = ["import attrs", "from smspartner_core.field import Field", "from smspartner_core.model import Model"]
        lines.append(f"from smspartner_core.kinds import {', '.join(kinds)}")
        if self.xml:
            lines += ["from typing import ClassVar", "from smspartner_core.model import XmlOrder"]
        if self.is_argument:
            lines.append("from typing import NotRequired, TypedDict")
            needed |= words(*(each.type.write for each in self.fields))
        else:
            models = {name for name in models if not name.endswith("Dict")}
        lines += [f"from .{Lookup.module(name.removesuffix('Dict'))} import {name}" for name in sorted(models)]
        return lines + imports(needed)


def request_of(operation: dict[str, Any]) -> str | None:
    """The name of the schema of its body."""
    content = operation.get("requestBody", {}).get("content", {})
    return reference(content["application/json"]["schema"]) if content else None


def reply_of(operation: dict[str, Any]) -> str | None:
    """The name of the schema of its reply; None for a file."""
    content = operation["responses"]["200"].get("content", {})
    return reference(content["application/json"]["schema"]) if "application/json" in content else None


class Lookup:
    """The client's view, by the names under which templates ask."""

    def __init__(self, view: dict[str, Any]) -> None:
        self.view = view
        self.types = Types(view)
        operations = [
            (path, method, operation)
            for path, methods in view["paths"].items()
            for method, operation in methods.items()
            if method in _METHODS
        ]
        self.types.requests = frozenset(filter(None, (request_of(each) for _, _, each in operations)))
        self.common = codes_of(view, {})
        self.commands = {each["operationId"]: Command(path, method, each, self) for path, method, each in operations}
        self.tags: dict[str, str] = {each["name"]: each["description"] for each in view["tags"]}
        self.lists = {
            name.replace("-", "_").upper(): {int(code) for code in entries} | set(self.common)
            for name, entries in view["components"].get("x-codes", {}).items()
        }

    def tag(self, name: str) -> list[Command]:
        """The commands of a tag, in the order of the spec."""
        return [each for each in self.commands.values() if each.tag == name]

    def command(self, tag: str, module: str) -> Command:
        """The command of a module."""
        return next(each for each in self.tag(tag) if self.module(each.name) == module)

    def model(self, name: str) -> ModelClass:
        """One model."""
        return ModelClass(name, self.types.schemas[name], self.types)

    def enum(self, name: str) -> dict[str, Any]:
        """One enumeration: its base, prose and members."""
        schema = self.types.schemas[name]
        names = schema.get("x-enum-varnames") or [_constant(value) for value in schema["enum"]]
        return {
            "base": "OpenInt" if schema["type"] == "integer" else "OpenText",
            "doc": docstrings.wrapped(schema["description"], 4),
            "members": [(name, _code(value)) for name, value in zip(names, schema["enum"], strict=True)],
        }

    def table_of(self, command: Command) -> str:
        """The name of a command's codes: of a list if it takes it as it is, else its own."""
        own = dict(command.operation.get("x-codes", {}))
        listed = own.pop("$ref", None)
        if own:
            return f"{command.tag}_{command.name}".upper()
        return listed.rsplit("/", 1)[-1].replace("-", "_").upper() if listed else "COMMON"

    @property
    def code_tables(self) -> dict[str, dict[int, dict[str, Any]]]:
        """All tables of codes; the common ones first, the others without what they share with them."""
        tables = {"COMMON": self.common}
        for name in self.view["components"].get("x-codes", {}):
            reference = {"x-codes": {"$ref": f"#/components/x-codes/{name}"}}
            tables[name.replace("-", "_").upper()] = codes_of(self.view, reference)
        for command in self.commands.values():
            tables[command.table] = command.codes
        shared = self.common.items()
        return {
            name: codes
            if name == "COMMON"
            else {code: entry for code, entry in codes.items() if (code, entry) not in shared}
            for name, codes in tables.items()
        }

    def tag_imports(self, tag: str) -> list[str]:
        """The import lines of a tag's module."""
        commands = self.tag(tag)
        lines = [
            "from functools import cached_property",
            "from smspartner_core.resource import AsyncResource, Resource",
        ]
        lines += [f"from .{self.module(each.name)} import {each.constant}" for each in commands]
        lines += [
            f"from ...models.{Lookup.module(name.removesuffix('Dict'))} import {name}"
            for name in sorted(set().union(*(each.models for each in commands)))
        ]
        if any(each.page for each in commands):
            lines.append("from smspartner_core.pages import AsyncPages, Pages")
            lines.append("from smspartner_core.raw import as_async_raw_page, as_raw_page")
        if any(not each.page for each in commands):
            lines.append("from smspartner_core.raw import as_async_raw, as_raw")
        if any(each.reply == "File" for each in commands):
            lines.append("from smspartner_core.file import File")
        return lines + imports(words(*(argument.type.write for each in commands for argument in each.arguments)))

    @staticmethod
    def module(name: str) -> str:
        """The module that openapi-python-client writes a command or a class into: it renames builtins."""
        return str(PythonIdentifier(name, "field_"))

    @property
    def exported(self) -> list[str]:
        """The names of `smspartner.models`."""
        return sorted([*self.classes, *(f"{name}Dict" for name in self.types.arguments)])

    @cached_property
    def classes(self) -> list[str]:
        """The schemas that become classes, in the order of the spec."""
        return reached(self)

    @property
    def public(self) -> dict[str, list[str]]:
        """The names of `smspartner`, by the module that has them."""
        return PUBLIC

    @property
    def public_names(self) -> list[str]:
        """The same in one list."""
        return sorted([*(name for names in PUBLIC.values() for name in names), "models"])

    @property
    def inquiry(self) -> dict[str, Any]:
        """The command that answers what became of a tag."""
        command = next(each for each in self.commands.values() if "inquiry" in each.python)
        inquiry = command.python["inquiry"]
        return {"command": command, "parameter": snake(inquiry["parameter"]), "items": snake(inquiry["items"])}


def _constant(value: Any) -> str:
    name = snake(str(value)).upper()
    return name if name.isidentifier() else f"VALUE_{name}"


def reached(lookup: Lookup) -> list[str]:
    """What replies, arguments and webhooks hold."""
    types = lookup.types
    found: set[str] = set()
    for command in lookup.commands.values():
        _reach(types, {"$ref": reply_of(command.operation) or ""}, found)
        for name in {name for each in command.parameters for name in each.type.models if not name.endswith("Dict")}:
            _reach(types, {"$ref": name}, found)
    for name in types.arguments:
        _reach(types, {"$ref": name}, found)
    for webhook in lookup.view.get("webhooks", {}).values():
        for operation in webhook.values():
            for media in operation["requestBody"]["content"].values():
                _reach(types, media["schema"], found)
    return [name for name in types.schemas if name in found]


def _reach(types: Types, schema: dict[str, Any], found: set[str]) -> None:
    for each in schema.get("anyOf", ()):
        _reach(types, each, found)
    if "items" in schema:
        _reach(types, schema["items"], found)
    name = reference(schema)
    if not name or name in found:
        return
    target = types.schemas[name]
    if "x-wire" not in target and ("enum" in target or "properties" in target):
        found.add(name)
        for each in target.get("properties", {}).values():
            _reach(types, each, found)
