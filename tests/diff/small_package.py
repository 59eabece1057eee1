"""A package like ours, small enough to be changed in many ways."""

from __future__ import annotations

from pathlib import Path

FILES = {
    "smspartner/__init__.py": """
TYPE_CHECKING = False
if TYPE_CHECKING:
    from smspartner_core.errors import APIError as APIError
    from smspartner_core.errors import NotFoundError as NotFoundError
    from .client import AsyncSMSPartner as AsyncSMSPartner
    from .client import SMSPartner as SMSPartner
    from . import models as models
__all__ = ["APIError", "AsyncSMSPartner", "NotFoundError", "SMSPartner", "models"]
""",
    "smspartner/client.py": """
from functools import cached_property
from smspartner_core.client import AsyncClient, Client
class SMSPartner(Client):
    @cached_property
    def messages(self) -> "Messages": ...
class AsyncSMSPartner(AsyncClient):
    @cached_property
    def messages(self) -> "AsyncMessages": ...
""",
    "smspartner/codes.py": "COMMON: dict[int, str] = {}\nSENDING: dict[int, str] = {}\n",
    "smspartner/api/__init__.py": "",
    "smspartner/api/messages/__init__.py": """
from smspartner_core.resource import Resource
from ...models import Response
from .send import SEND
class Messages(Resource):
    def send(self, *, message: str, sender: str | None = None) -> Response: ...
    def cancel(self, *, message_id: int) -> Response: ...
class AsyncMessages(Resource):
    async def send(self, *, message: str, sender: str | None = None) -> Response: ...
    async def cancel(self, *, message_id: int) -> Response: ...
class MessagesWithRawResponse:
    def __init__(self, messages: Messages) -> None:
        self.send = messages.send
        self.cancel = messages.cancel
class AsyncMessagesWithRawResponse:
    def __init__(self, messages: AsyncMessages) -> None:
        self.send = messages.send
        self.cancel = messages.cancel
""",
    "smspartner/api/messages/send.py": "SEND = 1\n",
    "smspartner/models/__init__.py": """
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .contact import Contact as Contact
    from .contact import ContactDict as ContactDict
    from .gamme import Gamme as Gamme
    from .reply import Response as Response
__all__ = ["Contact", "ContactDict", "Gamme", "Response"]
""",
    "smspartner/models/contact.py": """
from typing import NotRequired, TypedDict
import attrs
from smspartner_core.wire.model import Model
@attrs.frozen(kw_only=True)
class Contact(Model):
    phone: str = attrs.field(metadata={})
    name: str | None = attrs.field(default=None, metadata={})
class ContactDict(TypedDict):
    phone: str
    name: NotRequired[str]
""",
    "smspartner/models/gamme.py": """
from smspartner_core.wire.enums import OpenInt
class Gamme(OpenInt):
    PREMIUM = 1
    LOW_COST = 2
""",
    "smspartner/models/reply.py": """
import attrs
from smspartner_core.wire.model import Model
@attrs.frozen(kw_only=True)
class Response(Model):
    success: bool = attrs.field(metadata={})
    cost: int | None = attrs.field(default=None, metadata={})
""",
    "smspartner_core/__init__.py": "",
    "smspartner_core/wire/__init__.py": "",
    "smspartner_core/client.py": """
class Client:
    def __init__(self, api_key: str | None = None, *, timeout: float = 10.0) -> None: ...
    def request(self, method: str, path: str) -> object: ...
    def close(self): ...
class AsyncClient:
    def __init__(self, api_key: str | None = None, *, timeout: float = 10.0) -> None: ...
    async def request(self, method: str, path: str) -> object: ...
""",
    "smspartner_core/resource.py": """
class Resource:
    def __init__(self, client: object) -> None: ...
    def raw(self) -> object: ...
""",
    "smspartner_core/wire/model.py": "class Model:\n    extra: object\n",
    "smspartner_core/wire/enums.py": "from enum import Enum\nclass OpenInt(int, Enum): ...\n",
    "smspartner_core/errors.py": """
class SMSPartnerError(Exception):
    def __init__(self, text: str) -> None: ...
class APIError(SMSPartnerError):
    code: int
class NotFoundError(APIError): ...
""",
}


def written(folder: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
