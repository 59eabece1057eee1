# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `TagStatusesResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER
from smspartner_core.wire.shapes import many, nested

from .number_status import NumberStatus


@attrs.frozen(kw_only=True, slots=False)
class TagStatusesResponse(Model):
    """The statuses of all messages with a tag."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    current_page: int | None = attrs.field(default=None, metadata={"wire": Field("currentPage", INTEGER)})
    """The number of this page."""
    total: int | None = attrs.field(default=None, metadata={"wire": Field("total", INTEGER)})
    """The number of statuses on all pages."""
    statut_response_list: tuple[NumberStatus, ...] = attrs.field(
        metadata={"wire": Field("StatutResponse_List", many(nested(NumberStatus)))}
    )
    """One status per number."""
