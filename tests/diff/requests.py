"""The mutation list, first half: commands, their codes and what they take."""

from __future__ import annotations

from .edits import (
    add_command,
    add_field,
    add_parameter,
    append,
    become,
    drop,
    drop_command,
    drop_field,
    drop_parameter,
    move_command,
    put,
    put_key,
    ref,
    remove,
    rename_field,
    together,
)
from .mutation import Mutation

REQUESTS = [
    # Commands
    Mutation("a new command", "", {"command added"}, add_command("account.balance", "account.me", "/balance")),
    Mutation("a retired command", "HP", {"command removed"}, drop_command("groups.list")),
    Mutation(
        "a command's method in Python renamed",
        "P",
        {"command renamed"},
        put("messages.cancel", operationId="messages.undo"),
    ),
    Mutation(
        "a command at another path", "H", {"command moved"}, move_command("messages.cancel", path="/message/cancel")
    ),
    Mutation("a command by another method", "H", {"command moved"}, move_command("messages.cancel", method="delete")),
    Mutation("a command deprecated", "", {"deprecated"}, put("messages.cancel", deprecated=True)),
    Mutation("an argument deprecated", "", {"deprecated"}, put("SendRequest.gamme", deprecated=True)),
    Mutation("a parameter deprecated", "", {"deprecated"}, put("statuses.by_tag(page)", deprecated=True)),
    Mutation(
        "a command no longer deprecated",
        "",
        {"restored"},
        drop("messages.cancel", "deprecated"),
        first=put("messages.cancel", deprecated=True),
    ),
    Mutation("a lookup that is charged", "HP", {"effect: not to be repeated"}, put("numbers.lookup", x_effect="once")),
    Mutation("an update that adds", "HP", {"effect: not to be repeated"}, put("contacts.update", x_effect="once")),
    Mutation(
        "a creation that repeats harmlessly", "", {"effect: safe to repeat"}, put("groups.add", x_effect="idempotent")
    ),
    Mutation("a read that marks as read", "", {"effect: still safe"}, put("stops.list", x_effect="idempotent")),
    Mutation(
        "a list in pages", "P", {"paging changed"}, put("stops.list", x_page={"parameter": "page", "items": "data"})
    ),
    Mutation("a list no longer in pages", "P", {"paging changed"}, drop("contacts.list", "x-page")),
    Mutation("larger pages", "", {"page size changed"}, put_key("contacts.list x-page", "size", 50)),
    Mutation("a lower rate", "HP", {"rate limit lowered"}, put_key("numbers.lookup x-rate-limit", "requests", 60)),
    Mutation("a higher rate", "", {"rate limit raised"}, put_key("numbers.lookup x-rate-limit", "requests", 600)),
    Mutation(
        "a rate for the first time",
        "HP",
        {"rate limit lowered"},
        put("account.me", x_rate_limit={"requests": 1, "seconds": 1}),
    ),
    Mutation("no rate any more", "", {"rate limit raised"}, drop("numbers.lookup", "x-rate-limit")),
    # Codes
    Mutation("a new code", "", {"code added"}, put_key("messages.cancel x-codes", "8", {"meaning": "It is a survey."})),
    Mutation("a code retired", "P", {"code removed"}, drop("messages.cancel x-codes", "7")),
    Mutation("a shared code retired", "P", {"code removed"}, drop("document components x-codes sending", "992")),
    Mutation(
        "a code of another class",
        "P",
        {"code re-classed"},
        put_key("messages.cancel x-codes 7", "error", "NotAllowedError"),
    ),
    Mutation(
        "a code by another status",
        "H",
        {"code's HTTP status changed"},
        put_key("messages.cancel x-codes 6", "http", 422),
    ),
    Mutation(
        "a code that no longer means done",
        "P",
        {"code no longer means done"},
        drop("messages.cancel x-codes 5", "done"),
    ),
    Mutation("a code that means done", "", {"code means done"}, put_key("messages.cancel x-codes 7", "done", True)),
    Mutation(
        "a code only on members", "JXP", {"code left its place"}, put_key("contacts.add x-codes 15", "member", True)
    ),
    Mutation(
        "a code on members too", "", {"code in one more place"}, put_key("contacts.add x-codes 2", "member", "both")
    ),
    Mutation(
        "a code in other words", "", {"code reworded"}, put_key("messages.cancel x-codes 6", "meaning", "Too late.")
    ),
    # Arguments
    Mutation("a new optional parameter", "", {"argument added"}, add_parameter("stops.list", "sinceYear")),
    Mutation(
        "a new required parameter",
        "HP",
        {"required argument added"},
        add_parameter("stops.list", "sinceYear", required=True),
    ),
    Mutation("a parameter retired", "HP", {"argument removed"}, drop_parameter("statuses.by_tag", "page")),
    Mutation("a parameter renamed", "HP", {"argument renamed"}, put("messages.cancel(messageId)", name="number")),
    Mutation(
        "a parameter spelled otherwise", "H", {"argument renamed"}, put("messages.cancel(messageId)", name="message_id")
    ),
    Mutation("a parameter now required", "HP", {"argument now required"}, put("statuses.by_tag(page)", required=True)),
    Mutation(
        "a parameter now optional", "", {"argument now optional"}, put("messages.cancel(messageId)", required=False)
    ),
    Mutation("a parameter in a header", "H", {"argument moved"}, put_key("messages.cancel(messageId)", "in", "header")),
    Mutation("a new optional field of a request", "", {"argument added"}, add_field("SendRequest", "priority", at=3)),
    Mutation(
        "a new required field of a request",
        "HP",
        {"required argument added"},
        together(add_field("SendRequest", "purpose"), append("SendRequest required", "purpose")),
    ),
    Mutation("a field of a request retired", "HP", {"argument removed"}, drop_field("SendRequest", "gamme")),
    Mutation("a field of a request renamed", "HP", {"argument renamed"}, rename_field("SendRequest", "sender", "from")),
    Mutation(
        "a field of a nested argument renamed",
        "HP",
        {"argument renamed"},
        rename_field("BulkMessage", "message", "text"),
    ),
    Mutation(
        "a field of a request now required", "HP", {"argument now required"}, append("SendRequest required", "sender")
    ),
    Mutation(
        "a field of a request now optional", "", {"argument now optional"}, remove("SendRequest required", "message")
    ),
    Mutation("the key no longer required", "", {"argument now optional"}, remove("SendRequest required", "apiKey")),
    Mutation(
        "a number that becomes a text",
        "HP",
        {"argument's type changed"},
        put("messages.cancel(messageId)", schema={"type": "string"}),
    ),
    Mutation(
        "a number that may be a text too",
        "",
        {"argument's type changed", "limit loosened"},
        put("messages.cancel(messageId)", schema=ref("LooseId")),
    ),
    Mutation(
        "one text that may be many",
        "",
        {"argument's type changed"},
        become("GroupAddRequest.name", ref("TextList")),
        first=become("GroupAddRequest.name", {"type": "string"}),
    ),
    Mutation(
        "an integer that may have a fraction",
        "",
        {"argument's type changed"},
        put("messages.cancel(messageId)", schema={"type": "number", "minimum": 0}),
    ),
    Mutation(
        "another default", "HP", {"argument's default changed"}, put("Gamme", default=2), first=put("Gamme", default=1)
    ),
    Mutation(
        "a default of an optional argument, beside what it refers to",
        "HP",
        {"argument's default changed"},
        put("SendRequest.gamme", default=2),
    ),
    Mutation(
        "a default of a required argument",
        "",
        {"required argument's default changed"},
        put("SendRequest.message", default="Hello"),
    ),
    Mutation(
        "another default of a required parameter",
        "",
        {"required argument's default changed"},
        put_key("messages.cancel(messageId) schema", "default", 2),
        first=put_key("messages.cancel(messageId) schema", "default", 1),
    ),
    Mutation(
        "a default of a schema that only required arguments have",
        "",
        {"required argument's default changed"},
        put("ForwardingType", default=1),
    ),
    Mutation(
        "an argument with a default that was required",
        "",
        {"argument now optional", "required argument's default changed"},
        together(remove("SendRequest required", "message"), put("SendRequest.message", default="Hello")),
    ),
    Mutation("replies in XML by default", "H", {"argument's default changed"}, put("Format", default="xml")),
    Mutation("another constant", "H", {"argument's constant changed"}, put("RcsSendRequest.isUnicode", const=2)),
    Mutation("an argument fixed", "HP", {"argument became a constant"}, put("SendRequest.time", const=9)),
    Mutation("a constant set free", "P", {"argument no longer constant"}, drop("RcsSendRequest.isUnicode", "const")),
    Mutation(
        "a shorter sender, beside what it refers to", "HP", {"limit tightened"}, put("SendRequest.sender", maxLength=10)
    ),
    Mutation("a shorter sender", "HP", {"limit tightened"}, put("Sender", maxLength=10)),
    Mutation("a longer sender", "", {"limit loosened"}, put("Sender", maxLength=15)),
    Mutation("a longer least text", "HP", {"limit tightened"}, put("Sender", minLength=4)),
    Mutation("fewer minutes", "HP", {"limit tightened"}, put("SendRequest.minute", multipleOf=15)),
    Mutation("more minutes", "", {"limit loosened"}, put("SendRequest.minute", multipleOf=1)),
    Mutation("another pattern", "HP", {"limit tightened"}, put("Sender", pattern="^[A-Za-z0-9]+$")),
    Mutation("no pattern", "", {"limit loosened"}, drop("Sender", "pattern")),
    Mutation(
        "1000 numbers at once",
        "",
        {"limit loosened"},
        put("PhoneNumberList", maxItems=1000, pattern="^[^,]+(,[^,]+){0,999}$"),
    ),
    Mutation(
        "100 numbers at once",
        "HP",
        {"limit tightened"},
        put("PhoneNumberList", maxItems=100, pattern="^[^,]+(,[^,]+){0,99}$"),
    ),
    Mutation(
        "100 contacts at once", "HP", {"limit tightened"}, put("ContactAddManyRequest.contactsList", maxItems=100)
    ),
    Mutation(
        "a value no longer taken",
        "HP",
        {"value no longer taken"},
        together(remove("Interval enum", "custom"), remove("Interval x-enum-varnames", "CUSTOM")),
    ),
    Mutation(
        "a new value of an argument",
        "",
        {"value taken"},
        together(append("Interval enum", "last_week"), append("Interval x-enum-varnames", "LAST_WEEK")),
    ),
    Mutation(
        "any value of a text",
        "P",
        {"value taken", "argument's class changed"},
        put("account.statistics(interval)", schema={"type": "string"}),
    ),
    Mutation(
        "only some values of a text",
        "HP",
        {"value no longer taken", "argument's type changed"},
        become("GroupAddRequest.name", ref("Interval")),
        first=become("GroupAddRequest.name", {"type": "string"}),
    ),
    Mutation(
        "a time that needs a zone",
        "HP",
        {"dependency added"},
        put_key("SendRequest dependentRequired", "time", ["minute"]),
    ),
    Mutation(
        "a date without a minute",
        "",
        {"dependency removed"},
        put_key("SendRequest dependentRequired", "scheduledDeliveryDate", ["time"]),
    ),
    Mutation(
        "a body that must be there",
        "HP",
        {"body required"},
        put("messages.send requestBody", required=True),
        first=put("messages.send requestBody", required=False),
    ),
    Mutation("a body that need not be there", "", {"body optional"}, put("messages.send requestBody", required=False)),
    Mutation(
        "a third form of body", "", {"body form added"}, append("ContactAddBody oneOf", ref("ContactUpdateRequest"))
    ),
    Mutation(
        "one form of body less",
        "HP",
        {"body form removed"},
        remove("ContactAddBody oneOf", ref("ContactAddManyRequest")),
    ),
]
