"""The mutation list: callbacks, formats, and what is anywhere."""

from __future__ import annotations

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
    together,
)
from .mutation import Mutation

ANYWHERE = [
    # Callbacks
    Mutation(
        "a new callback",
        "",
        {"callback added"},
        put_key("document webhooks", "expired", {"post": {"summary": "It expired."}}),
    ),
    Mutation("a callback retired", "JP", {"callback removed"}, drop("document webhooks", "stop")),
    Mutation("a new field of a callback", "", {"field added"}, add_field("Reply", "operator", at=0)),
    Mutation("a field of a callback renamed", "JP", {"field renamed"}, rename_field("Reply", "text", "message")),
    Mutation(
        "a callback no longer as a form",
        "JP",
        {"format removed"},
        drop("document webhooks response post requestBody content", "application/x-www-form-urlencoded"),
    ),
    # Anything
    Mutation(
        "a response no longer in XML",
        "XP",
        {"format removed"},
        drop("messages.send responses 200 content", "application/xml"),
    ),
    Mutation(
        "a request no longer in XML",
        "HP",
        {"format removed"},
        drop("messages.send requestBody content", "application/xml"),
    ),
    Mutation(
        "a request as a form too",
        "",
        {"format added"},
        put_key(
            "messages.send requestBody content", "application/x-www-form-urlencoded", {"schema": ref("SendRequest")}
        ),
    ),
    Mutation("a class by another name", "P", {"class renamed"}, rename_schema("BulkSendMember", "BulkSendResult")),
    Mutation("a request by another name", "", set(), rename_schema("SendRequest", "TextRequest")),
    Mutation(
        "another root of all responses",
        "X",
        {"root of responses renamed"},
        together(put("SendResponse", xml={"name": "response"}), put("MeResponse", xml={"name": "response"})),
    ),
    Mutation(
        "another root of responses", "X", {"root of responses renamed"}, put("SendResponse", xml={"name": "response"})
    ),
    # The package writes `request` around every request, whatever the spec says: `make check` refuses another one too.
    Mutation(
        "another root of requests", "HP", {"root of requests renamed"}, put("SendRequest", xml={"name": "message"})
    ),
    Mutation(
        "the root of requests that the package writes",
        "H",
        {"root of requests renamed"},
        put("SendRequest", xml={"name": "request"}),
        first=put("SendRequest", xml={"name": "message"}),
    ),
    Mutation("a field as an attribute in XML", "XP", {"not judged"}, put("SendResponse.cost", xml={"attribute": True})),
    Mutation("a field that is now a secret", "", {"now a secret"}, put("StatusResponse.number", x_secret=True)),
    Mutation("a field that is no secret any more", "P", {"no longer a secret"}, drop("CallbackUrl", "x-secret")),
    Mutation("a field that was seen", "", {"evidence changed"}, put("BulkSendMember.message", x_evidence="observed")),
    # The package has its base_url in the core, not from the spec: until somebody changes it, it calls the old address.
    Mutation(
        "another address", "HP", {"address changed"}, put("document", servers=[{"url": "https://api.smspartner.fr/v2"}])
    ),
    Mutation("one more address", "", {"address added"}, append("document servers", {"url": "https://api2.example"})),
    Mutation(
        "one address less",
        "H",
        {"address changed"},
        drop_last("document servers"),
        first=append("document servers", {"url": "https://api2.example"}),
    ),
    Mutation("other words of an address", "", {"reworded"}, put("document servers 0", description="The service.")),
    Mutation("less is known of all", "", {"evidence changed"}, put("document", x_evidence="assumed")),
    Mutation("other words", "", {"reworded"}, put("SendResponse.cost", description="The price, in euros.")),
    Mutation(
        "another example",
        "",
        {"reworded"},
        put_key("messages.send requestBody content application/json example", "message", "Hi"),
    ),
    Mutation("a keyword that no rule knows", "JXP", {"not judged"}, put("SendResponse.cost", x_unheard_of=1)),
]
