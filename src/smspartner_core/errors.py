"""
The errors of this package, one tree:

SMSPartnerError
├── ConfigurationError          the client is set up wrongly
├── ArgumentError               an argument that the service would refuse (also a ValueError)
├── TransportError              no response
│   └── OutcomeUnknownError     no response to a call that may have taken effect, and must not be repeated blindly
├── DecodingError               a response that cannot be read
└── APIError                    the service said no
    ├── AuthenticationError     the key is missing or wrong
    ├── NotAllowedError         the account, address or key may not do this
    ├── InsufficientCreditError there is not enough credit
    ├── InvalidRequestError     a parameter or the state of things does not allow it
    ├── NotFoundError           what the request names does not exist
    ├── RateLimitError          too many requests
    └── ServiceError            the service failed (5xx)

Errors are plain data: they pickle, and hold neither a client nor a request.
"""

from __future__ import annotations

from collections import namedtuple

from .extra import NOTHING_EXTRA

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would double the time that a first import takes
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any, NamedTuple

    class FieldError(NamedTuple):
        """
        The error of one parameter, or of one number: the parameter's name in the service's own spelling, the message,
        the number and its own code. `extra` has everything else.
        """

        element_id: str | None = None
        message: str | None = None
        phone_number: str | None = None
        code: int | None = None
        extra: Mapping[str, Any] = NOTHING_EXTRA

    class Sending(NamedTuple):
        """The details that tell a sending call from others with the same tag; `client.resolve` compares them."""

        phone_numbers: tuple[str, ...] = ()
        scheduled_at: datetime | None = None
        has_own_tag: bool = False
        """True if the tag was made up for this call alone."""
else:
    FieldError = namedtuple(
        "FieldError",
        ["element_id", "message", "phone_number", "code", "extra"],
        defaults=(None, None, None, None, NOTHING_EXTRA),
        module="smspartner",
    )
    """The error of one parameter, or of one number."""
    Sending = namedtuple(
        "Sending",
        ["phone_numbers", "scheduled_at", "has_own_tag"],
        defaults=((), None, False),
        module="smspartner",
    )
    """The details that tell a sending call from others with the same tag; `client.resolve` compares them."""

MAX_FIELD_ERRORS = 500
"""The most field errors that an error holds: as many as a request may have members."""


_FIND_OUT = "it may have taken effect: find out (see `client.resolve`) before you repeat it"


class SMSPartnerError(Exception):
    """The base class of all errors of this package."""

    __module__ = "smspartner"

    operation: str | None = None
    """The operation, as `tag.operation`, or the method and path of `client.request`."""
    maybe_sent: bool = False
    """True if the call may have taken effect although it failed: repeating it could send a message twice."""
    tag: str | None = None
    """The tag of the call, given or made up (`auto_tag`), by which `client.resolve` asks what became of it."""
    sending: Sending | None = None
    """The numbers of the call, and for when it is scheduled, where it has a tag."""

    advice: str = ""
    """Advice for such an error, at the end of its message."""

    def __init__(self, text: str, /, **data: Any) -> None:
        advice = _FIND_OUT if data.get("maybe_sent", self.maybe_sent) else data.get("advice", self.advice)
        super().__init__(f"{text.rstrip('.')}; {advice}" if advice else text)
        self.__dict__.update(data)

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore, (type(self), self.args, self.__dict__)


def _restore(kind: type[SMSPartnerError], args: tuple[Any, ...], data: dict[str, Any]) -> SMSPartnerError:
    error = kind.__new__(kind)
    error.args = args
    error.__dict__.update(data)
    return error


class ConfigurationError(SMSPartnerError):
    """The client is set up wrongly: no key, an address that cannot be used, contradicting options; or it is closed."""

    __module__ = "smspartner"


class ArgumentError(SMSPartnerError, ValueError):
    """An argument that the service would refuse; nothing was sent."""

    __module__ = "smspartner"

    argument: str = ""
    """The argument's name, with its place in a list or object: `sms_list[3].message`."""
    reason: str = ""
    """What is wrong with it, and the limit."""

    def __init__(self, argument: str, reason: str, /, **data: Any) -> None:
        super().__init__(f"{argument}: {reason}", argument=argument, reason=reason, **data)

    def within(self, place: str) -> ArgumentError:
        """The same error seen from one level further out: `firstname` becomes `contact.firstname`."""
        joint = "" if self.argument.startswith("[") else "."
        return ArgumentError(f"{place}{joint}{self.argument}", self.reason)


class TransportError(SMSPartnerError):
    """
    No response came: the connection could not be made, or broke, or took too long.

    An idempotent call that was cut off may have taken effect; repeating it does no harm.
    """

    __module__ = "smspartner"

    advice = "it had no effect and may be repeated"

    reason: str = ""
    """The transport's own word for what happened, e.g. `ConnectTimeout`."""


class OutcomeUnknownError(TransportError):
    """A call with an effect was cut off after it may have reached the service; `maybe_sent` is true."""

    __module__ = "smspartner"

    maybe_sent = True


class DecodingError(SMSPartnerError):
    """A response came, but is not well-formed or lacks what the service always sends."""

    __module__ = "smspartner"

    http_status: int | None = None
    """The HTTP status that came with it."""


class APIError(SMSPartnerError):
    """The service refused the call. Codes mean different things in different operations: look at `operation` too."""

    __module__ = "smspartner"

    code: int | None = None
    """The service's code; None if its response held none."""
    message: str | None = None
    """The service's own message, unchanged: usually French. Never parse it."""
    field_errors: tuple[FieldError, ...] = ()
    """What the service says of single parameters and numbers; at most 500 of them."""
    field_error_count: int = 0
    """How many of them the service sent."""
    extra: Mapping[str, Any] = NOTHING_EXTRA
    """What else the refusal holds, under its wire name; at most 500 values."""
    http_status: int | None = None
    """The HTTP status that came with it."""
    meaning: str | None = None
    """What the code means for this operation, from the API's description."""
    in_own_form: bool = False
    """The body is the service's own refusal (`success: false` and a code), and no proxy's: nothing was sent."""
    maybe_done: bool = False
    """
    The refusal says that it is as was asked already, and an earlier attempt of this very call was cut off or failed
    with a 5xx: it may have been that one which did it.
    """


class AuthenticationError(APIError):
    """The key is missing or wrong."""

    __module__ = "smspartner"

    advice = "check api_key, or the variable SMSPARTNER_API_KEY"


class NotAllowedError(APIError):
    """The account, its address or its key may not do this."""

    __module__ = "smspartner"

    advice = "look at the account's rights and settings at SMS Partner"


class InsufficientCreditError(APIError):
    """There is not enough credit."""

    __module__ = "smspartner"

    advice = "buy credit, then repeat it"


class InvalidRequestError(APIError):
    """A parameter, or the state of what it names, does not allow this."""

    __module__ = "smspartner"

    advice = "change the arguments; the same ones will be refused again"


class NotFoundError(APIError):
    """What the request names does not exist."""

    __module__ = "smspartner"

    advice = "check the id, and whose key it belongs to"


class RateLimitError(APIError):
    """Too many requests."""

    __module__ = "smspartner"

    advice = "wait (see `retry_after`), then repeat it"
    retry_after: float | None = None
    """How many seconds the service asks to wait, if it says so."""


class ServiceError(APIError):
    """The service failed. Without a readable refusal, a call with an effect may have succeeded: see `maybe_sent`."""

    __module__ = "smspartner"

    advice = "repeat it later"


__all__ = [
    "APIError",
    "ArgumentError",
    "AuthenticationError",
    "ConfigurationError",
    "DecodingError",
    "FieldError",
    "InsufficientCreditError",
    "InvalidRequestError",
    "NotAllowedError",
    "NotFoundError",
    "OutcomeUnknownError",
    "RateLimitError",
    "SMSPartnerError",
    "Sending",
    "ServiceError",
    "TransportError",
]
