# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `SubaccountCreateResponse`."""

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import BOOLEAN, INTEGER, TEXT
from smspartner_core.wire.shapes import nested

from .new_subaccount import NewSubaccount


@attrs.frozen(kw_only=True, slots=False)
class SubaccountCreateResponse(Model):
    """A new sub-account."""

    __module__ = "smspartner.models"

    success: bool = attrs.field(metadata={"wire": Field("success", BOOLEAN)})
    """True if the operation succeeded."""
    code: int | None = attrs.field(default=None, metadata={"wire": Field("code", INTEGER)})
    """The service's code, 200 if all is well."""
    subaccount: NewSubaccount = attrs.field(metadata={"wire": Field("subaccount", nested(NewSubaccount))})
    """The sub-account."""
    send_confirm_mail_to: str | None = attrs.field(default=None, metadata={"wire": Field("sendConfirmMailTo", TEXT)})
    """The e-mail address that was notified."""
    parent_email: str | None = attrs.field(default=None, metadata={"wire": Field("parent_email", TEXT)})
    """The main account's address."""
