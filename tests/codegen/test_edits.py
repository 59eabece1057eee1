"""What the spec says is what happens: every small edit of it works from end to end, or is refused in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from .edits import run
from .edits.works import WORKING, Working


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("edits")
    run.write_package(folder)
    return folder


@pytest.mark.parametrize("working", WORKING, ids=lambda working: working.name)
def test_an_edit_that_works_is_understood(working: Working) -> None:
    assert [] == run.refusal_of(working.edit)


def test_new_operations_carry_every_argument_in_json_and_xml(package: Path) -> None:
    assert {} == run.call_all(package)


def test_a_package_with_all_edits_type_checks(package: Path) -> None:
    assert "" == run.type_errors(package)
