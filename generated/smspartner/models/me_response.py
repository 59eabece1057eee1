# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `MeResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER
from smspartner_core.wire.shapes import nested

from .account_user import AccountUser
from .credits_ import Credits


@attrs.frozen(kw_only=True, slots=False)
class MeResponse(Model):
    """The account and its credits."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    user: AccountUser = attrs.field(metadata={"wire": Field("user", nested(AccountUser))})
    """The owner of the account."""
    credits: Credits = attrs.field(metadata={"wire": Field("credits", nested(Credits))})
    """The remaining credit."""
