"""
Calls through a client that the user brings: an `httpx.Client` or `AsyncClient`, or those of httpx2.

Its hooks, proxies, mounts, log lines and `response.request` see a mask where the key goes. The key is put in below
all of them, by a wrapper around the client's transports.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import Any, Self

import anyio

from ..errors import ConfigurationError
from ..exchange import Headers, Request, ResponseOrFault
from ..settings import Settings, library_of
from .body import AsAsync, read_body
from .endpoint import Endpoint, get_endpoint
from .faults import as_fault, deadline_fault, without_traceback
from .guard import refuse_trace, refuse_trace_async
from .key import EXTENSION

_ANSWERED = "smspartner.answered"


class KeyTransport:
    """A transport that puts the key into our requests, in a copy, and leaves everybody else's alone."""

    def __init__(self, inner: Any, module: ModuleType) -> None:
        self._inner = inner
        self._module = module

    def _sealed(self, request: Any) -> Any:
        key = request.extensions.get(EXTENSION)
        return request if key is None else key.insert_key(request, self._module)

    def handle_request(self, request: Any) -> Any:
        """Carry a request; what goes wrong below goes up without the frames that hold the key."""
        try:
            response = self._inner.handle_request(self._sealed(request))
        except BaseException as error:
            fault = _about(error, request)
        else:
            _mark_answered(request)
            return response
        raise fault

    async def handle_async_request(self, request: Any) -> Any:
        """Carry a request; what goes wrong below goes up without the frames that hold the key."""
        try:
            response = await self._inner.handle_async_request(self._sealed(request))
        except BaseException as error:
            fault = _about(error, request)
        else:
            _mark_answered(request)
            return response
        raise fault

    def close(self) -> None:
        """Close the transport inside."""
        self._inner.close()

    async def aclose(self) -> None:
        """Close the transport inside."""
        await self._inner.aclose()

    def __enter__(self) -> Self:  # a client may be entered after it was given to ours
        self._inner.__enter__()
        return self

    def __exit__(self, *exception: Any) -> None:
        self._inner.__exit__(*exception)

    async def __aenter__(self) -> Self:
        await self._inner.__aenter__()
        return self

    async def __aexit__(self, *exception: Any) -> None:
        await self._inner.__aexit__(*exception)


def _about(error: BaseException, request: Any) -> BaseException:
    """Return the error without the frames below, and with the request that everybody may see."""
    if hasattr(error, "_request"):
        error._request = request
    return without_traceback(error)


def _mark_answered(request: Any) -> None:
    """Note that the request has been sent, whatever a hook or an `auth` of the client's raises from here on."""
    if EXTENSION in request.extensions:
        request.extensions[_ANSWERED] = True


def _wrap(client: Any, module: ModuleType) -> None:
    """
    Put a `KeyTransport` before each transport of a client, once; several of our clients may share one of theirs.

    httpx publishes no other place below its hooks and log lines; OpenTelemetry's instrumentation wraps the same two.
    """
    if not isinstance(client._transport, KeyTransport):
        client._transport = KeyTransport(client._transport, module)
    for pattern, inner in client._mounts.items():
        if inner is not None and not isinstance(inner, KeyTransport):
            client._mounts[pattern] = KeyTransport(inner, module)


class _Borrowed:
    """The common part of the sync and the async transport. The client stays its owner's, who closes it."""

    kind: str
    trace: Callable[..., Any]

    def __init__(self, client: Any) -> None:
        self._client = client
        self._module = import_module(library_of(client, self.kind))
        _wrap(client, self._module)

    def prepare(self, endpoint: Endpoint) -> None:
        """Do nothing: the client has all that a call needs."""

    def _masked(self, request: Request, settings: Settings, until: float) -> Any:
        if self._client.is_closed:
            raise ConfigurationError("http_client: it is closed")
        return get_endpoint(settings).build_masked_request(request, until, self._module, type(self).trace)


class ClientTransport(_Borrowed):
    """Calls through an `httpx.Client`."""

    kind = "Client"
    trace = staticmethod(refuse_trace)

    async def send(self, request: Request, settings: Settings, until: float) -> ResponseOrFault:
        """Carry a request to the service."""
        shown = self._masked(request, settings, until)
        try:
            response = self._client.send(shown, stream=True, follow_redirects=False)
            try:
                return await read_body(
                    response.status_code, _headers(response), AsAsync(_raw(response)), settings, until
                )
            finally:
                response.close()
        except self._module.TransportError as error:
            return as_fault(error, settings, answered=_ANSWERED in shown.extensions)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        time.sleep(seconds)  # noqa: ASYNC251  # driven by the sync client

    def close(self) -> None:
        """Do nothing: the client is not ours."""


class AsyncClientTransport(_Borrowed):
    """Calls through an `httpx.AsyncClient`."""

    kind = "AsyncClient"
    trace = staticmethod(refuse_trace_async)

    async def send(self, request: Request, settings: Settings, until: float) -> ResponseOrFault:
        """Carry a request to the service."""
        shown = self._masked(request, settings, until)
        try:
            with anyio.move_on_after(until - time.monotonic()):
                response = await self._client.send(shown, stream=True, follow_redirects=False)
                try:
                    return await read_body(
                        response.status_code, _headers(response), _raw_async(response), settings, until
                    )
                finally:
                    await response.aclose()
            return deadline_fault(settings)
        except self._module.TransportError as error:
            return as_fault(error, settings, answered=_ANSWERED in shown.extensions)

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await anyio.sleep(seconds)

    async def close(self) -> None:
        """Do nothing: the client is not ours."""


def _headers(response: Any) -> Headers:
    """Return the headers of the body as we get it: one that a hook has read is unpacked already."""
    unpacked = b"content-encoding" if hasattr(response, "_content") else None
    return Headers((name, value) for name, value in response.headers.raw if name.lower() != unpacked)


def _raw(response: Any) -> Any:
    """Return the body as it came, unless a hook has read it."""
    return [response.content] if hasattr(response, "_content") else response.stream


def _raw_async(response: Any) -> Any:
    return AsAsync([response.content]) if hasattr(response, "_content") else response.stream
