# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `GroupListResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.kinds import BOOLEAN, many, nested
from smspartner_core.wire.model import Model

from .group import Group


@attrs.frozen(kw_only=True, slots=False)
class GroupListResponse(Model):
    """All groups."""

    success: bool | None = attrs.field(default=None, metadata={"wire": Field("success", BOOLEAN)})
    """Printed as false although all is well."""
    groups: tuple[Group, ...] = attrs.field(metadata={"wire": Field("groups", many(nested(Group)))})
    """The groups."""
