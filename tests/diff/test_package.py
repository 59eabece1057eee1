"""The Python half of `make diff`: small packages, each with one thing changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.diff.package import package_changes
from codegen.diff.rules import NOBODY, PYTHON, RULES, Audience
from codegen.diff.surface import load

from .small_package import FILES, written

MESSAGES, CONTACT = "smspartner/api/messages/__init__.py", "smspartner/models/contact.py"
REPLY, CORE, ERRORS = "smspartner/models/reply.py", "smspartner_core/client.py", "smspartner_core/errors.py"
EVERYWHERE = 99

CASES: list[tuple[str, str, str, int, list[tuple[str, str, Audience]]]] = [
    # file, old, new, how often, (rule, place, breaks) each
    (
        MESSAGES,
        "sender: str | None = None",
        "sender: str",
        EVERYWHERE,
        [("parameter now required", "client.messages.send(sender)", PYTHON)],
    ),
    (
        MESSAGES,
        "sender: str | None = None",
        "sender: str | None = None, tag: str | None = None",
        EVERYWHERE,
        [("parameter added", "client.messages.send(tag)", NOBODY)],
    ),
    (
        MESSAGES,
        "message: str",
        "message: str, tag: str",
        EVERYWHERE,
        [("required parameter added", "client.messages.send(tag)", PYTHON)],
    ),
    (
        MESSAGES,
        ", sender: str | None = None",
        "",
        EVERYWHERE,
        [("parameter removed", "client.messages.send(sender)", PYTHON)],
    ),
    (
        MESSAGES,
        "message: str",
        "message: str | None = None",
        EVERYWHERE,
        [("parameter now optional", "client.messages.send(message)", NOBODY)],
    ),
    (
        MESSAGES,
        "message: str",
        "message: str | bytes",
        EVERYWHERE,
        [("accepts more", "client.messages.send(message)", NOBODY)],
    ),
    (
        MESSAGES,
        "message_id: int",
        "message_id: str",
        EVERYWHERE,
        [("accepts another type", "client.messages.cancel(message_id)", PYTHON)],
    ),
    (
        MESSAGES,
        "def cancel(self, *, message_id: int) -> Response",
        "def cancel(self, *, message_id: int) -> bool",
        EVERYWHERE,
        [("gives another type", "client.messages.cancel", PYTHON)],
    ),
    (
        MESSAGES,
        "async def cancel(self, *, message_id: int)",
        "async def cancel(self, *, message_id: str)",
        1,
        [("accepts another type", "client.messages.cancel(message_id)", PYTHON)],
    ),
    (
        MESSAGES,
        "cancel",
        "undo",
        EVERYWHERE,
        [("removed", "client.messages.cancel", PYTHON), ("added", "client.messages.undo", NOBODY)],
    ),
    (MESSAGES, "import SEND", "import SEND as SENT", 1, []),
    ("smspartner/api/messages/send.py", "SEND = 1", "OTHER = 1", 1, []),
    ("smspartner_core/resource.py", "client: object", "client: int", 1, []),
    (
        CORE,
        "timeout: float = 10.0",
        "timeout: float = 20.0",
        EVERYWHERE,
        [("default changed", "SMSPartner(timeout)", PYTHON)],
    ),
    (
        CORE,
        "api_key: str | None = None, *, ",
        "*, api_key: str | None = None, ",
        EVERYWHERE,
        [("parameter's kind changed", "SMSPartner(api_key)", PYTHON)],
    ),
    (
        CORE,
        "method: str, path: str",
        "path: str, method: str",
        EVERYWHERE,
        [("parameter moved", "client.request(method)", PYTHON), ("parameter moved", "client.request(path)", PYTHON)],
    ),
    (
        REPLY,
        "cost: int | None",
        "price: int | None",
        1,
        [("removed", "smspartner.models.Response.cost", PYTHON), ("added", "smspartner.models.Response.price", NOBODY)],
    ),
    (REPLY, "cost: int | None", "cost: int", 1, [("gives less", "smspartner.models.Response.cost", NOBODY)]),
    (
        REPLY,
        "cost: int | None",
        "cost: str | None",
        1,
        [("gives another type", "smspartner.models.Response.cost", PYTHON)],
    ),
    (REPLY, "success: bool = attrs.field(", "success: bool = attrs.field(default=True, ", 1, []),
    (
        CONTACT,
        "name: NotRequired[str]",
        "name: str",
        1,
        [("parameter now required", "smspartner.models.ContactDict.name", PYTHON)],
    ),
    (
        CONTACT,
        "name: str | None = attrs.field(default=None, ",
        "name: str = attrs.field(",
        1,
        [("parameter now required", "smspartner.models.Contact.name", PYTHON)],
    ),
    (
        CONTACT,
        "    phone: str\n",
        "    phone: str\n    city: str\n",
        1,
        [("required parameter added", "smspartner.models.ContactDict.city", PYTHON)],
    ),
    (
        CONTACT,
        "    phone: str\n",
        "    phone: str\n    city: NotRequired[str]\n",
        1,
        [("added", "smspartner.models.ContactDict.city", NOBODY)],
    ),
    (
        "smspartner/models/gamme.py",
        "LOW_COST = 2",
        "LOW_COST = 3",
        1,
        [("value changed", "smspartner.models.Gamme.LOW_COST", PYTHON)],
    ),
    (
        "smspartner/models/gamme.py",
        "LOW_COST",
        "ECO",
        1,
        [("removed", "smspartner.models.Gamme.LOW_COST", PYTHON), ("added", "smspartner.models.Gamme.ECO", NOBODY)],
    ),
    (
        "smspartner/codes.py",
        "SENDING",
        "SENT",
        1,
        [("removed", "smspartner.codes.SENDING", PYTHON), ("added", "smspartner.codes.SENT", NOBODY)],
    ),
    ("smspartner/__init__.py", '"NotFoundError", ', "", 1, [("removed", "smspartner.NotFoundError", PYTHON)]),
    (
        ERRORS,
        "NotFoundError(APIError)",
        "NotFoundError(SMSPartnerError)",
        1,
        [("base class removed", "smspartner.NotFoundError", PYTHON)],
    ),
    (ERRORS, "text: str", "words: str", 1, []),
    (
        "smspartner_core/wire/model.py",
        "extra: object",
        "more: object",
        1,
        [("removed", "smspartner.models.*.extra", PYTHON), ("added", "smspartner.models.*.more", NOBODY)],
    ),
    (CORE, "def close(self)", "def close(self) -> None", 1, []),
    (MESSAGES, "self.send = messages.send", "self.send: Final = messages.send", EVERYWHERE, []),
    ("smspartner/client.py", "    @cached_property\n    def messages", "    def messages", EVERYWHERE, []),
    (
        MESSAGES,
        "def cancel(self, *, message_id: int) -> Response: ...",
        "cancel: int",
        1,
        [("another kind", "client.messages.cancel", PYTHON)],
    ),
    # A class attribute that all models have: without its own, the model has the one of all.
    (REPLY, "    success: bool", "    extra: object = 1\n    success: bool", 1, []),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0].rpartition('/')[2]}: {case[2][:30] or 'gone'}")
def test_verdict(tmp_path: Path, case: tuple[str, str, str, int, list[tuple[str, str, Audience]]]) -> None:
    """The report says what users see otherwise, once for all four twins of an operation, and whether it breaks."""
    name, old, new, times, expected = case
    assert old in FILES[name]
    before = written(tmp_path / "old", FILES)
    after = written(tmp_path / "new", {**FILES, name: FILES[name].replace(old, new, times)})
    changes = package_changes(load(before, before), load(after, after))
    found = [(change.rule_name, change.place.text, change.breaks) for change in changes]
    assert sorted((f"python: {rule}", place, breaks) for rule, place, breaks in expected) == sorted(found)
    assert all(change.sentence.endswith(".") and "None" not in change.sentence.split("`")[0] for change in changes)


def test_only_one_of_the_twins(tmp_path: Path) -> None:
    """The sync and the async client should be alike: what only one of them has says so."""
    before = written(tmp_path / "old", FILES)
    text = FILES[MESSAGES].replace(
        "async def cancel(self, *, message_id: int)", "async def cancel(self, *, number: int)"
    )
    after = written(tmp_path / "new", {**FILES, MESSAGES: text})
    changes = package_changes(load(before, before), load(after, after))
    assert {
        "The parameter `client.messages.cancel(message_id)` (only async) was removed.",
        "The required parameter `client.messages.cancel(number)` (only async) was added.",
    } == {change.sentence for change in changes}


def test_a_package_that_is_new_is_told_in_one_line(tmp_path: Path) -> None:
    """Nobody wants a list of everything where there was nothing."""
    package = load(written(tmp_path, FILES), tmp_path)
    assert ["`smspartner` was added."] == [change.sentence for change in package_changes(None, package)]
    assert [] == package_changes(package, package)
    assert [] == package_changes(None, None)


def test_every_rule_has_a_case() -> None:
    """No rule of the package is without an edit that shows it."""
    shown = {rule for case in CASES for rule, _, _ in case[4]}
    assert {name.removeprefix("python: ") for name in RULES if name.startswith("python: ")} == shown
