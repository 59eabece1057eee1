"""Sources are YAML with JSON's scalars: what readers disagree about stays as written, or is refused with its line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from codegen import sources
from codegen.problems import SpecError

READ: dict[str, tuple[str, Any]] = {
    "a key with a leading zero": ("06200: 1", {"06200": 1}),
    "a key that is a number": ("200: 1", {"200": 1}),
    "keys that are words of YAML": ("null: 1\ntrue: 2\nno: 3", {"null": 1, "true": 2, "no": 3}),
    "a value with a leading zero": ("a: 06200", {"a": "06200"}),
    "a date with a time": ("a: 2015-02-07 22:39:46", {"a": "2015-02-07 22:39:46"}),
    "a date": ("a: 2015-02-07", {"a": "2015-02-07"}),
    "a time": ("a: 22:39:46", {"a": "22:39:46"}),
    "a version": ("a: 3.1.0", {"a": "3.1.0"}),
    "words that YAML 1.1 takes for booleans": ("a: [yes, no, on, off, y]", {"a": ["yes", "no", "on", "off", "y"]}),
    "a number with an underscore": ("a: 1_000", {"a": "1_000"}),
    "scalars of JSON": ("a: [null, true, false, -1, 0.5, 1e3, '1']", {"a": [None, True, False, -1, 0.5, 1000.0, "1"]}),
    "nothing": ("a:", {"a": None}),
    "strings in quotes": ("a: ['~', \"\\u00e9\", '.nan', '<<']", {"a": ["~", "é", ".nan", "<<"]}),
    "blocks": ("a: |\n  b\n  c\nd: >-\n  e\n  f", {"a": "b\nc\n", "d": "e f"}),
    "JSON": ('{"a": {"b": [1, {"c": []}]}}', {"a": {"b": [1, {"c": []}]}}),
    "the version of YAML": ("%YAML 1.2\n---\na: 1", {"a": 1}),
}
REFUSED = {
    "a key twice": ("a: 1\nb: 2\na: 3", "3:1: has the key a twice"),
    "a key twice, once in quotes": ("a:\n  200: 1\n  '200': 2", "3:3: has the key 200 twice"),
    "not a number": ("a: .nan", "1:4: has .nan, which is not a JSON value; put a string in quotes"),
    "infinity": ("a: -.INF", "1:4: has -.INF, which is not a JSON value; put a string in quotes"),
    "a tilde": ("a: [1, ~]", "1:8: has ~, which is not a JSON value; put a string in quotes"),
    "a capital": ("a: True", "1:4: has True, which is not a JSON value; put a string in quotes"),
    "a hexadecimal number": ("a: 0x1F", "1:4: has 0x1F, which is not a JSON value; put a string in quotes"),
    "an octal number": ("a: 0o17", "1:4: has 0o17, which is not a JSON value; put a string in quotes"),
    "a plus": ("a: +33", "1:4: has +33, which is not a JSON value; put a string in quotes"),
    "half a number": ("a: .5", "1:4: has .5, which is not a JSON value; put a string in quotes"),
    "a number that is too large": ("a: 1e999", "1:4: has a number that is too large"),
    "a number of too many digits": ("a: " + "9" * 5000, "1:4: has a number that is too large"),
    "a tag": ("a: !!str 1", "1:4: has the tag tag:yaml.org,2002:str; write the value as JSON would have it"),
    "a tag of a list": (
        "a: !!set [b]",
        "1:4: has the tag tag:yaml.org,2002:set; write the value as JSON would have it",
    ),
    "an anchor": ("a: &b 1", "1:4: has the anchor b; write it out, or refer to it by $ref"),
    "an anchor of an object": ("a: &b {c: 1}", "1:4: has the anchor b; write it out, or refer to it by $ref"),
    "an alias": ("a: 1\nb: *c", "2:4: has the anchor c; write it out, or refer to it by $ref"),
    "a merge key": ("a: {<<: {b: 1}}", "1:5: has a merge key (<<); write it out"),
    "half a surrogate pair": ('a: "\\ud800"', "1:4: holds the character U+D800"),
    "a zero byte": ('a: "\\0"', "1:4: holds the character U+0000"),
    "a key that is a list": ("? [a]\n: 1", "1:3: has a key that is no string"),
    "two documents": ("a: 1\n---\nb: 2", "2:1: must be one document in YAML 1.2"),
    "an older YAML": ("%YAML 1.1\n---\na: 1", "2:1: must be one document in YAML 1.2"),
    "no end of a list": ("a: [1", "2:1: expected ',' or ']', but got '<stream end>'"),
    "depth": ("a: " + "[" * 200, "1:103: nests too deep"),
}


def load(folder: Path, text: str) -> dict[str, Any]:
    (folder / "spec.yaml").write_text(text + "\n", encoding="utf-8")
    return sources.load(folder, Path("spec.yaml"))


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_a_source_is_read_as_it_is_written(tmp_path: Path, text: str, expected: dict[str, Any]) -> None:
    assert repr(expected) == repr(load(tmp_path, text))


@pytest.mark.parametrize(("text", "told"), REFUSED.values(), ids=REFUSED)
def test_what_readers_disagree_about_is_refused_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SpecError) as caught:
        load(tmp_path, text)
    assert [f"spec.yaml:{told}"] == list(caught.value.problems)
