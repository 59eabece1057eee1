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


SHOP: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Shop", "version": "1"},
    "servers": [{"url": "https://live.example.org"}, {"url": "https://old.example.org", "description": "Old."}],
    "paths": {
        "/carts": {
            "get": {"summary": "List.", "x-internal": True, "responses": {"200": {}, "404": {}, "500": {}}},
            "post": {"summary": "Add.", "responses": {"200": {"content": {"a": {"example": 1}, "b": {"example": 2}}}}},
        },
        "/carts/{id}": {"get": {"summary": "Read.", "responses": {"200": {}, "404": {}}}},
    },
}


def shop(**changes: Any) -> dict[str, Any]:
    """The description with other values: `paths./carts.get.summary`."""
    document = copy.deepcopy(SHOP)
    for place, value in changes.items():
        *parents, last = place.split("|")
        holder: Any = document
        for key in parents:
            holder = holder[key]
        if value is None:
            del holder[last]
        else:
            holder[last] = value
    return document


# The sets of the Overlay Specification (compliant-sets/ and tests/ of its repository), each written anew in small.
SETS: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {
    "add a license": (
        [{"target": "$.info", "update": {"license": {"name": "MIT"}}}],
        shop(**{"info|license": {"name": "MIT"}}),
    ),
    "description and summary": (
        [
            {"target": "$.paths['/carts'].get", "update": {"description": "All carts."}},
            {"target": "$.paths['/carts/{id}'].get", "update": {"summary": "Read one."}},
        ],
        shop(**{"paths|/carts|get|description": "All carts.", "paths|/carts/{id}|get|summary": "Read one."}),
    ),
    "many operations": (
        [{"target": "$.paths[*].get", "update": {"tags": ["read"]}}],
        shop(**{"paths|/carts|get|tags": ["read"], "paths|/carts/{id}|get|tags": ["read"]}),
    ),
    "remove an example": (
        [{"target": "$.paths['/carts'].post.responses..example", "remove": True}],
        shop(**{"paths|/carts|post|responses|200|content": {"a": {}, "b": {}}}),
    ),
    "remove responses that match": (
        [{"target": "$.paths[*].get.responses['404', '500']", "remove": True}],
        shop(**{"paths|/carts|get|responses": {"200": {}}, "paths|/carts/{id}|get|responses": {"200": {}}}),
    ),
    "remove an operation by an extension": (
        [{"target": "$.paths[*][?@['x-internal'] == true]", "remove": True}],
        shop(**{"paths|/carts|get": None}),
    ),
    "remove a server": (
        [{"target": "$.servers[?@.description == 'Old.']", "remove": True}],
        shop(servers=[{"url": "https://live.example.org"}]),
    ),
    "replace the servers": (
        [
            {"target": "$.servers[*]", "remove": True},
            {"target": "$.servers", "update": [{"url": "https://sandbox.example.org"}]},
        ],
        shop(servers=[{"url": "https://sandbox.example.org"}]),
    ),
    "update the root": (
        [{"target": "$", "update": {"info": {"version": "2"}, "x-audience": "all"}}],
        shop(**{"info|version": "2", "x-audience": "all"}),
    ),
    "copy and then change": (
        [
            {"target": "$.paths", "update": {"/baskets": {}}},
            {"target": "$.paths['/baskets']", "copy": "$.paths['/carts/{id}']"},
            {"target": "$.paths['/baskets'].get.summary", "update": "Read a basket."},
        ],
        shop(**{"paths|/baskets": {"get": {"summary": "Read a basket.", "responses": {"200": {}, "404": {}}}}}),
    ),
}


@pytest.mark.parametrize("name", SETS)
def test_a_set_of_the_overlay_specification_gives_its_output(name: str) -> None:
    actions, expected = SETS[name]
    assert expected == lay_over(SHOP, overlay(*actions), "o").document


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("$.a[2, 0]", ["b", "d", "e"]),
        ("$.a[0, 0]", ["b", "c", "d", "e"]),
        ("$.a[1, 1, 3, 0]", ["c", "e"]),
        ("$.a[-1, 0]", ["b", "c", "d"]),
        ("$.a[?@ == 'e' || @ == 'a']", ["b", "c", "d"]),
        ("$.a[::-2]", ["b", "d"]),
        ("$.a[*]", []),
    ],
)
def test_remove_takes_each_matched_place_once(target: str, expected: list[str]) -> None:
    document = {"a": ["a", "b", "c", "d", "e"]}
    assert {"a": expected} == lay_over(document, overlay({"target": target, "remove": True}), "o").document


def test_remove_takes_what_is_inside_of_what_is_removed() -> None:
    document = {"a": {"x": [{"x": 1}, {"x": [2]}]}, "b": [[{"x": 3}]]}
    assert {"a": {}, "b": [[{}]]} == apply(document, overlay({"target": "$..x", "remove": True}), "o")


def test_update_takes_each_matched_place_once() -> None:
    document: dict[str, Any] = {"a": [{"n": []}]}
    assert {"a": [{"n": [[]]}]} == apply(document, overlay({"target": "$.a[0, 0].n", "update": [[]]}), "o")


GOOD: dict[str, Any] = overlay({"target": "$.a", "update": {}})
FAULTS: dict[str, tuple[dict[str, Any], str]] = {
    "no version": ({"overlay": None}, "overlay: must be 1.0.x or 1.1.x"),
    "a version that is none": ({"overlay": "1.1"}, "overlay: must be 1.0.x or 1.1.x"),
    "a later version": ({"overlay": "2.0.0"}, "overlay: must be 1.0.x or 1.1.x"),
    "no info": ({"info": None}, "info: must have a title and a version"),
    "info that is a list": ({"info": []}, "info: must have a title and a version"),
    "no title": ({"info": {"version": "1"}}, "info: must have a title and a version"),
    "no version of it": ({"info": {"title": "a"}}, "info: must have a title and a version"),
    "a version that is a number": ({"info": {"title": "a", "version": 1}}, "info: must have a title and a version"),
    "a word in info": ({"info": {"title": "a", "version": "1", "autor": "b"}}, "info: has the unknown word autor"),
    "a word at the root": ({"action": []}, "has the unknown word action"),
    "another document": ({"extends": "other.yaml"}, "has the unknown word extends"),
    "no actions": ({"actions": None}, "actions: must be a list of actions"),
    "actions that are none": ({"actions": []}, "actions: must be a list of actions"),
    "actions that are an object": ({"actions": {}}, "actions: must be a list of actions"),
    "an action that is none": ({"actions": ["a"]}, "action 1 is no object"),
    "an action twice": ({"actions": [*GOOD["actions"], *GOOD["actions"]]}, "action 2 stands there twice"),
    "no target": ({"actions": [{"description": "a", "update": {}}]}, "action 1 has no JSONPath as its target"),
    "a target that is no text": (
        {"actions": [{"description": "a", "target": 1, "update": {}}]},
        "action 1 has no JSONPath as its target",
    ),
    "a description that is no text": (
        {"actions": [{"description": 1, "target": "$.a", "update": {}}]},
        "action 1 has no description",
    ),
    "a remove that is no boolean": (
        {"actions": [{"description": "a", "target": "$.a", "remove": "yes"}]},
        "action 1 must have one of update, remove, copy",
    ),
    "an update beside a remove": (
        {"actions": [{"description": "a", "target": "$.a", "remove": True, "update": {}}]},
        "action 1 must have one of update, remove, copy",
    ),
    "a word in an action": (
        {"actions": [{"description": "a", "target": "$.a", "upsert": {}, "update": {}}]},
        "action 1 has the unknown word upsert",
    ),
    "targets of several kinds": (
        {"actions": [{"description": "a", "target": "$.a[*]", "update": {"c": 1}}]},
        "action 1 (a), target $.a[*]: its targets are of several kinds (array, object); write an action for each",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_an_overlay_that_is_none_is_refused(name: str) -> None:
    changes, told = FAULTS[name]
    changed = {key: value for key, value in (GOOD | changes).items() if value is not None}
    with pytest.raises(SpecError) as caught:
        apply({"a": {"b": {}, "c": []}}, changed, "o")
    assert caught.value.problems[0].startswith(f"o: {told}")


def test_words_of_others_are_let_through() -> None:
    changed = GOOD | {"x-owner": "us", "actions": [{**GOOD["actions"][0], "x-ticket": 1}]}
    assert {"a": {}} == apply({"a": {}}, changed, "o")
