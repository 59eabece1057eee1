"""The common part of the sync and the async client: setting up, and options. The clients add the calls."""

from __future__ import annotations

from functools import cached_property
from threading import Lock

from .errors import ArgumentError, ConfigurationError
from .secret import Secret
from .settings import Settings, checked_count, library_of, unknown_option

TYPE_CHECKING = False
if TYPE_CHECKING:  # typing itself would double the time that a first import takes
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
    from typing import Any, Literal, Self, TypeVar, Unpack

    from .events import Event
    from .operation import Code, Effect, Operation
    from .resolve import Resolution, StatusLookup
    from .settings import Format, Options

    Transport = Literal["httpx", "aiohttp"]

    R = TypeVar("R")

MAX_RESPONSE_BYTES = 16 * 1024 * 1024
MAX_CONNECTIONS = 50  # more cost speed where little is in flight, fewer where the service takes its time


def as_secret(api_key: Any) -> Any:
    """Return a key that is masked in tracebacks from here on; for anything that is not a key, return its class."""
    return Secret(api_key) if isinstance(api_key, str) else api_key if api_key is None else type(api_key)


class _ResourceProperty(cached_property):  # type: ignore[type-arg]  # see below
    """A group of operations, made when first asked for; of the client class, its class, for `create_autospec`."""

    def __get__(self, client: Any, owner: Any = None) -> Any:
        return type(self.func(None)) if client is None else super().__get__(client, owner)


if TYPE_CHECKING:
    resource_property = cached_property
else:
    resource_property = _ResourceProperty


class _SignatureError(ConfigurationError, TypeError):
    """An argument was given by position, or under a name that no option has."""


class BaseClient:
    """Set-up and options of both clients, which add the calls."""

    _make_transport: Any
    _transports: tuple[str, ...] = ("httpx",)
    _http_client_kind = "Client"

    def __init__(
        self,
        *positional: object,
        api_key: str | None = None,
        base_url: str | None = None,
        format: Format = "json",
        request_format: Format | None = None,
        response_format: Format | None = None,
        timeout: float | None = 10.0,
        deadline: float | None = 60.0,
        max_retries: int = 2,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_connections: int = MAX_CONNECTIONS,
        max_segments: int | None = None,
        auto_tag: bool = False,
        on_event: Callable[[Event], object] | None = None,
        allow_insecure_http: bool = False,
        http_client: Any = None,
        transport: Transport = "httpx",
        **unknown: object,
    ) -> None:
        """
        Set up a client; nothing is opened before the first call.

        Args:
            *positional: Not allowed: give options by their names.
            api_key: Your key; by default the environment variable SMSPARTNER_API_KEY.
            base_url: Where the service is; by default SMSPARTNER_BASE_URL, or the service's own address.
            format: `json` or `xml`, for requests and responses.
            request_format: The format of requests, if it is not `format`.
            response_format: The format of responses, if it is not `format`.
            timeout: Seconds for each step of an attempt: to connect, to send, and for each wait for more of the
                response.
            deadline: Seconds for the whole call with all its attempts. None for no limit, as for `timeout`.
            max_retries: How often to retry a call after a failure that may be temporary. A call that could send a
                message twice is never retried.
            max_response_bytes: The largest response that is read, in bytes after decompression.
            max_connections: How many calls are under way at once; more wait for their turn, within their `deadline`.
            max_segments: How many SMS a text may take: a longer one is refused before it leaves. None for no limit.
            auto_tag: Give messages without a tag a unique one, so that `resolve` can look them up.
            on_event: A function called for every attempt, before it leaves and when it is over, with an `Event`
                that holds no secrets.
            allow_insecure_http: Allow `http://` to other hosts than this machine: the key then travels in clear text.
            http_client: An `httpx.Client` (or `AsyncClient`) of your own, with its proxies, hooks and transports; you
                close it. One of `httpx2` does as well.
            transport: `httpx`, or for the async client `aiohttp`, which is faster with many calls at once and needs
                asyncio and `smspartner[aiohttp]`.
            **unknown: Not allowed: a misspelt option is an error that names the one you meant.

        Raises:
            ConfigurationError: There is no key, or an option has an invalid value.
        """
        if positional:
            del positional, unknown  # a traceback with locals would show it, and it may be the key
            raise _SignatureError(f"give options by their names: {type(self).__name__}(api_key=…)")
        if unknown:
            name = min(unknown)
            del unknown
            raise _SignatureError(unknown_option(name, BaseClient.__init__.__kwdefaults__ or ()))
        api_key = as_secret(api_key)
        self._settings = Settings(
            api_key=api_key,
            base_url=base_url,
            request_format=request_format or format,
            response_format=response_format or format,
            timeout=timeout,
            deadline=deadline,
            max_retries=max_retries,
            max_response_bytes=max_response_bytes,
            max_segments=max_segments,
            auto_tag=auto_tag,
            on_event=on_event,
            allow_insecure_http=allow_insecure_http,
        )
        if transport not in self._transports:
            raise ConfigurationError(f"transport: a {type(self).__name__} takes {self._transports}, not {transport!r}")
        if transport != "httpx" and http_client is not None:
            raise ConfigurationError("transport: not allowed together with http_client, which has its own")
        if http_client is not None:
            library_of(http_client, self._http_client_kind)
        if transport == "aiohttp":
            from importlib.util import find_spec

            if find_spec("aiohttp") is None:
                raise ConfigurationError("transport: pip install 'smspartner[aiohttp]' first")
        self._connections = Connections(http_client, transport, checked_count("max_connections", max_connections, 1))

    def with_options(self, **options: Unpack[Options]) -> Self:
        """
        Return a client with other options that shares this one's connections: closing either closes them.

        Args:
            **options: Any option of the client but those of its connections: `http_client`, `transport` and
                `max_connections`.

        Raises:
            ConfigurationError: An option is unknown or has an invalid value.
        """
        if "api_key" in options:
            options["api_key"] = as_secret(options["api_key"])
        changes: dict[str, Any] = dict(options)
        format = changes.pop("format", None)
        if format is not None:
            changes = {"request_format": format, "response_format": format} | changes
        other = object.__new__(type(self))
        other._settings = self._settings.replace(**changes)
        other._connections = self._connections
        return other

    @property
    def _transport(self) -> Any:
        return self._connections.transport or self._connections.open(self._make_transport)

    def _prepare(self) -> None:
        """Load all operations and the network, and work out where calls go."""
        from functools import cached_property

        from . import call  # noqa: F401  # with all that it imports
        from .http.endpoint import get_endpoint

        "".encode("idna")  # which looking up a name loads
        for kind in type(self).__mro__:
            for name, member in vars(kind).items():
                if isinstance(member, cached_property):
                    getattr(self, name)
        self._settings.redact("")  # works out the spellings of the key, which is looked for in each response
        self._transport.prepare(get_endpoint(self._settings))

    def _common_codes(self) -> Mapping[int, Code]:
        """The codes that every operation has, for operations that the API's description does not have."""
        raise NotImplementedError

    def _iter_pages(self, operation: Operation[R], arguments: Mapping[str, Any]) -> AsyncIterator[R]:
        """The pages of a paged operation; the sync client drives the same iteration."""
        from .call import call
        from .paging import iter_pages

        rule = operation.page
        assert rule is not None

        def fetch(number: int) -> Awaitable[R]:
            return call(self._transport, operation, {**arguments, rule.parameter: number}, self._settings)

        return iter_pages(fetch, operation, arguments.get(rule.parameter) or 1)

    def _status_lookup(self) -> StatusLookup:
        """The operation by which `resolve` asks; the generated client names it."""
        raise NotImplementedError

    async def _request(self, method: str, path: str, parameters: Mapping[str, Any] | None, effect: Effect) -> Any:
        from .call import call_plain

        operation = self._plain(method, path, effect)
        return await call_plain(self._transport, operation, parameters or {}, self._settings)

    async def _resolution(
        self, question: tuple[Any, ...], reports: Iterable[Any], timeout: float, quiet_period: float
    ) -> Resolution:
        from .resolve import Question, resolve

        return await resolve(
            self._transport,
            self._status_lookup(),
            Question.make(*question),
            self._settings,
            reports=reports,
            timeout=timeout,
            quiet_period=quiet_period,
        )

    def _plain(self, method: str, path: str, effect: Effect) -> Operation[Any]:
        from .operation import Operation

        if not (isinstance(method, str) and method.isascii() and method.isalpha()):
            raise ArgumentError("method", f"must be a method of HTTP such as POST, not {method!r}")
        if not isinstance(path, str) or not path.isprintable() or "?" in path or "#" in path:
            # The key is the first parameter: in a query that the path brings, it would end up in another's value.
            raise ArgumentError("path", f"must be a path such as /new/operation without a query, not {path!r}")
        if effect not in ("none", "idempotent", "once"):  # another word must not count as safe to repeat
            raise ArgumentError("effect", f"must be 'none', 'idempotent' or 'once', not {effect!r}")
        return Operation(
            name=f"{method.upper()} {path}",
            method=method.upper(),
            path=path if path.startswith("/") else f"/{path}",
            effect=effect,
            body=None if method.upper() == "GET" else {},
            response=dict,
            codes=self._common_codes(),
        )

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {getattr(self, '_settings', 'that could not be set up')!r}>"

    def __reduce__(self) -> Any:
        raise TypeError(
            f"a {type(self).__name__} holds connections and a key: it cannot be copied or pickled; make a new one"
        )


class Connections:
    """The transport of a client, made at the first call and shared by all clients of `with_options`."""

    __slots__ = ("closed", "http_client", "lock", "max_connections", "transport", "transport_name")

    def __init__(self, http_client: Any, transport_name: str, max_connections: int) -> None:
        self.http_client = http_client
        self.max_connections = max_connections
        self.transport_name = transport_name
        self.transport: Any = None
        self.closed = False
        self.lock = Lock()

    def open(self, make: Callable[[Connections], Any]) -> Any:
        """Return the transport; there is none after `close`."""
        with self.lock:
            if self.closed:
                raise ConfigurationError("this client is closed: make a new one")
            if self.transport is None:
                self.transport = make(self)
            return self.transport

    def close(self) -> Any:
        """Return the transport to close; None if nothing was ever called."""
        with self.lock:
            self.closed = True
            transport, self.transport = self.transport, None
            return transport
