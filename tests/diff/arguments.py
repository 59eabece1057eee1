"""The mutation list: what operations take."""

from __future__ import annotations

from .edits import (
    add_field,
    add_parameter,
    append,
    become,
    drop,
    drop_field,
    drop_parameter,
    put,
    put_key,
    ref,
    remove,
    rename_field,
    together,
    turn,
)
from .mutation import Mutation

ARGUMENTS = [
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
    Mutation(
        "a new required constant",
        "H",
        {"required argument added"},
        together(
            add_field("SendRequest", "version", {"type": "integer", "const": 2}),
            append("SendRequest required", "version"),
        ),
    ),
    Mutation("no fields but the known ones", "HP", {"not judged"}, put("SendRequest", additionalProperties=False)),
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
        "another request, with other fields",
        "HP",
        {"argument removed", "required argument added"},
        together(
            put_key("stops.add requestBody content application/json", "schema", ref("GroupAddRequest")),
            put_key("stops.add requestBody content application/xml", "schema", ref("GroupAddRequest")),
        ),
    ),
    Mutation(
        "a map of other values",
        "HP",
        {"argument's class changed", "argument's type changed"},
        put("RentalVolumes", additionalProperties={"type": "string"}),
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
    Mutation("responses in XML by default", "H", {"argument's default changed"}, put("Format", default="xml")),
    Mutation("another constant", "H", {"argument's constant changed"}, put("RcsSendRequest.isUnicode", const=2)),
    Mutation("an argument fixed", "HP", {"argument became a constant"}, put("SendRequest.time", const=9)),
    Mutation(
        "a constant that may have one more value",
        "P",
        {"argument no longer constant", "value taken", "argument's class changed"},
        become("RcsSendRequest.isUnicode", ref("Flag01")),
        first=become("RcsSendRequest.isUnicode", {"type": "integer", "const": 1}),
    ),
    Mutation(
        "fields of which one must be there",
        "HP",
        {"not judged"},
        put("RentalTarget", anyOf=[{"required": ["interest"]}, {"required": ["subInterest"]}]),
    ),
    Mutation("parameters in another order", "", {"order of names changed"}, turn("statuses.get parameters")),
    Mutation(
        "a text that may be null",
        "",
        {"argument's type changed"},
        become("LookupRequest.phoneNumbers", {"type": ["string", "null"]}),
        first=become("LookupRequest.phoneNumbers", {"type": "string"}),
    ),
    Mutation(
        "a text that may no longer be null",
        "H",
        {"argument's type changed"},
        become("LookupRequest.phoneNumbers", {"type": "string"}),
        first=become("LookupRequest.phoneNumbers", {"type": ["string", "null"]}),
    ),
    Mutation(
        "more than 0 instead of 1 or more",
        "",
        set(),
        put("messages.cancel(messageId)", schema={"type": "integer", "exclusiveMinimum": 0}),
        first=put("messages.cancel(messageId)", schema={"type": "integer", "minimum": 1}),
    ),
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
        "an enumeration without names of its own", "P", {"enumeration's name changed"}, drop("Sexe", "x-enum-varnames")
    ),
    Mutation(
        "a value written otherwise in requests",
        "HP",
        {"value no longer taken", "value taken"},
        put_key("Interval enum", "0", "month"),
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
