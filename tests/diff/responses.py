"""The mutation list: responses."""

from __future__ import annotations

from codegen.diff.rules import EVERYONE, HTTP, JSON, NOBODY, PYTHON, READERS, XML

from .edits import (
    add_field,
    append,
    become,
    drop,
    drop_field,
    put,
    put_key,
    ref,
    remove,
    rename_field,
    reorder,
    together,
)
from .mutation import Mutation

CREDITS = ["creditSms", "creditSmsECO", "creditHlr", "toSend", "balance", "currency"]

RESPONSES = [
    Mutation(
        "a new field at the end of a response", NOBODY, {"field added last"}, add_field("SendResponse", "segments")
    ),
    Mutation(
        "a new field in the middle of a response",
        XML,
        {"field added in the middle"},
        add_field("SendResponse", "segments", at=3),
    ),
    Mutation(
        "a new field in the middle of a list's member",
        XML,
        {"field added in the middle"},
        add_field("BulkSendMember", "currency", at=4),
    ),
    Mutation(
        "a new field where names are kept", NOBODY, {"field added by name"}, add_field("AccountUser", "phone", at=1)
    ),
    Mutation(
        "a new field that makes as many as another order",
        XML | PYTHON,
        {"field added at a known count"},
        add_field("Credits", "creditRcs", {"type": "integer"}),
    ),
    Mutation("a field of a response retired", READERS, {"field removed"}, drop_field("SendResponse", "currency")),
    # It is no argument, which the package would fill in by itself, but a key of somebody else's.
    Mutation("the key of a sub-account no longer told", READERS, {"field removed"}, drop_field("Subaccount", "apiKey")),
    # By position nothing moves; but responses may also come in named or keyed XML, whose readers look for the name.
    Mutation(
        "a field of a response renamed",
        READERS,
        {"field renamed"},
        rename_field("SendResponse", "nb_sms", "parts"),
    ),
    Mutation(
        "a field of a response spelled otherwise",
        JSON | XML,
        {"field renamed"},
        rename_field("SendResponse", "nb_sms", "nbSms"),
    ),
    Mutation(
        "a field renamed where names are kept",
        READERS,
        {"field renamed"},
        rename_field("AccountUser", "username", "login"),
    ),
    Mutation(
        "a field renamed and moved",
        READERS,
        {"field renamed", "order changed"},
        together(rename_field("SendResponse", "nb_sms", "parts"), reorder("SendResponse", "parts")),
    ),
    Mutation(
        "a field that may be missing", READERS, {"field now optional"}, remove("SendResponse required", "message_id")
    ),
    Mutation(
        "a list that may be missing",
        JSON | XML,
        {"field now optional"},
        remove("BulkSendResponse required", "SMSResponse_List"),
    ),
    Mutation("a field deprecated", NOBODY, {"deprecated"}, put("SendResponse.currency", deprecated=True)),
    Mutation("a default of a field", NOBODY, {"default without effect"}, put("SendResponse.currency", default="EUR")),
    Mutation("a field that is always there", NOBODY, {"field now required"}, append("SendResponse required", "cost")),
    Mutation(
        "money as a text",
        JSON,
        {"field's type changed"},
        become("SendResponse.cost", ref("MoneyText")),
    ),
    Mutation("an integer as a text", JSON, {"field's type changed"}, become("SendResponse.message_id", ref("IdText"))),
    Mutation(
        "a day written otherwise, to the service and from it",
        HTTP | JSON | XML,
        {"argument's type changed", "field's type changed"},
        put("Date", x_wire="french-date"),
    ),
    Mutation(
        "a number as a string", READERS, {"field's type changed"}, become("SendResponse.nb_sms", {"type": "string"})
    ),
    Mutation(
        "a number with a fraction", READERS, {"field's type changed"}, become("SendResponse.nb_sms", {"type": "number"})
    ),
    Mutation(
        "a number without a fraction",
        PYTHON,
        {"field's class changed"},
        become("SendResponse.cost", {"type": "integer"}),
    ),
    Mutation(
        "a moment written otherwise",
        JSON | XML,
        {"field's type changed"},
        become("MonthlyCost.date", ref("ParisDateTime")),
    ),
    Mutation(
        "a flag as a number", JSON | XML, {"field's type changed"}, become("StatusResponse.stopSms", ref("Flag01"))
    ),
    Mutation(
        "one instead of a list",
        READERS,
        {"field's type changed"},
        become("BulkSendResponse.SMSResponse_List", ref("BulkSendMember")),
    ),
    Mutation(
        "another object",
        READERS,
        {"field's class changed", "field removed", "field added last", "names in XML"},
        become("MeResponse.user", ref("GroupName")),
    ),
    Mutation(
        "another type wherever it is",
        READERS,
        {"field's type changed"},
        together(drop("CountText", "x-wire"), put("CountText", type="boolean")),
    ),
    Mutation(
        "a constant of a response turned", READERS, {"field's constant changed"}, put("Refusal.success", const=True)
    ),
    Mutation(
        "a constant of a response set free", JSON | XML, {"field's constant changed"}, drop("Refusal.success", "const")
    ),
    Mutation(
        "a field that is always one value",
        NOBODY,
        {"field became a constant"},
        put("SendResponse.currency", const="EUR"),
    ),
    Mutation(
        "a text that may be anything", JSON | XML, {"field widened", "argument widened"}, drop("MoneyText", "pattern")
    ),
    Mutation(
        "a text that is one of a list",
        PYTHON,
        {"field's class changed", "field narrowed"},
        become("SendResponse.currency", ref("Status")),
    ),
    Mutation(
        "a text of a list that may be any",
        PYTHON,
        {"field's class changed", "field's values added"},
        become("StatusResponse.statut", {"type": "string"}),
    ),
    Mutation(
        "a number that may be larger",
        JSON | XML,
        {"field widened"},
        put("SendResponse.nb_sms", maximum=20),
        first=put("SendResponse.nb_sms", maximum=10),
    ),
    Mutation("a format", READERS, {"not judged"}, put("SendResponse.message_id", format="int64")),
    Mutation(
        "a pattern of a response that is only stricter",
        NOBODY,
        {"field narrowed"},
        put("SendResponse.currency", pattern="^[A-Z]{3}$"),
        first=put("SendResponse.currency", pattern="^[A-Z]{2,4}$"),
    ),
    Mutation("an empty text, which was never ruled out", NOBODY, set(), put("SendResponse.currency", minLength=0)),
    Mutation(
        "a field that comes with another",
        NOBODY,
        {"field narrowed"},
        put("SendResponse", dependentRequired={"cost": ["currency"]}),
    ),
    Mutation(
        "a field that may come without another",
        JSON | XML,
        {"field widened"},
        drop("SendResponse", "dependentRequired"),
        first=put("SendResponse", dependentRequired={"cost": ["currency"]}),
    ),
    Mutation(
        "a field that may be null",
        JSON | XML,
        {"field's type changed"},
        become("SendResponse.currency", {"type": ["string", "null"]}),
    ),
    Mutation(
        "a reading that no rule knows", XML | PYTHON, {"not judged"}, put("SendResponse", x_xml={"unheard_of": 1})
    ),
    Mutation("a text that is shorter", NOBODY, {"field narrowed"}, put("SendResponse.currency", maxLength=3)),
    Mutation(
        "a new value of a response",
        NOBODY,
        {"field's values added"},
        together(append("Status enum", "Expired"), append("Status x-enum-varnames", "EXPIRED")),
    ),
    Mutation(
        "a value that no longer comes",
        PYTHON,
        {"field's values removed"},
        together(remove("Status enum", "ko"), remove("Status x-enum-varnames", "KO")),
    ),
    # Enumerations are open to what is new; but who compares with a value that nothing else replaces waits in vain.
    Mutation(
        "a value written otherwise", READERS, {"field's value replaced"}, put_key("Status enum", "0", "delivered")
    ),
    Mutation("a flag that is always set", NOBODY, {"field's values removed"}, remove("FlagText01 enum", "0")),
    Mutation(
        "a value by another name in Python",
        PYTHON,
        {"member renamed"},
        put_key("Status x-enum-varnames", "0", "ARRIVED"),
    ),
    Mutation("fields in another order", XML, {"order changed"}, reorder("SendResponse", "success", "message_id")),
    Mutation(
        "fields in another order where names are kept",
        NOBODY,
        {"order of names changed"},
        reorder("AccountUser", "lastname"),
    ),
    Mutation("fields of a callback in another order", NOBODY, {"order of names changed"}, reorder("Reply", "text")),
    Mutation("fields of a request in another order", NOBODY, {"order of names changed"}, reorder("SendRequest", "tag")),
    Mutation(
        "one more known order, longer",
        NOBODY,
        {"known order added"},
        append("Credits x-xml orders", [*CREDITS[:4], "balance", "currency", "solde", "a", "b"]),
        first=put_key("Credits x-xml", "orders", [[*CREDITS, "solde"], CREDITS]),
    ),
    Mutation(
        "one more order, unknown", XML, {"unknown order"}, append("Credits x-xml orders", ["balance", "currency"])
    ),
    Mutation("a known order less", NOBODY, {"known order removed"}, remove("Credits x-xml orders", CREDITS)),
    Mutation(
        "no known orders but that of the fields",
        NOBODY,
        {"known order removed"},
        drop("Credits", "x-xml"),
        first=put_key("Credits x-xml", "orders", [[*CREDITS[:4], "solde", "currency", "balance"], CREDITS]),
    ),
    Mutation("a known order turned", XML, {"unknown order"}, put_key("Credits x-xml orders", "0", CREDITS[::-1])),
    Mutation(
        "another order of the refused",
        XML,
        {"refused order changed"},
        put_key("BulkSendMember x-xml", "refused", ["success", "phoneNumber", "code", "message"]),
    ),
    Mutation("names no longer kept", XML, {"names in XML"}, drop("AccountUser", "x-xml")),
    Mutation(
        "a third form of response",
        READERS,
        {"field's form added"},
        append("ContactAddResult oneOf", ref("DoneResponse")),
    ),
    Mutation(
        "one form of response less",
        NOBODY,
        {"field's form removed"},
        remove("ContactAddResult oneOf", ref("ContactAddManyResponse")),
    ),
    Mutation(
        "a status of refusals, beside all the others",
        NOBODY,
        {"status documented"},
        put_key("messages.send responses", "429", {"description": "Too many."}),
    ),
    # What `make check` refuses anyway has no rule.
    Mutation(
        "another success",
        EVERYONE,
        {"not judged"},
        put_key("messages.send responses", "202", {"description": "Queued."}),
    ),
    Mutation("no refusals", EVERYONE, {"not judged"}, drop("messages.send responses", "default")),
    Mutation(
        "a header of responses",
        READERS,
        {"not judged"},
        put("messages.send responses 200", headers={"X-Id": {"schema": {"type": "string"}}}),
    ),
    Mutation(
        "a header of responses less",
        READERS,
        {"not judged"},
        drop("messages.send responses 200", "headers"),
        first=put("messages.send responses 200", headers={"X-Id": {"schema": {"type": "string"}}}),
    ),
    Mutation(
        "a field that is always there may be null",
        READERS,
        {"field's type changed"},
        put("SendResponse.message_id", type=["integer", "null"]),
    ),
    Mutation(
        "an object that is always there may be null",
        READERS,
        {"field's type changed"},
        together(drop("MeResponse.user", "$ref"), put("MeResponse.user", anyOf=[ref("AccountUser"), {"type": "null"}])),
    ),
    Mutation(
        "a field that is never null any more",
        NOBODY,
        {"field's type changed"},
        put("SendResponse.message_id", type="integer"),
        first=put("SendResponse.message_id", type=["integer", "null"]),
    ),
]
