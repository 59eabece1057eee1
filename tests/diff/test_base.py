"""The state that a commit is taken for: that which was committed, and was there for its users."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.diff.command import compare
from codegen.diff.history import InputError

from .edits import rename_field, rename_in_examples
from .project import CONTRACT, SPEC, commit, edit, git


def test_commit_without_its_generated_files_hides_nothing(project: Path) -> None:
    """A change that somebody forgot to generate then is one of now, in both halves."""
    edit(project, rename_field("SendResponse", "nb_sms", "parts"))
    edit(project, rename_in_examples("SendResponse", "nb_sms", "parts"))
    commit(project, "Rename a field and forget to generate")
    report = compare(project, "HEAD")
    assert "`SendResponse.nb_sms` was renamed to `parts`." in [change.sentence for change in report.api]
    assert {
        "`smspartner.models.SendResponse.nb_sms` was removed.",
        "`smspartner.models.SendResponse.parts` was added.",
    } == {change.sentence for change in report.package}
    assert ("generated/ is not up to date (make generate); what it will be is compared.",) == report.notes


def test_commit_whose_sources_cannot_be_used_is_compared(project: Path) -> None:
    """Its users have what was committed in generated/."""
    spec = (project / SPEC).read_text(encoding="utf-8")
    (project / SPEC).write_text("openapi: 3.1.0\ninfo: {title: [}\n", encoding="utf-8")
    commit(project, "Break the spec")
    (project / SPEC).write_text(spec, encoding="utf-8")
    report = compare(project, "HEAD")
    assert ([], []) == (report.api, report.package)


def test_commit_with_another_package_is_compared_with_the_one_that_users_have(project: Path) -> None:
    """No pipeline of today makes anything of it."""
    model = project / "generated/smspartner/models/send_response.py"
    text = model.read_text(encoding="utf-8")
    model.write_text(text.replace("    nb_sms:", "    parts:"), encoding="utf-8")
    commit(project, "Name fields otherwise")
    report = compare(project, "HEAD")
    assert [] == report.api
    assert [
        "`smspartner.models.SendResponse.parts` was removed.",
        "`smspartner.models.SendResponse.nb_sms` was added.",
    ] == [change.sentence for change in report.package]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (CONTRACT, "{", "the contract at HEAD cannot be read: "),
        ("generated/smspartner/__init__.py", "class", "the Python package at HEAD cannot be read: "),
    ],
)
def test_commit_that_cannot_be_read_is_refused(project: Path, name: str, text: str, expected: str) -> None:
    (project / name).write_text(text, encoding="utf-8")
    commit(project, "Break it")
    git(project, "checkout", "--quiet", "HEAD~1", "--", name)
    with pytest.raises(InputError, match=expected):
        compare(project, "HEAD")
