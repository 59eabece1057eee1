"""The settings of a client. Importing them must be cheap: neither httpx nor attrs is imported here."""

from __future__ import annotations

import os

from .errors import ConfigurationError
from .secret import MASK, Secret

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would double the time that a first import takes
    from collections.abc import Callable, Iterable
    from typing import Any, Literal, Self, TypedDict

    from .events import Event

    Format = Literal["json", "xml"]

    class Options(TypedDict, total=False):
        """The options that `with_options` can change: all but those of the connections."""

        api_key: str | None
        base_url: str | None
        format: Format
        request_format: Format | None
        response_format: Format | None
        timeout: float | None
        deadline: float | None
        max_retries: int
        max_response_bytes: int
        max_segments: int | None
        auto_tag: bool
        on_event: Callable[[Event], object] | None
        allow_insecure_http: bool


BASE_URL = "https://api.smspartner.fr/v1"
KEY_VARIABLE = "SMSPARTNER_API_KEY"
URL_VARIABLE = "SMSPARTNER_BASE_URL"
FORMATS = ("json", "xml")
_MAX_PORT = 65_535
_NOT_IN_HOST = frozenset(' \\@"<>^`{|}')
_MAX_SECONDS = 86_400  # a day
_MIN_MASKED_CHARACTERS = 4  # of a key: a shorter one is a test's, and may stand in any word
_DERIVED = ("endpoint", "_spellings", "__weakref__")  # by settings themselves: no options


class Settings:
    """The checked settings of one client; `replace` makes those of `with_options`."""

    __slots__ = (
        "api_key",
        "base_url",
        "request_format",
        "response_format",
        "timeout",
        "deadline",
        "max_retries",
        "max_response_bytes",
        "max_segments",
        "auto_tag",
        "on_event",
        "allow_insecure_http",
        "endpoint",
        "_spellings",
        "__weakref__",
    )

    def __init__(
        self,
        *,
        api_key: str | None,
        base_url: str | None,
        request_format: Format,
        response_format: Format,
        timeout: float | None,
        deadline: float | None,
        max_retries: int,
        max_response_bytes: int,
        max_segments: int | None,
        auto_tag: bool,
        on_event: Callable[[Event], object] | None,
        allow_insecure_http: bool,
    ) -> None:
        self.api_key = _checked_key(api_key)
        self.allow_insecure_http = allow_insecure_http
        self.base_url = _checked_url(base_url, allow_insecure_http)
        self.request_format = _checked_format("request_format", request_format)
        self.response_format = _checked_format("response_format", response_format)
        self.timeout = _checked_seconds("timeout", timeout)
        self.deadline = _checked_seconds("deadline", deadline)
        self.max_retries = checked_count("max_retries", max_retries, 0)
        self.max_response_bytes = checked_count("max_response_bytes", max_response_bytes, 1)
        self.max_segments = None if max_segments is None else checked_count("max_segments", max_segments, 1)
        self.auto_tag = bool(auto_tag)
        if on_event is not None and (not callable(on_event) or _is_coroutine_function(on_event)):
            raise ConfigurationError(f"on_event: must be a plain function that takes an event, not {on_event!r}")
        self.on_event = on_event
        self.endpoint: Any = None
        """The transport's endpoint, made from these settings at the first call."""
        self._spellings: tuple[str, ...] | None = None

    def replace(self, **changes: Any) -> Self:
        """Return the same settings with changes."""
        kept = {name: getattr(self, name) for name in self.__slots__ if name not in _DERIVED}
        unknown = changes.keys() - kept.keys()
        if unknown:
            raise ConfigurationError(unknown_option(min(unknown), [*kept, "format"]))
        return type(self)(**{**kept, **changes})

    def redact(self, text: str) -> str:
        """Return the text without the key, in whatever spelling it holds it."""
        for spelling in self.spellings:
            text = text.replace(spelling, MASK)
        return text

    @property
    def spellings(self) -> tuple[str, ...]:
        """The spellings in which a text may hold the key; none for a key that is too short to be searched for."""
        if self._spellings is None:
            self._spellings = _spellings(self.api_key) if len(self.api_key) >= _MIN_MASKED_CHARACTERS else ()
        return self._spellings

    def __reduce__(self) -> Any:
        raise TypeError("the settings of a client hold its key: they cannot be copied or pickled")

    def __repr__(self) -> str:
        shown = ("base_url", "request_format", "response_format", "timeout", "deadline", "max_retries")
        return ", ".join(f"{name}={getattr(self, name, None)!r}" for name in shown)


def _spellings(key: str) -> tuple[str, ...]:
    """Return the spellings of a key in addresses, XML, HTML and JSON: a response may repeat it in any of them."""
    import json
    from html import escape
    from urllib.parse import quote, quote_plus

    texts = {key, escape(key), escape(key, quote=False), quote(key, safe=""), quote_plus(key), quote(key)}
    quoted = {json.dumps(text)[1:-1] for text in texts}
    return tuple(texts | quoted | {text.replace("/", "\\/") for text in quoted})


def _is_coroutine_function(given: Any) -> bool:
    code = getattr(given, "__code__", None)
    return code is not None and bool(code.co_flags & 0x80)  # as `inspect` does, which would cost more than all the rest


def is_loopback(host: str) -> bool:
    """Return whether a host, with or without a port, is this machine by its very name."""
    name = host.lower()
    name = name.partition("]")[0] + "]" if name.startswith("[") else name.partition(":")[0]
    return name in ("localhost", "[::1]") or (name.startswith("127.") and name.replace(".", "").isdecimal())


def _checked_seconds(name: str, given: float | None) -> float | None:
    if given is not None and (
        isinstance(given, bool) or not isinstance(given, (int, float)) or not 0 < given <= _MAX_SECONDS
    ):
        raise ConfigurationError(
            f"{name}: must be a number of seconds over 0 and at most {_MAX_SECONDS}, or None, not {given!r}"
        )
    return given


def checked_count(name: str, given: int, least: int) -> int:
    """
    Return an option that is an integer.

    Raises:
        ConfigurationError: The value is not an integer, or is too small.
    """
    if isinstance(given, bool) or not isinstance(given, int) or given < least:
        raise ConfigurationError(f"{name}: must be an integer of {least} or more, not {given!r}")
    return given


def unknown_option(name: str, known: Iterable[str]) -> str:
    """Return what to say of an option that there is not: the one that was meant, if one is near, and all."""
    from difflib import get_close_matches

    names = sorted(known)
    near = get_close_matches(name, names, 1, 0.7)
    hint = f"did you mean {near[0]}? The" if near else "the"
    return f"{name}: unknown option; {hint} options are {', '.join(names)}"


def library_of(client: object, kind: str) -> str:
    """
    Return the library that a client comes from, httpx or one with the same names.

    Raises:
        ConfigurationError: It is no client of the kind (`Client` or `AsyncClient`) that is needed here.
    """
    for base in type(client).__mro__:
        library = base.__module__.partition(".")[0]
        if base.__name__ == kind and library.startswith("httpx"):
            return library
    raise ConfigurationError(f"http_client: must be an httpx.{kind}, not a {type(client).__name__}")


def _misspelt() -> str:
    """Return a hint at a variable whose name is nearly right; never its value."""
    plain = KEY_VARIABLE.replace("_", "")
    near = sorted(name for name, value in os.environ.items() if value and name.upper().replace("_", "") == plain)
    return f"; did you mean {near[0]}, which is set?" if near else ""


def _checked_key(key: str | None) -> str:
    if key is None:
        key = Secret(os.environ.get(KEY_VARIABLE, ""))
        if not key:
            raise ConfigurationError(
                f"api_key: no API key; pass api_key=… or set the environment variable {KEY_VARIABLE}{_misspelt()}"
            )
    if not isinstance(key, str):
        raise ConfigurationError(f"api_key: must be a string, not {key!r}")  # its class: the key itself stays outside
    key = Secret(key.strip())  # a key read from a file ends in a line feed
    if not key:
        raise ConfigurationError("api_key: is empty")
    if not key.isprintable() or not key.isascii():
        raise ConfigurationError("api_key: must not hold control or non-ASCII characters")
    return key


def _is_place(host: str) -> bool:
    """Return whether a host, with or without a port, is written as one."""
    if host.startswith("["):
        from ipaddress import AddressValueError, IPv6Address

        name, _, port = f"{host}:".partition("]:")
        try:
            IPv6Address(name[1:])
        except AddressValueError:
            return False
    else:
        name, _, port = f"{host}:".partition(":")
    port = port.removesuffix(":")
    return bool(name) and (not port or (port.isascii() and port.isdecimal() and 0 < int(port[:6]) <= _MAX_PORT))


def _checked_url(url: str | None, allow_insecure_http: bool) -> str:
    if url is None:
        url = os.environ.get(URL_VARIABLE) or BASE_URL
    url = str(url).strip().rstrip("/")
    scheme, separator, rest = url.partition("://")
    host = rest.partition("/")[0]
    if (
        not separator
        or scheme.lower() not in ("https", "http")
        or "?" in url
        or "#" in url
        or not host.isprintable()
        or not _NOT_IN_HOST.isdisjoint(host)
        or not _is_place(host)
    ):
        # What was given may be a key in the wrong place, or hold a password: it is not repeated.
        raise ConfigurationError(f"base_url: must be an address such as {BASE_URL}, without a query or user info")
    if not host.isascii():
        raise ConfigurationError(f"base_url: the host must be in ASCII (xn--…), not {host!r}")
    if scheme.lower() == "http" and not allow_insecure_http and not is_loopback(host):
        raise ConfigurationError(
            f"base_url: http://{host} would carry the key unencrypted; use https:// (or allow_insecure_http=True)"
        )
    return url


def _checked_format(name: str, given: Format) -> Format:
    if given not in FORMATS:
        raise ConfigurationError(f"{name}: must be 'json' or 'xml', not {given!r}")
    return given
