# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /contact/add."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT
from smspartner_core.wire.shapes import nested

from ...codes import CONTACTS_ADD
from ...models.contact import Contact
from ...models.contact_add_response import ContactAddResponse

ADD = Operation(
    name="contacts.add",
    method="POST",
    path="/contact/add",
    effect="once",
    body={
        "group_id": Field("groupId", TEXT, required=True, min_length=1),
        "contact": Field("contact", nested(Contact), required=True),
    },
    response=ContactAddResponse,
    codes=CONTACTS_ADD,
)
