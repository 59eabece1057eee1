# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The operation POST /location/optin."""

from smspartner_core.operation import Operation
from smspartner_core.wire.field import Field
from smspartner_core.wire.scalars import INTEGER, SECRET, choice
from smspartner_core.wire.shapes import mapping, nested

from ...codes import RENTALS
from ...models.rental_operation import RentalOperation
from ...models.rental_target import RentalTarget
from ...models.rental_target_response import RentalTargetResponse

TARGET = Operation(
    name="rentals.target",
    method="POST",
    path="/location/optin",
    effect="once",
    body={
        "op": Field("op", choice(RentalOperation), required=True),
        "parameters": Field("parameters", nested(RentalTarget), required=True),
        "volumes": Field("volumes", mapping(INTEGER, minimum=0)),
        "url_notification": Field(
            "urlNotification",
            SECRET,
            pattern="^https?://[A-Za-z0-9._~:/?#@!$&()*+,;=%-]+$",
            must="be an http:// or https:// address, its special characters escaped",
        ),
    },
    response=RentalTargetResponse,
    codes=RENTALS,
)
