"""The mutation list: responses."""

from __future__ import annotations

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

REPLIES = [
    Mutation("a new field at the end of a response", "", {"field added last"}, add_field("SendResponse", "segments")),
    Mutation(
        "a new field in the middle of a response",
        "X",
        {"field added in the middle"},
        add_field("SendResponse", "segments", at=3),
    ),
    Mutation(
        "a new field in the middle of a list's member",
        "X",
        {"field added in the middle"},
        add_field("BulkSendMember", "currency", at=4),
    ),
    Mutation("a new field where names are kept", "", {"field added"}, add_field("AccountUser", "phone", at=1)),
    Mutation(
        "a new field that makes as many as another order",
        "XP",
        {"field added at a known count"},
        add_field("Credits", "creditRcs", {"type": "integer"}),
    ),
    Mutation("a field of a response retired", "JXP", {"field removed"}, drop_field("SendResponse", "currency")),
    # It is no argument, which the package would fill in by itself, but a key of somebody else's.
    Mutation("the key of a sub-account no longer told", "JXP", {"field removed"}, drop_field("Subaccount", "apiKey")),
    # By position nothing moves; but responses may also come in named or keyed XML, whose readers look for the name.
    Mutation(
        "a field of a response renamed",
        "JXP",
        {"field renamed"},
        rename_field("SendResponse", "nb_sms", "parts"),
    ),
    Mutation(
        "a field of a response spelled otherwise",
        "JX",
        {"field renamed"},
        rename_field("SendResponse", "nb_sms", "nbSms"),
    ),
    Mutation(
        "a field renamed where names are kept",
        "JXP",
        {"field renamed"},
        rename_field("AccountUser", "username", "login"),
    ),
    Mutation(
        "a field renamed and moved",
        "JXP",
        {"field renamed", "order changed"},
        together(rename_field("SendResponse", "nb_sms", "parts"), reorder("SendResponse", "parts")),
    ),
    Mutation(
        "a field that may be missing", "JXP", {"field no longer certain"}, remove("SendResponse required", "message_id")
    ),
    Mutation(
        "a list that may be missing",
        "JX",
        {"field no longer certain"},
        remove("BulkSendResponse required", "SMSResponse_List"),
    ),
    Mutation("a field deprecated", "", {"deprecated"}, put("SendResponse.currency", deprecated=True)),
    Mutation("a default of a field", "", {"field's default changed"}, put("SendResponse.currency", default="EUR")),
    Mutation("a field that is always there", "", {"field now certain"}, append("SendResponse required", "cost")),
    Mutation(
        "money as a text",
        "J",
        {"field's type changed"},
        become("SendResponse.cost", ref("MoneyText")),
    ),
    Mutation("an integer as a text", "J", {"field's type changed"}, become("SendResponse.message_id", ref("IdText"))),
    Mutation(
        "a day written otherwise, to the service and from it",
        "HJX",
        {"argument's type changed", "field's type changed"},
        put("Date", x_wire="french-date"),
    ),
    Mutation("a number as a text", "JXP", {"field's type changed"}, become("SendResponse.nb_sms", {"type": "string"})),
    Mutation(
        "a number with a fraction", "JXP", {"field's type changed"}, become("SendResponse.nb_sms", {"type": "number"})
    ),
    Mutation(
        "a number without a fraction", "P", {"field's class changed"}, become("SendResponse.cost", {"type": "integer"})
    ),
    Mutation(
        "a moment written otherwise",
        "JX",
        {"field's type changed"},
        become("MonthlyCost.date", ref("ParisDateTime")),
    ),
    Mutation("a flag as a number", "JX", {"field's type changed"}, become("StatusResponse.stopSms", ref("Flag01"))),
    Mutation(
        "one instead of a list",
        "JXP",
        {"field's type changed"},
        become("BulkSendResponse.SMSResponse_List", ref("BulkSendMember")),
    ),
    Mutation(
        "another object",
        "JXP",
        {"field's class changed", "field renamed", "field removed", "field added last", "names in XML"},
        become("MeResponse.user", ref("GroupName")),
    ),
    Mutation(
        "another type wherever it is",
        "JXP",
        {"field's type changed"},
        together(drop("CountText", "x-wire"), put("CountText", type="boolean")),
    ),
    Mutation(
        "a constant of a response turned", "JXP", {"field's constant changed"}, put("Refusal.success", const=True)
    ),
    Mutation("a constant of a response set free", "JX", {"field's constant changed"}, drop("Refusal.success", "const")),
    Mutation(
        "a field that is always one value", "", {"field became a constant"}, put("SendResponse.currency", const="EUR")
    ),
    Mutation("a text that may be anything", "JX", {"promise weakened", "limit loosened"}, drop("MoneyText", "pattern")),
    Mutation(
        "a text that is one of a list",
        "P",
        {"field's class changed", "promise tightened"},
        become("SendResponse.currency", ref("Status")),
    ),
    Mutation(
        "a text of a list that may be any",
        "P",
        {"field's class changed", "value may come"},
        become("StatusResponse.statut", {"type": "string"}),
    ),
    Mutation(
        "a number that may be larger",
        "JX",
        {"promise weakened"},
        put("SendResponse.nb_sms", maximum=20),
        first=put("SendResponse.nb_sms", maximum=10),
    ),
    Mutation(
        "an integer that needs 64 bits",
        "JX",
        {"promise weakened"},
        put("SendResponse.message_id", format="int64"),
        first=put("SendResponse.message_id", format="int32"),
    ),
    Mutation(
        "an integer that fits 32 bits",
        "",
        {"promise tightened"},
        put("SendResponse.message_id", format="int32"),
        first=put("SendResponse.message_id", format="int64"),
    ),
    Mutation(
        "a pattern of a response that is only stricter",
        "",
        {"promise tightened"},
        put("SendResponse.currency", pattern="^[A-Z]{3}$"),
        first=put("SendResponse.currency", pattern="^[A-Z]{2,4}$"),
    ),
    Mutation("an empty text, which was never ruled out", "", set(), put("SendResponse.currency", minLength=0)),
    Mutation(
        "a field that comes with another",
        "",
        {"promise tightened"},
        put("SendResponse", dependentRequired={"cost": ["currency"]}),
    ),
    Mutation(
        "a field that may come without another",
        "JX",
        {"promise weakened"},
        drop("SendResponse", "dependentRequired"),
        first=put("SendResponse", dependentRequired={"cost": ["currency"]}),
    ),
    Mutation(
        "a field that may be null",
        "JX",
        {"field's type changed"},
        become("SendResponse.currency", {"type": ["string", "null"]}),
    ),
    Mutation("a reading that no rule knows", "XP", {"not judged"}, put("SendResponse", x_xml={"unheard_of": 1})),
    Mutation("a text that is shorter", "", {"promise tightened"}, put("SendResponse.currency", maxLength=3)),
    Mutation(
        "a new value of a response",
        "",
        {"value may come"},
        together(append("Status enum", "Expired"), append("Status x-enum-varnames", "EXPIRED")),
    ),
    Mutation(
        "a value that no longer comes",
        "P",
        {"value no longer comes"},
        together(remove("Status enum", "ko"), remove("Status x-enum-varnames", "KO")),
    ),
    # Enumerations are open to what is new; but who compares with a value that nothing else replaces waits in vain.
    Mutation("a value written otherwise", "JXP", {"value rewritten"}, put_key("Status enum", "0", "delivered")),
    Mutation("a flag that is always set", "", {"value no longer comes"}, remove("FlagText01 enum", "0")),
    Mutation(
        "a value by another name in Python",
        "P",
        {"enumeration's name changed"},
        put_key("Status x-enum-varnames", "0", "ARRIVED"),
    ),
    Mutation("fields in another order", "X", {"order changed"}, reorder("SendResponse", "success", "message_id")),
    Mutation(
        "fields in another order where names are kept",
        "",
        {"order of names changed"},
        reorder("AccountUser", "lastname"),
    ),
    Mutation("fields of a callback in another order", "", {"order of names changed"}, reorder("Reply", "text")),
    Mutation("fields of a request in another order", "", {"order of names changed"}, reorder("SendRequest", "tag")),
    Mutation(
        "one more known order, longer",
        "",
        {"known order added"},
        append("Credits x-xml orders", [*CREDITS[:4], "balance", "currency", "solde", "a", "b"]),
        first=put_key("Credits x-xml", "orders", [[*CREDITS, "solde"], CREDITS]),
    ),
    Mutation(
        "one more order, unknown", "X", {"unknown order"}, append("Credits x-xml orders", ["balance", "currency"])
    ),
    Mutation("a known order less", "", {"known order removed"}, remove("Credits x-xml orders", CREDITS)),
    Mutation(
        "no known orders but that of the fields",
        "",
        {"known order removed"},
        drop("Credits", "x-xml"),
        first=put_key("Credits x-xml", "orders", [[*CREDITS[:4], "solde", "currency", "balance"], CREDITS]),
    ),
    Mutation("a known order turned", "X", {"unknown order"}, put_key("Credits x-xml orders", "0", CREDITS[::-1])),
    Mutation(
        "another order of the refused",
        "X",
        {"refused order changed"},
        put_key("BulkSendMember x-xml", "refused", ["success", "phoneNumber", "code", "message"]),
    ),
    Mutation("names no longer kept", "X", {"names in XML"}, drop("AccountUser", "x-xml")),
    Mutation(
        "a third form of response",
        "JXP",
        {"response form added"},
        append("ContactAddResult oneOf", ref("DoneResponse")),
    ),
    Mutation(
        "one form of response less",
        "",
        {"response form removed"},
        remove("ContactAddResult oneOf", ref("ContactAddManyResponse")),
    ),
    Mutation(
        "another status", "HP", {"status added"}, put_key("messages.send responses", "202", {"description": "Queued."})
    ),
    Mutation(
        "a header of responses",
        "",
        {"header added"},
        put("messages.send responses 200", headers={"X-Id": {"schema": {"type": "string"}}}),
    ),
    Mutation(
        "a header of responses less",
        "JXP",
        {"not judged"},
        drop("messages.send responses 200", "headers"),
        first=put("messages.send responses 200", headers={"X-Id": {"schema": {"type": "string"}}}),
    ),
    Mutation("no refusals", "HJXP", {"status removed"}, drop("messages.send responses", "default")),
    Mutation(
        "a field that is always there may be null",
        "JXP",
        {"field's type changed", "field null at times"},
        put("SendResponse.message_id", type=["integer", "null"]),
    ),
    Mutation(
        "an object that is always there may be null",
        "JXP",
        {"field's type changed", "field null at times"},
        together(drop("MeResponse.user", "$ref"), put("MeResponse.user", anyOf=[ref("AccountUser"), {"type": "null"}])),
    ),
    Mutation(
        "a field that is never null any more",
        "",
        {"field's type changed"},
        put("SendResponse.message_id", type="integer"),
        first=put("SendResponse.message_id", type=["integer", "null"]),
    ),
]
