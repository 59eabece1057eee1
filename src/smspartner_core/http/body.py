"""The body of a response, gathered chunk by chunk and unpacked within bounds."""

from __future__ import annotations

import time
import zlib
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Mapping
from typing import Any

from ..exchange import Response, ResponseOrFault
from ..settings import Settings
from ..wire import UnreadableError
from .faults import deadline_fault

_GZIP_NAMES = frozenset({"gzip", "x-gzip"})
_FOREIGN_NAMES = frozenset({"br", "zstd", "compress", "x-compress"})  # real compressions, which nobody asked for
_GZIP_MAGIC = b"\x1f\x8b"
_SLICE_BYTES = 4096  # what is behind the end of a gzip member is copied: small slices keep that linear
_MAX_LAYERS = 5


class _Layer:
    """
    One layer of compression; what it would unpack to beyond a limit is never made.

    Reads gzip, also of several members, and deflate with and without the header of zlib. Bytes behind the end are
    passed over, as curl and requests do.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._start = b""  # bytes of a member that are too few to tell what it is
        self._inflate: Any = None
        self._begun = False
        self._done = False

    def feed(self, data: bytes, room: int) -> bytes:
        """Return the unpacked next bytes: at most one byte more than there is room for."""
        unpacked: list[bytes] = []
        for start in range(0, len(data), _SLICE_BYTES):
            piece = data[start : start + _SLICE_BYTES]
            while piece and not self._done and room >= 0:
                piece, made = self._feed_member(piece, room)
                unpacked.append(made)
                room -= len(made)
        return unpacked[0] if len(unpacked) == 1 else b"".join(unpacked)

    def _feed_member(self, piece: bytes, room: int) -> tuple[bytes, bytes]:
        if self._inflate is None:
            piece = self._start + piece
            if len(piece) < len(_GZIP_MAGIC):
                self._start = piece
                return b"", b""
            if self._begun and not piece.startswith(_GZIP_MAGIC):
                self._done = True
                return b"", b""
            self._inflate, self._start, self._begun = zlib.decompressobj(self._window_bits(piece)), b"", True
        try:
            made: bytes = self._inflate.decompress(piece, room + 1)
        except zlib.error as error:
            raise UnreadableError(f"it cannot be decompressed ({error})") from None
        if not self._inflate.eof:
            return b"", made
        rest, self._inflate = self._inflate.unused_data, None
        return rest, made

    def _window_bits(self, start: bytes) -> int:
        """
        Return zlib's window bits: the header tells gzip and zlib apart, whatever the name says; deflate may have none.
        """
        if start.startswith(_GZIP_MAGIC) or self._name in _GZIP_NAMES:
            return zlib.MAX_WBITS | 32
        has_header = start[0] & 0x0F == zlib.DEFLATED and int.from_bytes(start[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS

    @property
    def ends_in_the_middle(self) -> bool:
        return self._inflate is not None or bool(self._start and not self._begun)


class Body:
    """Gathers chunks; neither they nor what they unpack to may grow beyond a limit."""

    def __init__(self, headers: Mapping[str, str], limit: int) -> None:
        self._chunks: list[bytes] = []
        self._limit = self._room = self._packed_room = limit
        names = [name.strip().lower() for name in headers.get("content-encoding", "").split(",")]
        self._foreign = next((name for name in names if name in _FOREIGN_NAMES), None)
        # Other words (identity, none, utf-8) stand for nothing: httpx and requests pass them over.
        self._layers = [_Layer(name) for name in reversed(names) if name == "deflate" or name in _GZIP_NAMES]
        if len(self._layers) > _MAX_LAYERS:
            raise UnreadableError(f"it is compressed {len(self._layers)} times")

    def feed(self, chunk: bytes) -> None:
        """
        Take the next chunk.

        Raises:
            UnreadableError: The body grows beyond the limit, or cannot be unpacked.
        """
        self._packed_room -= len(chunk)
        for layer in self._layers:
            chunk = layer.feed(chunk, self._room)
        self._room -= len(chunk)
        if self._room < 0 or self._packed_room < 0:
            raise UnreadableError(f"it has more than {self._limit} bytes")
        self._chunks.append(chunk)

    def whole(self) -> bytes:
        """
        Return all of it.

        Raises:
            UnreadableError: A compressed body ends in the middle, or is compressed as nobody asked for.
        """
        if any(layer.ends_in_the_middle for layer in self._layers):
            raise UnreadableError("it is compressed and ends in the middle")
        body = self._chunks[0] if len(self._chunks) == 1 else b"".join(self._chunks)
        if self._foreign is not None and body.lstrip()[:1] not in (b"{", b"[", b"<"):
            raise UnreadableError(f"its content encoding {self._foreign!r} was not requested")
        return body


async def read_body(
    status: int, headers: Mapping[str, str], chunks: AsyncIterable[bytes], settings: Settings, until: float
) -> ResponseOrFault:
    """Return the whole response, or the fault that it did not come in time."""
    try:
        body = Body(headers, settings.max_response_bytes)
        async for chunk in chunks:
            body.feed(chunk)
            if time.monotonic() > until:
                return deadline_fault(settings)
        return Response(status, headers, body.whole(), hide=settings.redact)
    except UnreadableError as error:
        return Response(status, headers, b"", flaw=str(error), hide=settings.redact)


class AsAsync:
    """The chunks of a sync response for `read_body`; no generator, which an event loop would track."""

    def __init__(self, chunks: Iterable[bytes]) -> None:
        self._chunks = iter(chunks)

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self

    async def __anext__(self) -> bytes:
        chunk = next(self._chunks, None)
        if chunk is None:
            raise StopAsyncIteration
        return chunk
