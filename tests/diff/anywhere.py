"""The mutation list: callbacks, formats, and what is anywhere."""

from __future__ import annotations

from codegen.diff.rules import CALLERS, EVERYONE, HTTP, JSON, NOBODY, PYTHON, READERS, XML

from .edits import (
    add_field,
    append,
    drop,
    drop_last,
    put,
    put_key,
    ref,
    rename_field,
    rename_schema,
)
from .mutation import Mutation

ANYWHERE = [
    # Callbacks
    Mutation(
        "a new callback",
        NOBODY,
        {"callback added"},
        put_key("document webhooks", "expired", {"post": {"summary": "It expired."}}),
    ),
    Mutation("a callback retired", JSON | PYTHON, {"callback removed"}, drop("document webhooks", "stop")),
    Mutation("a new field of a callback", NOBODY, {"field added by name"}, add_field("Reply", "operator", at=0)),
    Mutation(
        "a field of a callback renamed",
        JSON | PYTHON,
        {"field renamed"},
        rename_field("Reply", "text", "message"),
    ),
    Mutation(
        "a callback no longer as a form",
        JSON | PYTHON,
        {"format removed"},
        drop("document webhooks response post requestBody content", "application/x-www-form-urlencoded"),
    ),
    # Anything
    Mutation(
        "a response no longer in XML",
        XML | PYTHON,
        {"format removed"},
        drop("messages.send responses 200 content", "application/xml"),
    ),
    Mutation(
        "a request no longer in XML",
        CALLERS,
        {"format removed"},
        drop("messages.send requestBody content", "application/xml"),
    ),
    Mutation(
        "a request as a form too",
        NOBODY,
        {"format added"},
        put_key(
            "messages.send requestBody content", "application/x-www-form-urlencoded", {"schema": ref("SendRequest")}
        ),
    ),
    Mutation(
        "a class by another name",
        PYTHON,
        {"field's class changed"},
        rename_schema("BulkSendMember", "BulkSendResult"),
    ),
    Mutation("a request by another name", NOBODY, set(), rename_schema("SendRequest", "TextRequest")),
    # `make check` refuses another root, and an attribute: neither has a rule.
    Mutation("another root of responses", XML | PYTHON, {"not judged"}, put("SendResponse", xml={"name": "response"})),
    Mutation("another root of requests", CALLERS, {"not judged"}, put("SendRequest", xml={"name": "message"})),
    Mutation(
        "a field as an attribute in XML",
        XML | PYTHON,
        {"not judged"},
        put("SendResponse.cost", xml={"attribute": True}),
    ),
    Mutation("a field that is now a secret", NOBODY, {"now a secret"}, put("StatusResponse.number", x_secret=True)),
    Mutation("a field that is no secret any more", PYTHON, {"no longer a secret"}, drop("CallbackUrl", "x-secret")),
    Mutation("a field that was seen", NOBODY, {"reworded"}, put("BulkSendMember.message", x_evidence="observed")),
    # The package has its base_url in the core, not from the spec: until somebody changes it, it calls the old address.
    Mutation(
        "another address",
        CALLERS,
        {"address changed"},
        put("document", servers=[{"url": "https://api.smspartner.fr/v2"}]),
    ),
    Mutation(
        "one address less",
        HTTP,
        {"address changed"},
        drop_last("document servers"),
        first=append("document servers", {"url": "https://api2.example"}),
    ),
    Mutation("other words of an address", NOBODY, {"reworded"}, put("document servers 0", description="The service.")),
    Mutation("less is known of all", NOBODY, {"reworded"}, put("document", x_evidence="assumed")),
    Mutation("other words", NOBODY, {"reworded"}, put("SendResponse.cost", description="The price, in euros.")),
    Mutation(
        "another example",
        NOBODY,
        {"reworded"},
        put_key("messages.send requestBody content application/json example", "message", "Hi"),
    ),
    Mutation("a word at the top that no rule knows", EVERYONE, {"not judged"}, put("document", security=[])),
    Mutation("a kind of component that no rule knows", EVERYONE, {"not judged"}, put("document components", links={})),
    Mutation("a keyword that no rule knows", READERS, {"not judged"}, put("SendResponse.cost", x_unheard_of=1)),
]
