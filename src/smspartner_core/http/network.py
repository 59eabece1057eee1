"""
The sockets below our own pools, on the public interface of httpcore2.

In a sync call each step gets what remains of the call's deadline, every partial `send` included; looking up a name is
the one thing that cannot be bounded. Async calls are bounded from outside. Both kinds of stream know whether a response
can be one to the request before it, and send head and body of a request at once, when the response is first waited for.
"""

from __future__ import annotations

import select
import socket
import ssl
import time
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import anyio
import httpcore2
from anyio.abc import SocketAttribute, SocketStream
from anyio.streams.tls import TLSAttribute, TLSStream

from .tunnel import TunnelledTLS


class TimeLimit(float):
    """The seconds that a step may take, which httpcore2 hands on as they are, and when the whole call must end."""

    until: float

    def __new__(cls, seconds: float, until: float) -> TimeLimit:
        """Make one of the seconds for a step and the time by `time.monotonic` when the call ends."""
        self = super().__new__(cls, seconds)
        self.until = until
        return self

    def remaining(self) -> float:
        """
        Return the seconds for the next step.

        Raises:
            TimeoutError: There are none.
        """
        seconds = min(self, self.until - time.monotonic())
        if seconds <= 0:
            raise TimeoutError("timed out")
        return seconds


def _remaining(limit: float | None) -> float | None:
    return limit.remaining() if isinstance(limit, TimeLimit) else limit


def _connect(host: str, port: int, limit: float | None) -> socket.socket:
    """Try one address after another; what remains of the time is shared by those that are not tried yet."""
    addresses = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    until = None if limit is None else time.monotonic() + (_remaining(limit) or 0)
    failure: OSError = OSError(f"no address of {host}")
    for place, (family, kind, protocol, _, address) in enumerate(addresses):
        connection = socket.socket(family, kind, protocol)
        try:
            if until is not None:
                connection.settimeout(max((until - time.monotonic()) / (len(addresses) - place), 0.001))
            connection.connect(address)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        except OSError as error:
            connection.close()
            failure = error
        except BaseException:
            connection.close()
            raise
        else:
            return connection
    raise failure


class Network(httpcore2.NetworkBackend):
    """Opens the streams of sync calls."""

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> Stream:
        """Connect to the first address of a host that lets us in."""
        try:
            return Stream(_connect(host, port, timeout))
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise httpcore2.ConnectError(str(error)) from error


class Stream(httpcore2.NetworkStream):
    """
    A connection of sync calls.

    Attributes:
        has_answered: Whether anything was read since the last write.
        is_clean: Whether the next request may use it: nothing is left of the response before.
    """

    def __init__(self, connection: socket.socket | TunnelledTLS) -> None:
        self._socket = connection
        self._unsent = b""
        self.has_answered = False
        self.is_clean = True

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Send what is to be sent, and return the next bytes."""
        self.has_answered = True
        if self._unsent:
            self._flush(timeout)
        try:
            self._socket.settimeout(_remaining(timeout))
            return self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore2.ReadTimeout(str(error)) from error
        except OSError as error:
            raise httpcore2.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Take bytes that are to be sent."""
        self.has_answered = False
        self._unsent = self._unsent + buffer if self._unsent else buffer

    def _flush(self, limit: float | None) -> None:
        """Send all bytes, a part at a time if the other side reads slowly."""
        unsent, self._unsent = memoryview(self._unsent), b""
        try:
            while unsent:
                self._socket.settimeout(_remaining(limit))
                unsent = unsent[self._socket.send(unsent) :]
        except TimeoutError as error:
            raise httpcore2.WriteTimeout(str(error)) from error
        except OSError:
            pass  # a response may have come all the same: the reason for which the other side reads no further

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> Stream:
        """Return the same connection, encrypted."""
        try:
            self._socket.settimeout(_remaining(timeout))
            if isinstance(self._socket, ssl.SSLSocket):
                return Stream(TunnelledTLS(self._socket, ssl_context, server_hostname))
            assert isinstance(self._socket, socket.socket)  # nobody speaks TLS three times
            return Stream(ssl_context.wrap_socket(self._socket, server_hostname=server_hostname))
        except BaseException as error:
            self.close()
            if isinstance(error, TimeoutError):
                raise httpcore2.ConnectTimeout(str(error)) from error
            if isinstance(error, OSError):
                raise httpcore2.ConnectError(str(error)) from error
            raise

    def get_extra_info(self, info: str) -> Any:
        """Return the socket, or whether an idle connection is still usable, as httpcore2 asks for them."""
        if info == "is_readable":
            return not self.is_clean or is_readable(self._socket)
        if info == "ssl_object":
            return self._socket if isinstance(self._socket, ssl.SSLSocket | TunnelledTLS) else None
        return self._socket if info == "socket" else None


def is_readable(connection: socket.socket | TunnelledTLS) -> bool:
    """Return whether something came on an idle connection, be it its end: it cannot be used again."""
    number = connection.fileno()
    if number < 0 or (isinstance(connection, TunnelledTLS) and has_more(connection.ssl_object)):
        return True
    if hasattr(select, "poll"):
        poll = select.poll()
        poll.register(number, select.POLLIN)
        return bool(poll.poll(0))
    return bool(select.select([number], [], [], 0)[0])  # pragma: no cover  # Windows


def has_more(ssl_object: ssl.SSLObject) -> bool:
    """Return whether something that came is not read yet: below an `SSLObject`, where the socket does not show it."""
    try:
        ssl_object.read(1)
    except ssl.SSLWantReadError:
        return False
    except OSError:
        pass  # its end
    return True


_BROKEN = (anyio.BrokenResourceError, anyio.ClosedResourceError, OSError)


class AsyncNetwork(httpcore2.AsyncNetworkBackend):
    """Opens the streams of async calls, in whatever event loop anyio runs."""

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncStream:
        """Connect to a host, to several of its addresses at once if the first ones are slow."""
        try:
            with anyio.fail_after(timeout):
                return AsyncStream(await anyio.connect_tcp(host, port))
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(str(error)) from error
        except _BROKEN as error:
            raise httpcore2.ConnectError(str(error)) from error


class AsyncStream(httpcore2.AsyncNetworkStream):
    """A connection of async calls; see `Stream` for its attributes."""

    def __init__(self, stream: SocketStream | TLSStream) -> None:
        self._stream = stream
        self._unsent = b""
        self.has_answered = False
        self.is_clean = True

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Send what is to be sent, and return the next bytes."""
        self.has_answered = True
        try:
            with anyio.fail_after(timeout):
                if self._unsent:
                    unsent, self._unsent = self._unsent, b""
                    with suppress(*_BROKEN):  # a response may have come all the same
                        await self._stream.send(unsent)
                return await self._stream.receive(max_bytes)
        except anyio.EndOfStream:
            return b""
        except TimeoutError as error:
            raise httpcore2.ReadTimeout(str(error)) from error
        except _BROKEN as error:
            raise httpcore2.ReadError(str(error)) from error

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Take bytes that are to be sent."""
        self.has_answered = False
        self._unsent = self._unsent + buffer if self._unsent else buffer

    async def aclose(self) -> None:
        """Close the connection."""
        await self._stream.aclose()

    async def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> AsyncStream:
        """Return the same connection, encrypted."""
        try:
            with anyio.fail_after(timeout):
                wrapped = await TLSStream.wrap(
                    self._stream,
                    ssl_context=ssl_context,
                    hostname=server_hostname,
                    standard_compatible=False,
                    server_side=False,
                )
        except Exception as error:
            await self.aclose()
            if isinstance(error, TimeoutError):
                raise httpcore2.ConnectTimeout(str(error)) from error
            raise httpcore2.ConnectError(str(error)) from error
        return AsyncStream(wrapped)

    def get_extra_info(self, info: str) -> Any:
        """Return the socket, or whether an idle connection is still usable, as httpcore2 asks for them."""
        if info == "ssl_object":
            return self._stream.extra(TLSAttribute.ssl_object, None)
        connection = self._stream.extra(SocketAttribute.raw_socket, None)
        if info != "is_readable":
            return connection if info == "socket" else None
        if not self.is_clean or connection is None or is_readable(connection):
            return True
        ssl_object = self._stream.extra(TLSAttribute.ssl_object, None)
        return ssl_object is not None and has_more(ssl_object)
