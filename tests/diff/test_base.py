"""What a commit is taken for whose `generated/` is not what its sources make."""

from __future__ import annotations

from pathlib import Path

from codegen.diff.command import compare

from .edits import add_field, rename_field, rename_in_examples
from .project import SPEC, commit, edit


def name_add_many(project: Path, name: str) -> None:
    """Give the operation for many contacts, which only the Python package has, another name."""
    path = project / "overlays/python.overlay.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("operationId: contacts.add_many", f"operationId: {name}"), encoding="utf-8")


def test_a_commit_without_its_generated_files(project: Path) -> None:
    """What its sources make counts, not what was forgotten there, in the contract as in the overlay for Python."""
    edit(project, rename_field("SendResponse", "nb_sms", "parts"))
    edit(project, rename_in_examples("SendResponse", "nb_sms", "parts"))
    commit(project, "Rename a field and forget to generate")
    report = compare(project, "HEAD")
    assert (
        [],
        [],
        (
            "generated/ is not up to date (make generate); what it will be is compared.",
            "generated/ was not up to date at HEAD: what its sources make is compared.",
        ),
    ) == (report.api, report.package, report.notes)
    name_add_many(project, "contacts.add_all")
    report = compare(project, "HEAD")
    assert ["`client.contacts.add_many` was removed.", "`client.contacts.add_all` was added."] == [
        change.sentence for change in report.package if change.place.text.startswith("client")
    ]
    commit(project, "Rename an operation and forget to generate")
    report = compare(project, "HEAD")
    assert ([], []) == (report.api, report.package)


def test_a_commit_that_cannot_be_made_today(project: Path) -> None:
    """Then its committed package is compared, and the report says so; the API is still what its sources say."""
    template = project / "overlays/templates/model.py.jinja"
    text = template.read_text(encoding="utf-8")
    template.write_text("{% if %}", encoding="utf-8")
    commit(project, "Break a template")
    template.write_text(text, encoding="utf-8")
    edit(project, add_field("SendResponse", "segments"))
    report = compare(project, "HEAD")
    assert ["`SendResponse.segments` was added."] == [change.sentence for change in report.api]
    assert ["`smspartner.models.SendResponse.segments` was added."] == [change.sentence for change in report.package]
    told = next(note for note in report.notes if note.startswith("Today's pipeline"))
    assert told.startswith(
        "Today's pipeline cannot make the Python package at HEAD (overlays/templates/model.py.jinja:1:"
    )
    assert told.endswith("): the committed one is compared.")


def test_a_commit_whose_sources_cannot_be_used(project: Path) -> None:
    """Then all that was committed is compared, and the report says so."""
    spec = (project / SPEC).read_text(encoding="utf-8")
    (project / SPEC).write_text("openapi: 3.1.0\ninfo: {title: [}\n", encoding="utf-8")
    commit(project, "Break the spec")
    (project / SPEC).write_text(spec, encoding="utf-8")
    report = compare(project, "HEAD")
    assert ([], []) == (report.api, report.package)
    told = next(note for note in report.notes if note.startswith("The sources"))
    assert told.startswith("The sources at HEAD cannot be used (openapi.yaml:2:16: ")
    assert told.endswith("): what was committed is compared.")


def test_a_commit_made_by_another_pipeline(project: Path) -> None:
    """A package that has the right contract is what users have; what today's pipeline makes of the sources is not."""
    model = project / "generated/smspartner/models/send_response.py"
    (project / "codegen").mkdir()
    (project / "codegen/naming.py").write_text("# another\n", encoding="utf-8")
    model.write_text(model.read_text(encoding="utf-8").replace("    nb_sms:", "    parts:"), encoding="utf-8")
    commit(project, "Name fields otherwise")
    (project / "codegen/naming.py").write_text("# as it is\n", encoding="utf-8")
    report = compare(project, "HEAD")
    assert [] == report.api
    assert [
        "`smspartner.models.SendResponse.parts` was removed.",
        "`smspartner.models.SendResponse.nb_sms` was added.",
    ] == [change.sentence for change in report.package]
