"""The public surface of the package: its names, the operations of its client, and its models."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import griffe

_OF_PYTHON = frozenset({"__repr__", "__reduce__", "__slots__", "__doc__"})
_OF_THE_CORE = frozenset({"raw"})
"""Members that a resource has for the client's sake."""


@dataclass(frozen=True)
class Item:
    """A name that users see."""

    shown: str
    """As they write it; `client` is a client, of either kind."""
    role: str
    """`sync`, `async`, `raw` or `async raw` where one thing is there more than once; else nothing."""
    node: griffe.Object
    owner: griffe.Class | None = None
    """The class that it is in."""


def load(generated: Path, core: Path) -> griffe.Module:
    """The package with the core that it stands on: read, not imported."""
    loader = griffe.GriffeLoader(search_paths=[generated, core], allow_inspection=False)
    package = loader.load("smspartner")
    loader.load("smspartner_core")
    loader.resolve_aliases(external=False)
    assert isinstance(package, griffe.Module)
    return package


def surface(package: griffe.Module) -> dict[tuple[str, str], Item]:
    """Return everything that users see, by how they write it and its role."""
    items: list[Item] = []
    tags = package["api"].modules if "api" in package.members else {}
    resources = {name for module in tags.values() for name in module.classes}
    for name in map(str, package.exports or ()):
        if name == "models":
            for model in map(str, package["models"].exports or ()):
                items += _with_members(f"smspartner.models.{model}", "", package["models"][model])
        elif name in ("SMSPartner", "AsyncSMSPartner"):
            role = "sync" if name == "SMSPartner" else "async"
            items += _with_members("client", role, package[name], frozenset(tags))
        elif name not in resources:  # those are seen as attributes of the client
            items += _with_members(f"smspartner.{name}", "", package[name])
    for tag, module in tags.items():
        for name, resource in module.classes.items():
            if isinstance(resource, griffe.Alias):
                continue  # imported for annotations
            items += _with_members(f"client.{tag}", _role(name), resource, _OF_THE_CORE)
    if "codes" in package.members:
        for name, table in package["codes"].attributes.items():
            items.append(Item(f"smspartner.codes.{name}", "", table))
    return {(item.shown, item.role): item for item in items}


def _role(name: str) -> str:
    return f"{'async' if name.startswith('Async') else 'sync'}{' raw' if name.endswith('WithRawResponse') else ''}"


def _with_members(
    shown: str, role: str, node: griffe.Object | griffe.Alias, without: frozenset[str] = frozenset()
) -> list[Item]:
    target = _final(node)
    if target is None:
        return []
    items = [Item(shown, role, target)]
    if isinstance(target, griffe.Class):
        is_model = shown.startswith("smspartner.models.")
        # What a model says otherwise than all of them, e.g. how its XML is read, is there without it too.
        shared = {name for base in target.mro() for name in base.members} if is_model else set()
        for name, member in target.all_members.items():
            inner = _final(member)
            if inner is None or name in without or not _is_public(name, of_client=shown == "client"):
                continue
            if name in shared and not member.inherited:
                continue
            if not member.inherited or role:
                items.append(Item(f"{shown}.{name}", role, inner, target))
            elif is_model:  # what all of them inherit is listed once
                items.append(Item(f"smspartner.models.*.{name}", role, inner, target))
            # What an error inherits is listed for the error that it inherits it from.
    return items


def _is_public(name: str, *, of_client: bool) -> bool:
    """Return whether users make instances of a class: clients only; all other `__init__` methods are internal."""
    if name == "__init__":
        return of_client
    is_special = name.startswith("__") and name.endswith("__")
    return name not in _OF_PYTHON and (is_special or not name.startswith("_"))


def _final(node: griffe.Object | griffe.Alias) -> griffe.Object | None:
    if not isinstance(node, griffe.Alias):
        return node
    try:
        target = node.final_target
    except griffe.AliasResolutionError:  # a name of somebody else's package
        return None
    assert not isinstance(target, griffe.Alias)
    return target
