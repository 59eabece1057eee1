# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `SubaccountListResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER
from smspartner_core.wire.shapes import many, nested

from .subaccount import Subaccount


@attrs.frozen(kw_only=True, slots=False)
class SubaccountListResponse(Model):
    """A page of sub-accounts."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    total: int | None = attrs.field(default=None, metadata={"wire": Field("total", INTEGER)})
    """The number of sub-accounts on all pages."""
    nb_per_page: int | None = attrs.field(default=None, metadata={"wire": Field("nb_per_page", INTEGER)})
    """The page size."""
    page: int | None = attrs.field(default=None, metadata={"wire": Field("page", INTEGER)})
    """The number of this page."""
    data: tuple[Subaccount, ...] = attrs.field(metadata={"wire": Field("data", many(nested(Subaccount)))})
    """The sub-accounts of this page."""
