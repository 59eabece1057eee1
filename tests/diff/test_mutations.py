"""The mutation list of `make diff`: each edit has the verdict that it must have, for each audience."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from codegen.diff.comparison import contract_changes
from codegen.diff.markdown import mark
from codegen.diff.report import Report
from codegen.diff.rules import HTTP, JSON, NOBODY, PYTHON, READERS, RULES, XML, Audience, Step

from .anywhere import ANYWHERE
from .arguments import ARGUMENTS
from .edits import Edit, put, rename_field
from .mutation import Mutation
from .operations import OPERATIONS
from .responses import RESPONSES

MUTATIONS = [*OPERATIONS, *ARGUMENTS, *RESPONSES, *ANYWHERE]

CONTRACT = json.loads((Path(__file__).parents[2] / "generated/smspartner_spec/openapi.json").read_bytes())


def edited(edit: Edit, first: Edit | None = None) -> tuple[dict[str, Any], dict[str, Any]]:
    old = copy.deepcopy(CONTRACT)
    if first:
        first(old)
    new = copy.deepcopy(old)
    edit(new)
    assert json.dumps(old) != json.dumps(new), "the edit changes nothing"
    return old, new


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_verdict(mutation: Mutation) -> None:
    """The report says what happened and for whom it breaks, and asks for the step that this is."""
    changes = contract_changes(*edited(mutation.edit, mutation.first))
    report = Report("v1.0.0", "1.0.0", changes, [])
    assert (mutation.breaks, mutation.rules) == (report.breaks, {change.rule_name for change in changes})
    assert bool(mutation.breaks) == (report.step is Step.MAJOR)
    for change in changes:
        assert change.sentence.endswith(".")
        assert change.why.endswith(".")


CONTAINERS = ("paths", "webhooks", "schemas", "properties", "parameters", "responses", "content", "dependentRequired")
"""Objects whose members have names of somebody's choice."""


def objects(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The places of all objects of OpenAPI: not containers, values of extensions, or data in examples."""
    if isinstance(value, dict):
        if not path or path[-1] not in CONTAINERS:
            yield path
        for key, member in value.items():
            if key not in ("example", "examples", "links") and not key.startswith("x-"):
                yield from objects(member, (*path, key))
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from objects(member, (*path, str(index)))


def places() -> dict[tuple[str, ...], tuple[str, ...]]:
    """One place of each kind; it is told apart by the words on the way to it."""
    found = {
        tuple("*" if index and path[index - 1] in CONTAINERS else word for index, word in enumerate(path)): path
        for path in objects(CONTRACT)
    }
    return {kind: path for kind, path in found.items() if kind not in (("paths", "*"), ("webhooks", "*"))}


def node_at(document: dict[str, Any], path: tuple[str, ...]) -> dict[str, Any]:
    node: Any = document
    for word in path:
        node = node[int(word)] if isinstance(node, list) else node[word]
    assert isinstance(node, dict)
    return node


@pytest.mark.parametrize("path", list(places().values()), ids=lambda path: "/".join(path) or "document")
def test_unknown_word_anywhere_is_not_judged_and_breaks(path: tuple[str, ...]) -> None:
    """Nothing that differs is passed over in silence, wherever it stands."""
    new = copy.deepcopy(CONTRACT)
    node_at(new, path)["x-unheard-of"] = 1
    changes = contract_changes(CONTRACT, new)
    is_for_people = path[:1] in (("info",), ("tags",), ("servers",))
    assert {"reworded" if is_for_people else "not judged"} == {change.rule_name for change in changes}
    assert is_for_people or all(change.breaks for change in changes)


def words_of_each_kind() -> list[tuple[tuple[str, ...], str]]:
    """Each word at one place of each kind, but for those that no contract can lack, by the checks."""
    found = {(kind, word): path for kind, path in places().items() for word in node_at(CONTRACT, path)}
    needed = {"$ref", "in", "name", "url", "components", "schemas", "x-codes", "tags", "schema", "parameters", "items"}
    return [(path, word) for (_, word), path in found.items() if word not in needed]


@pytest.mark.parametrize(("path", "word"), words_of_each_kind(), ids=str)
def test_word_removed_anywhere_is_told(path: tuple[str, ...], word: str) -> None:
    new = copy.deepcopy(CONTRACT)
    del node_at(new, path)[word]
    assert contract_changes(CONTRACT, new)


def reasons(edit: Edit) -> list[tuple[Audience, str]]:
    return [(change.breaks, change.why) for change in contract_changes(*edited(edit))]


def test_renamed_field_says_which_reading_of_xml_breaks() -> None:
    """JSON alone, or XML with names in each form, needs no such words."""
    by_position = "by position nothing moves, yet XML that is named or keyed breaks"
    assert [(READERS, f"Readers look for the old name: {by_position}.")] == reasons(
        rename_field("SendResponse", "nb_sms", "parts")
    )
    assert [
        (JSON | XML, f"Readers look for the old name: {by_position}; but in Python it is nb_sms as before.")
    ] == reasons(rename_field("SendResponse", "nb_sms", "nbSms"))
    assert [(READERS, "Readers look for the old name.")] == reasons(rename_field("AccountUser", "username", "login"))
    assert [(JSON | PYTHON, "Readers look for the old name.")] == reasons(rename_field("Reply", "text", "message"))


def test_every_audience_has_a_verdict_or_a_dash() -> None:
    """A change of a request concerns those who make it, one of a response those who read it."""
    marks = {}
    for schema in ("SendRequest", "SendResponse"):
        (change,) = contract_changes(*edited(put(schema, xml={"name": "message"})))
        marks[schema] = [mark(change, audience) for audience in Audience]
    assert {
        "SendRequest": ["**breaks**", "–", "–", "**breaks**"],
        "SendResponse": ["–", "ok", "**breaks**", "**breaks**"],
    } == marks


def test_class_that_goes_with_a_type_is_one_of_its_places() -> None:
    """It follows from the change of the type, so that the package's half need not tell it as one of its own."""
    changes = contract_changes(*edited(put("account.statistics(interval)", schema={"type": "string"})))
    argument, classes = "client.account.statistics(interval)", ("Interval", "IntervalDict")
    assert {
        "argument's values added": (argument,),
        "argument's class changed": (argument, *(f"smspartner.models.{name}" for name in classes)),
    } == {change.rule_name: change.place.python for change in changes}


def test_change_of_a_shared_schema_is_told_once_for_all_its_users() -> None:
    (change,) = contract_changes(*edited(put("Sender", maxLength=10)))
    users = {"messages.send", "messages.bulk_send", "messages.send_rcs"}
    assert ("Sender", users) == (change.place.text, set(change.place.users))
    assert "client.messages.send(sender)" in change.place.python


def test_package_that_followed_to_another_address() -> None:
    """The address that the package calls is written in its core, so that the spec alone does not tell."""
    old, new = edited(put("document", servers=[{"url": "https://api.smspartner.fr/v2"}]))
    assert [HTTP | PYTHON] == [change.breaks for change in contract_changes(old, new, "https://api.smspartner.fr/v1")]
    (change,) = contract_changes(old, new, "https://api.smspartner.fr/v2")
    assert HTTP == change.breaks
    assert change.why.endswith("; but the package calls the new one.")


@pytest.mark.parametrize(
    "edit",
    [
        put("messages.cancel", deprecated=True),
        put("SendResponse.currency", deprecated=True),
        put("SendRequest.gamme", deprecated=True),
        put("statuses.by_tag(page)", deprecated=True),
    ],
)
def test_deprecation_is_a_minor_step_with_a_line(edit: Edit) -> None:
    """An operation, a field, an argument beside its reference and a parameter alike."""
    report = Report("v1.0.0", "1.0.0", contract_changes(*edited(edit)), [])
    (fragment,) = report.fragments
    assert (Step.MINOR, NOBODY) == (report.step, report.breaks)
    assert fragment.name.endswith("-deprecated.change.md")
    assert fragment.line.endswith(" was deprecated.")


def test_contract_does_not_differ_from_itself() -> None:
    assert [] == contract_changes(CONTRACT, copy.deepcopy(CONTRACT))


def test_contract_where_there_was_none_is_one_change() -> None:
    """Nobody wants a list of everything where there was nothing."""
    assert ["The API was described: 34 operations."] == [change.sentence for change in contract_changes({}, CONTRACT)]
    assert [] == contract_changes({}, {})


def test_every_rule_is_in_the_list() -> None:
    """No rule is without an edit that shows it."""
    shown = {name for mutation in MUTATIONS for name in mutation.rules}
    assert {name for name in RULES if not name.startswith("python: ")} - {"API added"} == shown
    assert len(MUTATIONS) == len({mutation.name for mutation in MUTATIONS})
