# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /contact/update."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT
from smspartner_core.wire.shapes import nested

from ...codes import CONTACTS_UPDATE
from ...models.contact_change import ContactChange
from ...models.contact_update_response import ContactUpdateResponse

UPDATE = Operation(
    name="contacts.update",
    method="POST",
    path="/contact/update",
    effect="idempotent",
    body={
        "contact_id": Field("contactId", TEXT, required=True, min_length=1),
        "contact": Field("contact", nested(ContactChange), required=True),
    },
    response=ContactUpdateResponse,
    codes=CONTACTS_UPDATE,
)
