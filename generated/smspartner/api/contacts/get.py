# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /contact/detail."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT

from ...codes import CONTACTS_GET
from ...models.contact_response import ContactResponse

GET = Operation(
    name="contacts.get",
    method="GET",
    path="/contact/detail",
    effect="none",
    query={
        "contact_id": Field("contactId", TEXT, required=True, min_length=1),
    },
    response=ContactResponse,
    codes=CONTACTS_GET,
)
