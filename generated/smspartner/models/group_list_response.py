# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `GroupListResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN
from smspartner_core.wire.shapes import many, nested

from .group import Group


@attrs.frozen(kw_only=True, slots=False)
class GroupListResponse(Model):
    """All groups."""

    __module__ = "smspartner.models"

    success: bool | None = attrs.field(default=None, metadata={"wire": Field("success", BOOLEAN)})
    """Printed as false although all is well."""
    groups: tuple[Group, ...] = attrs.field(metadata={"wire": Field("groups", many(nested(Group)))})
    """The groups."""
