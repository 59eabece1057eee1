"""The mutation list of `make diff`: each edit has the verdict that it must have, for each of the four."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from codegen.diff.change import Step
from codegen.diff.contract import contract_changes
from codegen.diff.report import Report
from codegen.diff.rules import AUDIENCES, RULES
from codegen.diff.terminal import mark

from .anywhere import ANYWHERE
from .arguments import ARGUMENTS
from .edits import Edit, put, rename_field
from .mutation import Mutation
from .operations import COMMANDS
from .responses import REPLIES

MUTATIONS = [*COMMANDS, *ARGUMENTS, *REPLIES, *ANYWHERE]

CONTRACT = json.loads((Path(__file__).parents[2] / "generated/smspartner_spec/openapi.json").read_bytes())


def edited(mutation: Mutation) -> tuple[dict[str, Any], dict[str, Any]]:
    old = copy.deepcopy(CONTRACT)
    if mutation.first:
        mutation.first(old)
    new = copy.deepcopy(old)
    mutation.edit(new)
    assert json.dumps(old) != json.dumps(new), "the edit changes nothing"
    return old, new


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_verdict(mutation: Mutation) -> None:
    """The report says what happened and for whom it breaks, and asks for the step that this is."""
    changes = contract_changes(*edited(mutation))
    report = Report("v1.0.0", "1.0.0", changes, [])
    assert (mutation.breaks, mutation.rules) == (report.breaks, {change.rule_name for change in changes})
    assert bool(mutation.breaks) == (report.step is Step.MAJOR)
    for change in changes:
        assert change.sentence.endswith(".")
        assert change.why.endswith(".")


def reasons(edit: Edit) -> list[tuple[str, str]]:
    new = copy.deepcopy(CONTRACT)
    edit(new)
    return [(change.breaks, change.why) for change in contract_changes(CONTRACT, new)]


def test_reason_of_a_renamed_field() -> None:
    """Which reading of XML breaks is said where there are two; JSON alone, or names in each form, need none."""
    by_position = "by position, as XML is printed, nothing moves, but XML that is named or keyed breaks"
    assert [("JXP", f"Readers look for the old name: {by_position}.")] == reasons(
        rename_field("SendResponse", "nb_sms", "parts")
    )
    assert [("JX", f"Readers look for the old name: {by_position}; but in Python it is nb_sms as before.")] == reasons(
        rename_field("SendResponse", "nb_sms", "nbSms")
    )
    assert [("JXP", "Readers look for the old name.")] == reasons(rename_field("AccountUser", "username", "login"))
    assert [("JP", "Readers look for the old name.")] == reasons(rename_field("Reply", "text", "message"))


def test_every_audience_has_a_verdict_or_a_dash() -> None:
    """A root of requests concerns those who make them, one of responses those who read them: JSON has none."""
    marks = {}
    for schema in ("SendRequest", "SendResponse"):
        new = copy.deepcopy(CONTRACT)
        new["components"]["schemas"][schema]["xml"] = {"name": "message"}
        (change,) = contract_changes(CONTRACT, new)
        marks[schema] = [mark(change, audience) for audience in AUDIENCES]
    assert {"SendRequest": ["breaks", "–", "–", "breaks"], "SendResponse": ["–", "ok", "breaks", "ok"]} == marks


def test_a_class_that_goes_with_a_type() -> None:
    """It follows from the change of the type, so that the package's half need not tell it as one of its own."""
    new = copy.deepcopy(CONTRACT)
    put("account.statistics(interval)", schema={"type": "string"})(new)
    places = {change.rule_name: change.place.python for change in contract_changes(CONTRACT, new)}
    assert {
        "value taken": ("client.account.statistics(interval)",),
        "argument's class changed": (
            "client.account.statistics(interval)",
            "smspartner.models.Interval",
            "smspartner.models.IntervalDict",
        ),
    } == places


def test_roots_of_many_are_told_once() -> None:
    """One action of the overlay names the roots of all responses."""
    new = copy.deepcopy(CONTRACT)
    for schema in new["components"]["schemas"].values():
        if schema.get("xml") == {"name": "result"}:
            schema["xml"] = {"name": "response"}
    (change,) = contract_changes(CONTRACT, new)
    assert "The root element of 30 responses is now `response` (it was `result`)." == change.sentence
    assert "messages.send" in change.users


def test_a_package_that_followed_to_another_address() -> None:
    """What the package calls is written in its core, so that the spec alone does not tell."""
    new = copy.deepcopy(CONTRACT)
    new["servers"] = [{"url": "https://api.smspartner.fr/v2"}]
    assert ["HP"] == [change.breaks for change in contract_changes(CONTRACT, new, "https://api.smspartner.fr/v1")]
    (change,) = contract_changes(CONTRACT, new, "https://api.smspartner.fr/v2")
    assert "H" == change.breaks
    assert change.why.endswith("; but the package calls one that is there.")


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
    new = copy.deepcopy(CONTRACT)
    edit(new)
    report = Report("v1.0.0", "1.0.0", contract_changes(CONTRACT, new), [])
    (fragment,) = report.fragments
    assert (Step.MINOR, "") == (report.step, report.breaks)
    assert fragment.name.endswith("-deprecated.change.md")
    assert fragment.line.endswith(" was deprecated.")


def test_nothing_changed() -> None:
    """A contract does not differ from itself."""
    assert [] == contract_changes(CONTRACT, copy.deepcopy(CONTRACT))


def test_every_rule_is_in_the_list() -> None:
    """No rule is without an edit that shows it; there are more edits than the 40 that were asked for."""
    shown = {name for mutation in MUTATIONS for name in mutation.rules}
    assert {name for name in RULES if not name.startswith("python: ")} == shown
    assert len(MUTATIONS) >= 45
    assert len(MUTATIONS) == len({mutation.name for mutation in MUTATIONS})
