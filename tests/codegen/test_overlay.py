"""The overlay applier: what the Overlay Specification says, and where we are stricter."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from codegen.overlay import apply, lay_over
from codegen.problems import SpecError


def overlay(*actions: dict[str, Any]) -> dict[str, Any]:
    described = [{"description": "a test", **action} for action in actions]
    return {"overlay": "1.1.0", "info": {"title": "test", "version": "1"}, "actions": described}


@pytest.mark.parametrize(
    ("document", "action", "expected"),
    [
        ({"a": {"b": 1}}, {"target": "$.a", "update": {"c": {"d": 2}}}, {"a": {"b": 1, "c": {"d": 2}}}),
        ({"a": {"b": 1}}, {"target": "$.a.b", "update": "x"}, {"a": {"b": "x"}}),
        ({"a": [1]}, {"target": "$.a", "update": 2}, {"a": [1, 2]}),
        ({"a": [1]}, {"target": "$.a", "update": [2, 1]}, {"a": [1, 2]}),
        ({"a": [1]}, {"target": "$.a", "update": True}, {"a": [1, True]}),
        ({"a": {"b": [1]}}, {"target": "$", "update": {"a": {"b": [2]}}}, {"a": {"b": [1, 2]}}),
        ({"a": [1, 2, 3, 4]}, {"target": "$.a[?@ > 1 && @ < 4]", "remove": True}, {"a": [1, 4]}),
        ({"a": {"b": 1}, "c": {}}, {"target": "$.c", "copy": "$.a"}, {"a": {"b": 1}, "c": {"b": 1}}),
        ({"p": {"x": {"n": 1}, "y": {"n": 2}}}, {"target": "$.p[?@.n == 2]", "update": {"m": 0}},
         {"p": {"x": {"n": 1}, "y": {"n": 2, "m": 0}}}),
    ],
)  # fmt: skip
def test_an_action_changes_a_copy(document: dict[str, Any], action: dict[str, Any], expected: dict[str, Any]) -> None:
    before = copy.deepcopy(document)
    assert apply(document, overlay(action), "o") == expected
    assert document == before


def test_twice_equals_once() -> None:
    actions = overlay(
        {"target": "$.p", "update": {"/a#b": {}}},
        {"target": "$.p['/a#b']", "copy": "$.p['/a']"},
        {"target": "$.p['/a#b'].required[?@ == 'key']", "remove": True},
        {"target": "$.p['/a#b'].required", "update": "more"},
    )
    once = apply({"p": {"/a": {"required": ["key", "name"]}}}, actions, "o")
    assert once == {"p": {"/a": {"required": ["key", "name"]}, "/a#b": {"required": ["name", "more"]}}}
    assert {**lay_over(once, actions, "o").document["p"]["/a#b"]}["required"].count("name") == 1
    assert lay_over(once, actions, "o").document["p"]["/a"] == once["p"]["/a"]


def test_copies_are_independent() -> None:
    made = apply({"a": {"b": {}}, "c": {}}, overlay({"target": "$.c", "copy": "$.a"}), "o")
    made["c"]["b"]["changed"] = True
    assert made["a"] == {"b": {}}


def test_all_actions_that_match_nothing_are_told_together() -> None:
    with pytest.raises(SpecError) as caught:
        apply({}, overlay({"target": "$.a", "update": {}}, {"target": "$.b", "remove": True}), "o.yaml")
    assert caught.value.problems == (
        "o.yaml: action 1 (a test), target $.a: matches nothing",
        "o.yaml: action 2 (a test), target $.b: matches nothing",
    )


@pytest.mark.parametrize(
    ("action", "reason"),
    [
        ({"target": "$.a", "update": {}, "description": " "}, "has no description"),
        ({"target": "$.a"}, "must have one of update, remove, copy"),
        ({"target": "$.a", "remove": False}, "must have one of"),
        ({"target": "$.a[?@.b", "update": {}}, "has no JSONPath as its target"),
        ({"target": "$.a", "copy": "nope"}, "has no JSONPath as its copy"),
        ({"target": "$.a", "update": 1}, "1 cannot be merged with an object"),
        ({"target": "$", "remove": True}, "can be neither removed nor replaced"),
        ({"target": "$.a", "copy": "$.nope"}, "copy must select one node; $.nope selects 0"),
    ],
)
def test_what_cannot_be_done_is_refused(action: dict[str, Any], reason: str) -> None:
    with pytest.raises(SpecError, match=r"^o: action 1") as caught:
        apply({"a": {"b": 1}}, overlay(action), "o")
    assert reason in str(caught.value)
