"""TLS inside TLS: to an https service through an https proxy. The standard library wraps no socket twice."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable
from typing import Any

_CHUNK_BYTES = 65536


class TunnelledTLS:
    """As much of a socket as a stream needs; its time limit holds for a whole step, however many records it takes."""

    def __init__(self, outer: ssl.SSLSocket, context: ssl.SSLContext, server_hostname: str | None) -> None:
        self._outer = outer
        self._incoming, self._outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
        self.ssl_object = context.wrap_bio(self._incoming, self._outgoing, server_hostname=server_hostname)
        self._until: float | None = None
        self.settimeout(outer.gettimeout())
        self._step(self.ssl_object.do_handshake)

    def _step(self, action: Callable[..., Any], *arguments: Any) -> Any:
        while True:
            try:
                result = action(*arguments)
            except ssl.SSLWantReadError:
                self._flush()
                data = self._in_time().recv(_CHUNK_BYTES)
                if data:
                    self._incoming.write(data)
                else:
                    self._incoming.write_eof()
            else:
                self._flush()
                return result

    def _flush(self) -> None:
        unsent = memoryview(self._outgoing.read())
        while unsent:
            unsent = unsent[self._in_time().send(unsent) :]

    def _in_time(self) -> ssl.SSLSocket:
        if self._until is not None:
            self._outer.settimeout(max(self._until - time.monotonic(), 0.001))
        return self._outer

    def settimeout(self, seconds: float | None) -> None:
        """Bound the next step."""
        self._until = None if seconds is None else time.monotonic() + seconds
        self._outer.settimeout(seconds)

    def recv(self, size: int) -> bytes:
        """Return the next bytes."""
        try:
            return self._step(self.ssl_object.read, size)  # type: ignore[no-any-return]
        except ssl.SSLEOFError:  # the end came without a farewell, as it may from any server
            return b""

    def send(self, data: memoryview) -> int:
        """Send some of the bytes, and return how many."""
        return self._step(self.ssl_object.write, data[:_CHUNK_BYTES])  # type: ignore[no-any-return]

    def selected_alpn_protocol(self) -> str | None:
        """Return what the handshake agreed on, as httpcore2 asks of a socket with TLS."""
        return self.ssl_object.selected_alpn_protocol()

    def fileno(self) -> int:
        """Return the number of the socket below."""
        return self._outer.fileno()

    def close(self) -> None:
        """Close the socket below."""
        self._outer.close()
