"""The mutation list: operations and their codes."""

from __future__ import annotations

from codegen.diff.rules import CALLERS, EVERYONE, HTTP, NOBODY, PYTHON, READERS

from .edits import (
    add_operation,
    drop,
    drop_operation,
    move_operation,
    put,
    put_key,
)
from .mutation import Mutation

OPERATIONS = [
    # Operations
    Mutation(
        "a new operation", NOBODY, {"operation added"}, add_operation("account.balance", "account.me", "/balance")
    ),
    Mutation("a retired operation", CALLERS, {"operation removed"}, drop_operation("groups.list")),
    Mutation(
        "an operation's method in Python renamed",
        PYTHON,
        {"operation renamed"},
        put("messages.cancel", operationId="messages.undo"),
    ),
    Mutation(
        "an operation at another path",
        HTTP,
        {"operation moved"},
        move_operation("messages.cancel", path="/message/cancel"),
    ),
    Mutation(
        "an operation by another method", HTTP, {"operation moved"}, move_operation("messages.cancel", method="delete")
    ),
    Mutation("an operation deprecated", NOBODY, {"deprecated"}, put("messages.cancel", deprecated=True)),
    Mutation("an argument deprecated", NOBODY, {"deprecated"}, put("SendRequest.gamme", deprecated=True)),
    Mutation("a parameter deprecated", NOBODY, {"deprecated"}, put("statuses.by_tag(page)", deprecated=True)),
    Mutation(
        "an operation no longer deprecated",
        NOBODY,
        {"restored"},
        drop("messages.cancel", "deprecated"),
        first=put("messages.cancel", deprecated=True),
    ),
    Mutation(
        "a lookup that is charged", CALLERS, {"effect no longer repeatable"}, put("numbers.lookup", x_effect="once")
    ),
    Mutation("an update that adds", CALLERS, {"effect no longer repeatable"}, put("contacts.update", x_effect="once")),
    Mutation(
        "a creation that repeats harmlessly",
        NOBODY,
        {"effect repeatable"},
        put("groups.add", x_effect="idempotent"),
    ),
    Mutation("a read that marks as read", NOBODY, {"effect repeatable"}, put("stops.list", x_effect="idempotent")),
    Mutation(
        "a list in pages", PYTHON, {"paging changed"}, put("stops.list", x_page={"parameter": "page", "items": "data"})
    ),
    Mutation("a list no longer in pages", PYTHON, {"paging changed"}, drop("contacts.list", "x-page")),
    Mutation("larger pages", NOBODY, {"page size changed"}, put_key("contacts.list x-page", "size", 50)),
    Mutation("a lower rate", CALLERS, {"rate limit lowered"}, put_key("numbers.lookup x-rate-limit", "requests", 60)),
    Mutation(
        "the same pace, but fewer at once",
        CALLERS,
        {"rate limit lowered"},
        put("numbers.lookup", x_rate_limit={"requests": 6, "seconds": 1}),
    ),
    Mutation("a higher rate", NOBODY, {"rate limit raised"}, put_key("numbers.lookup x-rate-limit", "requests", 600)),
    Mutation(
        "a rate for the first time",
        CALLERS,
        {"rate limit lowered"},
        put("account.me", x_rate_limit={"requests": 1, "seconds": 1}),
    ),
    Mutation("no rate any more", NOBODY, {"rate limit raised"}, drop("numbers.lookup", "x-rate-limit")),
    # Codes
    Mutation(
        "a new code", NOBODY, {"code added"}, put_key("messages.cancel x-codes", "8", {"meaning": "It is a survey."})
    ),
    Mutation("a code retired", PYTHON, {"code removed"}, drop("messages.cancel x-codes", "7")),
    Mutation("a shared code retired", PYTHON, {"code removed"}, drop("document components x-codes sending", "992")),
    Mutation(
        "a code of another class",
        PYTHON,
        {"code re-classed"},
        put_key("messages.cancel x-codes 7", "error", "NotAllowedError"),
    ),
    Mutation(
        "a code by another status",
        HTTP,
        {"code's HTTP status changed"},
        put_key("messages.cancel x-codes 6", "http", 422),
    ),
    Mutation(
        "a code that no longer means done",
        PYTHON,
        {"code no longer means done"},
        drop("messages.cancel x-codes 5", "done"),
    ),
    Mutation("a code that means done", NOBODY, {"code means done"}, put_key("messages.cancel x-codes 7", "done", True)),
    Mutation(
        "a code only on members", READERS, {"code left its place"}, put_key("contacts.add x-codes 15", "member", True)
    ),
    Mutation(
        "a code on members too", NOBODY, {"code in one more place"}, put_key("contacts.add x-codes 2", "member", "both")
    ),
    Mutation(
        "a code in other words", NOBODY, {"reworded"}, put_key("messages.cancel x-codes 6", "meaning", "Too late.")
    ),
    Mutation(
        "a code that nobody has seen",
        NOBODY,
        {"reworded"},
        put_key("messages.cancel x-codes 7", "x-evidence", "assumed"),
    ),
    Mutation(
        "a word of a code that no rule knows",
        EVERYONE,
        {"not judged"},
        put_key("messages.cancel x-codes 7", "unheard", 1),
    ),
]
