"""The body of a response, gathered chunk by chunk and unpacked within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

from ..wire import UnreadableError


class Body:
    """Gathers chunks; what a compressed chunk would unpack to beyond the limit is never made."""

    def __init__(self, headers: Mapping[str, str], limit: int) -> None:
        self._chunks: list[bytes] = []
        self._room = limit
        self._limit = limit
        told = headers.get("content-encoding", "identity")
        encoding = told.strip().lower()
        self._unpack: Any = None
        if encoding in ("gzip", "x-gzip", "deflate"):
            self._unpack = zlib.decompressobj(zlib.MAX_WBITS | 32)  # the header of either tells
        elif encoding not in ("identity", ""):
            raise UnreadableError(f"its content encoding {told!r} was not asked for")

    def feed(self, chunk: bytes) -> None:
        """
        Take the next chunk.

        Raises:
            UnreadableError: The body grows beyond the limit, or cannot be unpacked.
        """
        if self._unpack is not None:
            try:
                chunk = self._unpack.decompress(chunk, self._room + 1)
            except zlib.error as error:
                raise UnreadableError(f"it cannot be unpacked ({error})") from None
        self._room -= len(chunk)
        if self._room < 0:
            raise UnreadableError(f"it has more than {self._limit} bytes")
        self._chunks.append(chunk)

    def whole(self) -> bytes:
        """
        All of it.

        Raises:
            UnreadableError: A compressed body ends in the middle.
        """
        if self._unpack is not None and self._chunks and not self._unpack.eof:
            raise UnreadableError("it is compressed and ends in the middle")
        return self._chunks[0] if len(self._chunks) == 1 else b"".join(self._chunks)
