# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /contact/delete."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT

from ...codes import CONTACT_TOKEN
from ...models.done_response import DoneResponse

DELETE = Operation(
    name="contacts.delete",
    method="POST",
    path="/contact/delete",
    effect="idempotent",
    body={
        "contact_id": Field("contactId", TEXT, required=True, min_length=1),
    },
    response=DoneResponse,
    codes=CONTACT_TOKEN,
)
