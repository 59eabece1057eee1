# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""The model `AccountUser`."""

from typing import ClassVar

import attrs

from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model, XmlOrder
from smspartner_core.wire.scalars import INTEGER, TEXT


@attrs.frozen(kw_only=True, slots=False)
class AccountUser(Model):
    """The owner of an account. Positional XML names these values all the same."""

    __module__ = "smspartner.models"

    _xml_order: ClassVar[XmlOrder] = XmlOrder(named=True)

    username: str = attrs.field(metadata={"wire": Field("username", TEXT)})
    """The login, an e-mail address."""
    firstname: str | None = attrs.field(default=None, metadata={"wire": Field("firstname", TEXT)})
    """The first name; may be absent."""
    lastname: str | None = attrs.field(default=None, metadata={"wire": Field("lastname", TEXT)})
    """The last name; may be absent."""
    id: int | None = attrs.field(default=None, metadata={"wire": Field("id", INTEGER)})
    """A number."""
