# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /contact/list."""

from smspartner_core.operation import Operation, Paging
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import INTEGER, TEXT

from ...codes import CONTACTS_LIST
from ...models.contact_list_response import ContactListResponse

LIST = Operation(
    name="contacts.list",
    method="GET",
    path="/contact/list",
    effect="none",
    query={
        "group_id": Field("groupId", TEXT, required=True, min_length=1),
        "page": Field("page", INTEGER, minimum=1),
    },
    response=ContactListResponse,
    codes=CONTACTS_LIST,
    page=Paging(parameter="page", items="datas", total="total", size=20),
)
