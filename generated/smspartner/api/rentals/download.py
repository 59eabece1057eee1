# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation GET /location/file/download."""

from smspartner_core.file import File
from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import TEXT

from ...codes import RENTALS

DOWNLOAD = Operation(
    name="rentals.download",
    method="GET",
    path="/location/file/download",
    effect="once",
    query={
        "token": Field("token", TEXT, required=True, min_length=1),
    },
    response=File,
    codes=RENTALS,
)
