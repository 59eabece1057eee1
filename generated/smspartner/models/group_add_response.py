# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `GroupAddResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class GroupAddResponse(Model):
    """A new group."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """Printed as 2 although all is well."""
    name: str | None = attrs.field(default=None, metadata={"wire": Field("name", TEXT)})
    """The name."""
    group_id: str = attrs.field(metadata={"wire": Field("groupId", TEXT)})
    """The group's id."""
