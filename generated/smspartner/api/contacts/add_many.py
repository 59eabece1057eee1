# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /contact/add#many."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT
from smspartner_core.wire.shapes import many, nested

from ...codes import CONTACTS_ADD_MANY
from ...models.contact import Contact
from ...models.contact_add_many_response import ContactAddManyResponse

ADD_MANY = Operation(
    name="contacts.add_many",
    method="POST",
    path="/contact/add#many",
    effect="once",
    body={
        "group_id": Field("groupId", TEXT, required=True, min_length=1),
        "contacts_list": Field("contactsList", many(nested(Contact)), required=True, min_items=1, max_items=500),
    },
    response=ContactAddManyResponse,
    codes=CONTACTS_ADD_MANY,
)
