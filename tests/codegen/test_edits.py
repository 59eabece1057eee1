"""What the spec says is what happens: every small edit of it works from end to end, or is refused in one sentence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from .edits import run
from .edits.documents import Edit, together
from .edits.refused import REFUSALS
from .edits.works import WORKING, Working

BATCH = (
    "a second version of sending, with an object and without a tag",
    "a boolean in the query",
    "a list in the query",
    "an enumeration in the query",
    "a tag and an operation with digits and _",
    "DELETE without parameters",
    "PUT",
    "PATCH with a parameter in the path, one in the query, and a body",
    "a shared parameter by $ref",
    "a shared request, response, refusal and example by $ref",
    "a parameter in the path",
)
"""What a provider would add next, all at once; `package` is made of these and more."""
NOT_SUPPORTED = ("a second success", "a parameter in a header", "multipart", "no content", "servers of an operation")


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edits")
    run.write_package(folder)
    return folder


@pytest.mark.parametrize("working", WORKING, ids=lambda working: working.name)
def test_an_edit_that_works_is_understood(working: Working) -> None:
    assert [] == run.refusal_of(working.edit)


@pytest.mark.parametrize(("edit", "sentence"), REFUSALS.values(), ids=REFUSALS)
def test_an_edit_that_does_not_is_refused_in_a_sentence(edit: Edit, sentence: str) -> None:
    told = run.refusal_of(edit)
    assert sentence == (told or ["understood"])[0]
    assert max(map(len, told)) < 300


def test_new_operations_carry_every_argument_in_json_and_xml(package: Path) -> None:
    assert {} == run.call_all(package)


def test_a_package_with_all_edits_type_checks(package: Path) -> None:
    assert "" == run.type_errors(package)


@pytest.mark.parametrize(
    "name", ["account.annotate", "account.tagged", "account.touch", "account.search", "account.box"]
)
def test_contract_tests_of_a_new_operation_are_green(package: Path, name: str) -> None:
    tests = f"{sys.executable} -m smspartner_contract --only {name} --examples 5"
    told = run.run(package, "-m", "smspartner_mock", "--port", "0", "--run", tests)
    assert "holds: " in told, told


def test_the_batch_of_a_provider_works_but_for_what_is_refused() -> None:
    batch = together(*(working.edit for working in WORKING if working.name in BATCH))
    assert [] == run.refusal_of(batch)
    for name in NOT_SUPPORTED:
        edit, sentence = REFUSALS[name]
        assert [sentence] == run.refusal_of(together(batch, edit))


def test_there_are_enough_edits_of_both_kinds() -> None:
    assert {working.name for working in WORKING} >= set(BATCH)
    assert len(WORKING) + len(REFUSALS) >= 60
