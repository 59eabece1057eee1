"""The mutation list: what operations take."""

from __future__ import annotations

from codegen.diff.rules import CALLERS, HTTP, NOBODY, PYTHON

from .edits import (
    add_field,
    add_parameter,
    append,
    become,
    body,
    drop,
    drop_field,
    drop_parameter,
    move_operation,
    put,
    put_key,
    ref,
    remove,
    rename_field,
    together,
    turn,
)
from .mutation import Mutation

NUMBERS = "^[ +(]*[0-9][0-9 ()./-]*(,[ +(]*[0-9][0-9 ()./-]*){0,499}$"

ARGUMENTS = [
    Mutation("a new optional parameter", NOBODY, {"argument added"}, add_parameter("stops.list", "sinceYear")),
    Mutation(
        "a new required parameter",
        CALLERS,
        {"required argument added"},
        add_parameter("stops.list", "sinceYear", required=True),
    ),
    Mutation("a parameter retired", CALLERS, {"argument removed"}, drop_parameter("statuses.by_tag", "page")),
    Mutation("a parameter renamed", CALLERS, {"argument renamed"}, put("messages.cancel(messageId)", name="number")),
    Mutation(
        "a parameter spelled otherwise",
        HTTP,
        {"argument renamed"},
        put("messages.cancel(messageId)", name="message_id"),
    ),
    Mutation(
        "a parameter now required", CALLERS, {"argument now required"}, put("statuses.by_tag(page)", required=True)
    ),
    Mutation(
        "a parameter now optional", NOBODY, {"argument now optional"}, put("messages.cancel(messageId)", required=False)
    ),
    Mutation(
        "a parameter in a header", HTTP, {"argument moved"}, put_key("messages.cancel(messageId)", "in", "header")
    ),
    Mutation(
        "a new optional field of a request", NOBODY, {"argument added"}, add_field("SendRequest", "priority", at=3)
    ),
    Mutation(
        "a new required field of a request",
        CALLERS,
        {"required argument added"},
        together(add_field("SendRequest", "purpose"), append("SendRequest required", "purpose")),
    ),
    Mutation(
        "a new required constant",
        HTTP,
        {"required argument added"},
        together(
            add_field("SendRequest", "version", {"type": "integer", "const": 2}),
            append("SendRequest required", "version"),
        ),
    ),
    Mutation("no fields but the known ones", CALLERS, {"not judged"}, put("SendRequest", additionalProperties=False)),
    Mutation("a field of a request retired", CALLERS, {"argument removed"}, drop_field("SendRequest", "gamme")),
    Mutation(
        "a field of a request renamed", CALLERS, {"argument renamed"}, rename_field("SendRequest", "sender", "from")
    ),
    Mutation(
        "a field of a nested argument renamed",
        CALLERS,
        {"argument renamed"},
        rename_field("BulkMessage", "message", "text"),
    ),
    Mutation(
        "a field of a request now required",
        CALLERS,
        {"argument now required"},
        append("SendRequest required", "sender"),
    ),
    Mutation(
        "a field of a request now optional",
        NOBODY,
        {"argument now optional"},
        remove("SendRequest required", "message"),
    ),
    Mutation("the key no longer required", NOBODY, {"argument now optional"}, remove("SendRequest required", "apiKey")),
    Mutation(
        "a number that becomes a text",
        CALLERS,
        {"argument's type changed"},
        put("messages.cancel(messageId)", schema={"type": "string"}),
    ),
    Mutation(
        "a number that may be a text too",
        NOBODY,
        {"argument's type changed", "argument widened"},
        put("messages.cancel(messageId)", schema=ref("LooseId")),
    ),
    Mutation(
        "another request, with other fields",
        CALLERS,
        {"argument removed", "required argument added"},
        together(
            put_key("stops.add requestBody content application/json", "schema", ref("GroupAddRequest")),
            put_key("stops.add requestBody content application/xml", "schema", ref("GroupAddRequest")),
        ),
    ),
    Mutation(
        "a map of other values",
        CALLERS,
        {"argument's type changed"},
        put("RentalVolumes", additionalProperties={"type": "string"}),
    ),
    Mutation(
        "one text that may be many",
        NOBODY,
        {"argument's type changed"},
        become("GroupAddRequest.name", ref("TextList")),
        first=become("GroupAddRequest.name", {"type": "string"}),
    ),
    Mutation(
        "an integer that may have a fraction",
        NOBODY,
        {"argument's type changed"},
        put("messages.cancel(messageId)", schema={"type": "number", "minimum": 0}),
    ),
    Mutation(
        "another default",
        CALLERS,
        {"argument's default changed"},
        put("Gamme", default=2),
        first=put("Gamme", default=1),
    ),
    Mutation(
        "a default of an optional argument, beside what it refers to",
        CALLERS,
        {"argument's default changed"},
        put("SendRequest.gamme", default=2),
    ),
    Mutation(
        "a default of a required argument",
        NOBODY,
        {"default without effect"},
        put("SendRequest.message", default="Hello"),
    ),
    Mutation(
        "another default of a required parameter",
        NOBODY,
        {"default without effect"},
        put_key("messages.cancel(messageId) schema", "default", 2),
        first=put_key("messages.cancel(messageId) schema", "default", 1),
    ),
    Mutation(
        "a default of a schema that only required arguments have",
        NOBODY,
        {"default without effect"},
        put("ForwardingType", default=1),
    ),
    Mutation(
        "an argument with a default that was required",
        NOBODY,
        {"argument now optional", "default without effect"},
        together(remove("SendRequest required", "message"), put("SendRequest.message", default="Hello")),
    ),
    Mutation("responses in XML by default", HTTP, {"argument's default changed"}, put("Format", default="xml")),
    Mutation("another constant", HTTP, {"argument's constant changed"}, put("RcsSendRequest.isUnicode", const=2)),
    Mutation("an argument fixed", CALLERS, {"argument became a constant"}, put("SendRequest.time", const=9)),
    Mutation(
        "a constant that may have one more value",
        PYTHON,
        {"argument no longer constant", "argument's values added", "argument's class changed"},
        become("RcsSendRequest.isUnicode", ref("Flag01")),
        first=become("RcsSendRequest.isUnicode", {"type": "integer", "const": 1}),
    ),
    Mutation(
        "fields of which one must be there",
        CALLERS,
        {"not judged"},
        put("RentalTarget", anyOf=[{"required": ["interest"]}, {"required": ["subInterest"]}]),
    ),
    Mutation("parameters in another order", NOBODY, {"order of names changed"}, turn("statuses.get parameters")),
    Mutation(
        "a text that may be null",
        NOBODY,
        {"argument's type changed"},
        become("LookupRequest.phoneNumbers", {"type": ["string", "null"]}),
        first=become("LookupRequest.phoneNumbers", {"type": "string"}),
    ),
    Mutation(
        "a text that may no longer be null",
        HTTP,
        {"argument's type changed"},
        become("LookupRequest.phoneNumbers", {"type": "string"}),
        first=become("LookupRequest.phoneNumbers", {"type": ["string", "null"]}),
    ),
    # `make check` refuses exclusive limits and formats.
    Mutation(
        "an exclusive limit",
        CALLERS,
        {"not judged", "argument widened"},
        put("messages.cancel(messageId)", schema={"type": "integer", "exclusiveMinimum": 0}),
    ),
    Mutation("a constant set free", PYTHON, {"argument no longer constant"}, drop("RcsSendRequest.isUnicode", "const")),
    Mutation(
        "a shorter sender, beside what it refers to",
        CALLERS,
        {"argument narrowed"},
        put("SendRequest.sender", maxLength=10),
    ),
    Mutation("a shorter sender", CALLERS, {"argument narrowed"}, put("Sender", maxLength=10)),
    Mutation("a longer sender", NOBODY, {"argument widened"}, put("Sender", maxLength=15)),
    Mutation("a longer least text", CALLERS, {"argument narrowed"}, put("Sender", minLength=4)),
    Mutation("fewer minutes", CALLERS, {"argument narrowed"}, put("SendRequest.minute", multipleOf=15)),
    Mutation("more minutes", NOBODY, {"argument widened"}, put("SendRequest.minute", multipleOf=1)),
    Mutation("another pattern", CALLERS, {"argument narrowed"}, put("Sender", pattern="^[A-Za-z0-9]+$")),
    Mutation("no pattern", NOBODY, {"argument widened"}, drop("Sender", "pattern")),
    Mutation(
        "1000 numbers at once",
        NOBODY,
        {"argument widened"},
        put("PhoneNumberList", maxItems=1000, pattern=NUMBERS.replace("499", "999")),
    ),
    Mutation(
        "100 numbers at once",
        CALLERS,
        {"argument narrowed"},
        put("PhoneNumberList", maxItems=100, pattern=NUMBERS.replace("499", "99")),
    ),
    Mutation(
        "100 contacts at once", CALLERS, {"argument narrowed"}, put("ContactAddManyRequest.contactsList", maxItems=100)
    ),
    Mutation(
        "a value no longer taken",
        CALLERS,
        {"argument's values removed"},
        together(remove("Interval enum", "custom"), remove("Interval x-enum-varnames", "CUSTOM")),
    ),
    Mutation(
        "a new value of an argument",
        NOBODY,
        {"argument's values added"},
        together(append("Interval enum", "last_week"), append("Interval x-enum-varnames", "LAST_WEEK")),
    ),
    Mutation("an enumeration without names of its own", PYTHON, {"member renamed"}, drop("Sexe", "x-enum-varnames")),
    Mutation(
        "a value written otherwise in requests",
        CALLERS,
        {"argument's values removed", "argument's values added"},
        put_key("Interval enum", "0", "month"),
    ),
    Mutation(
        "any value of a text",
        PYTHON,
        {"argument's values added", "argument's class changed"},
        put("account.statistics(interval)", schema={"type": "string"}),
    ),
    Mutation(
        "only some values of a text",
        CALLERS,
        {"argument's values removed", "argument's class changed"},
        become("GroupAddRequest.name", ref("Interval")),
        first=become("GroupAddRequest.name", {"type": "string"}),
    ),
    Mutation(
        "a time that needs a zone",
        CALLERS,
        {"dependency added"},
        put_key("SendRequest dependentRequired", "time", ["minute"]),
    ),
    Mutation(
        "a date without a minute",
        NOBODY,
        {"dependency removed"},
        put_key("SendRequest dependentRequired", "scheduledDeliveryDate", ["time"]),
    ),
    Mutation(
        "a body where there was none",
        CALLERS,
        {"body added", "argument moved", "required argument added", "reworded"},
        put("stops.list", requestBody=body("StopAddRequest")),
    ),
    Mutation(
        "the parameters in a body",
        HTTP,
        {"operation moved", "body added", "argument moved", "reworded"},
        together(
            move_operation("stops.list", method="post"),
            put("stops.list", requestBody=body("StopListRequest")),
            drop("stops.list", "parameters"),
        ),
        first=put_key(
            "document components schemas",
            "StopListRequest",
            {
                "type": "object",
                "properties": {"apiKey": ref("ApiKey"), "_format": ref("Format")},
                "required": ["apiKey"],
            },
        ),
    ),
    Mutation(
        "no body where there was one",
        CALLERS,
        {"body removed", "argument removed"},
        drop("messages.send", "requestBody"),
    ),
    Mutation(
        "a body that need not be there", CALLERS, {"not judged"}, put("messages.send requestBody", required=False)
    ),
    Mutation(
        "a third form of body",
        NOBODY,
        {"argument's form added"},
        append("ContactAddBody oneOf", ref("ContactUpdateRequest")),
    ),
    Mutation(
        "one form of body less",
        CALLERS,
        {"argument's form removed"},
        remove("ContactAddBody oneOf", ref("ContactAddManyRequest")),
    ),
]
