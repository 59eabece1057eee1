"""`make diff` on a copy of the project with a history of its own: the whole way, and what is refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from codegen.diff import main
from codegen.diff.command import compare
from codegen.diff.rules import EVERYONE, PYTHON

from .edits import (
    add_field,
    add_parameter,
    append,
    drop_operation,
    put,
    put_key,
    rename_field,
    rename_in_examples,
    rename_schema,
    together,
)
from .project import ROOT, SPEC, commit, edit, git


def test_both_halves_are_joined(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Changes of the package follow from the API, and are told so; the exit status is the verdict."""
    edit(
        project,
        together(
            rename_field("SendResponse", "nb_sms", "parts"),
            rename_in_examples("SendResponse", "nb_sms", "parts"),
            add_field("StatusResponse", "operator", at=3),
            add_field("SendRequest", "priority"),
            add_parameter("stops.list", "sinceYear", required=True),
            put("messages.cancel", operationId="messages.undo"),
            put_key("Status x-enum-varnames", "0", "ARRIVED"),
            append("MeResponse required", "code"),
            rename_schema("BulkSendMember", "BulkSendResult"),
            drop_operation("groups.list", "GroupListResponse", "Group"),
        ),
    )
    report = compare(project, "HEAD")
    followed = {(change.sentence, report.api[(report.cause(change) or 0) - 1].rule_name) for change in report.package}
    assert [] == [change.sentence for change in report.package if report.cause(change) is None]
    assert {
        ("The optional parameter `client.messages.send(priority)` was added.", "argument added"),
        ("The required parameter `client.stops.list(since_year)` was added.", "required argument added"),
        ("`client.groups.list` was removed.", "operation removed"),
        ("`client.messages.cancel` was removed.", "operation renamed"),
        ("`client.messages.undo` was added.", "operation renamed"),
        ("`smspartner.models.MeResponse.code` is now `int` (it was `int | None`).", "field now required"),
        ("`smspartner.models.SendResponse.nb_sms` was removed.", "field renamed"),
        ("`smspartner.models.SendResponse.parts` was added.", "field renamed"),
        ("`smspartner.models.Status.ARRIVED` was added.", "member renamed"),
        ("`smspartner.models.Status.DELIVERED` was removed.", "member renamed"),
        ("`smspartner.models.StatusResponse.operator` was added.", "field added in the middle"),
        ("`smspartner.models.BulkSendMember` was removed.", "field's class changed"),
        ("`smspartner.models.BulkSendResult` was added.", "field's class changed"),
    } <= followed
    # Both readings agree: nothing breaks by its names or types that the contract's rules hold to be harmless.
    for change in report.package:
        assert not change.breaks or PYTHON in report.api[(report.cause(change) or 0) - 1].breaks, change.sentence
    assert EVERYONE == report.breaks
    assert len(report.api) == len(report.fragments), "what follows from the API is in the changelog once"

    page = tmp_path / "report.md"
    assert 1 == main(["--root", str(project), "--base", "HEAD", "--fail-on", "breaking", "--markdown", str(page)])
    shown, text = capsys.readouterr().out, page.read_text(encoding="utf-8")
    for words in (
        "since HEAD break something, for HTTP callers, JSON readers, XML readers and Python callers.",
        "Semantic versioning asks for a minor step (0.1.0 → 0.2.0): before 1.0.0",
        "The work tree has uncommitted changes (1 file)",
        "generated/ is not up to date (make generate)",
        "+sendresponse-nb-sms-field-renamed.breaking.md",
    ):
        assert words in shown
        assert words in text
    assert "| `StatusResponse.operator` was added before fields that were there. (in statuses.get) | " in text
    assert "| – | ok | **breaks** | ok | By position, all fields after it move by one. |" in text


def test_nothing_changed_since_the_release(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last release is what is compared with if nobody says otherwise."""
    git(project, "tag", "v0.1.0", "HEAD")
    commit(project, "Nothing of it")
    assert 0 == main(["--root", str(project), "--fail-on", "breaking"])
    expected = "## What changed\n\n**Nothing changed since v0.1.0, the last release.** No new version is needed.\n"
    assert expected == capsys.readouterr().out


def test_before_the_first_release_one_line_says_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """There is nothing to break; the number is the one that the release takes."""
    assert 0 == main(["--root", str(project), "--fail-on", "breaking"])
    verdict = (
        "**Nothing was released yet, so nothing can break.** The first release is 0.1.0, the version that the code has."
    )
    assert f"## What changed\n\n{verdict}\n" == capsys.readouterr().out
    assert "0.1.0" == compare(project).next_version


def test_everything_is_new_since_a_commit_without_a_contract(project: Path) -> None:
    """One line for each half."""
    report = compare(project, "HEAD~1")
    assert ["The API was described: 34 operations.", "`smspartner` was added."] == [
        change.sentence for change in (*report.api, *report.package)
    ]
    assert ("There was no contract yet at HEAD~1: everything in it is new.",) == report.notes


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return the sentence by which it is refused: one line, and nothing else."""
    assert 2 == main([*arguments])
    said = capsys.readouterr()
    assert "" == said.out
    assert 1 == said.err.count("\n")
    return said.err.rstrip("\n")


@pytest.mark.parametrize("ref", ["nowhere", "v9.9.9", "", "--all", "HEAD~99", "HEAD:openapi.yaml", "^main"])
def test_unknown_ref(history: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ref: str) -> None:
    """A commit that is not there is named, and no report is written."""
    page = tmp_path / "report.md"
    said = refused(capsys, "--root", str(history), f"--base={ref}", "--markdown", str(page))
    assert f"unknown ref: {ref!r} names no commit, tag or branch of this repository" == said
    assert not page.exists()


def test_a_shallow_clone(history: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its oldest commit looks like the first one: compared with itself, nothing would ever break."""
    git(tmp_path, "clone", "--depth=1", history.as_uri(), "shallow")
    way_out = "this clone is shallow (git fetch --unshallow --tags)"
    shallow = str(tmp_path / "shallow")
    assert f"no release found: {way_out}" == refused(capsys, "--root", shallow, "--fail-on=breaking")
    assert refused(capsys, "--root", shallow, "--base=HEAD~1").endswith(way_out)
    assert 0 == main(["--root", shallow, "--base=HEAD"])


def test_no_repository(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a history there is nothing to compare with: no repository, no commit, no folder, no git."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert f"{tmp_path} is not in a git repository: there is nothing to compare with" == refused(
        capsys, "--root", str(tmp_path)
    )
    git(tmp_path, "init", "--quiet")
    assert f"{tmp_path} has no commit yet: there is nothing to compare with" == refused(capsys, "--root", str(tmp_path))
    assert f"{tmp_path / 'no'} is not a folder" == refused(capsys, "--root", str(tmp_path / "no"))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "git is not installed, and without it there is nothing to compare with" == refused(
        capsys, "--root", str(tmp_path)
    )


def test_a_spec_that_does_not_parse(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The place is named; nothing is written."""
    page = tmp_path / "report.md"
    (project / SPEC).write_text("openapi: 3.1.0\ninfo: {title: [}\n", encoding="utf-8")
    said = refused(capsys, "--root", str(project), "--base", "HEAD", "--markdown", str(page))
    assert said.startswith("openapi.yaml:2:16: ")
    assert not page.exists()


def test_a_report_in_a_folder_that_is_not_there(project: Path, tmp_path: Path) -> None:
    """The folder is made, with those around it."""
    page = tmp_path / "reports" / "today" / "diff.md"
    assert 0 == main(["--root", str(project), "--base", "HEAD", "--markdown", str(page)])
    expected = "## What changed\n\n**Nothing changed since HEAD.** No new version is needed.\n"
    assert expected == page.read_text(encoding="utf-8")


def test_a_report_that_cannot_be_written(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said in a sentence what cannot be a file."""
    arguments = ("--root", str(project), "--base", "HEAD", "--markdown")
    (tmp_path / "file").touch()
    assert f"{tmp_path}: Is a directory" == refused(capsys, *arguments, str(tmp_path))
    assert f"{tmp_path / 'file'}: File exists" == refused(capsys, *arguments, str(tmp_path / "file" / "report.md"))
    page = tmp_path / ("long" * 100)
    assert f"{page}: File name too long" == refused(capsys, *arguments, str(page))


def test_as_a_command(tmp_path: Path) -> None:
    """`python -m codegen diff` says so by its status."""
    command = [sys.executable, "-m", "codegen", "diff", "--base", "nowhere", "--root", str(ROOT)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert (2, "") == (done.returncode, done.stdout)
    assert 1 == done.stderr.count("\n")
