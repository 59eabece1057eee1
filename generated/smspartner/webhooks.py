# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""Callbacks: the requests that the service posts to an address of yours."""

from smspartner_core.callback import CallbackType, UnknownCallback, read_event

from .models.delivery_report import DeliveryReport
from .models.long_number_reply import LongNumberReply
from .models.number_verification import NumberVerification
from .models.reply import Reply
from .models.stop import Stop

CallbackEvent = Reply | Stop | LongNumberReply | NumberVerification | DeliveryReport | UnknownCallback
"""Any result of `read_callback`."""

_TYPES = (
    CallbackType(Reply, recognized_by=(("type", "response"),), aliases={}),
    CallbackType(Stop, recognized_by=(("type", "stop"),), aliases={}),
    CallbackType(LongNumberReply, recognized_by=(("msisdn", None),), aliases={}),
    CallbackType(
        NumberVerification, recognized_by=(("errorName", None), ("errorGrpId", None), ("mccMnc", None)), aliases={}
    ),
    CallbackType(
        DeliveryReport,
        recognized_by=(("type", "dlr"), ("status", None), ("msgId", None)),
        aliases={"message_id": "msgId", "messageId": "msgId", "phone_number": "phone", "phoneNumber": "phone"},
    ),
)


def read_callback(body: bytes | bytearray | memoryview | str, content_type: str | None = None) -> CallbackEvent:
    """
    Read what the service posted to an address of yours, in JSON or as a form.

    The content tells which event it is, one of:

    * `Reply`: A phone's owner replied to a message from a short number.
    * `Stop`: A phone's owner wants no more messages.
    * `LongNumberReply`: A phone's owner replied to a message from a long number.
    * `NumberVerification`: A number was verified.
    * `DeliveryReport`: A message was delivered, or was not.
    * `UnknownCallback`: anything else that can be read, with everything in its `extra`.

    Nothing proves that the service sent it: the service signs nothing.

    Args:
        body: The whole body, as it came or as a string. Bound its size where you read it.
        content_type: The request's header, for the character encoding; without one it is found by the content.

    Raises:
        ArgumentError: The body is neither bytes nor a string, or the content type is no string.
        DecodingError: It cannot be read, or lacks what an event of its kind always holds.
    """
    event: CallbackEvent = read_event(_TYPES, body, content_type)
    return event


read_callback.__module__ = "smspartner"
