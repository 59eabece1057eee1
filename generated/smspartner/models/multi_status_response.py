# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `MultiStatusResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER
from smspartner_core.wire.shapes import many, nested

from .multi_status import MultiStatus


@attrs.frozen(kw_only=True, slots=False)
class MultiStatusResponse(Model):
    """The statuses, in the order of the request."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    statut_response_list: tuple[MultiStatus, ...] = attrs.field(
        metadata={"wire": Field("StatutResponse_List", many(nested(MultiStatus)))}
    )
    """The status of each message, or a refusal if it is unknown."""
