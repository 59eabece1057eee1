"""A response is unpacked as httpx, requests and curl unpack it, whatever its header says; never beyond the limit."""

from __future__ import annotations

import gzip
import json
import subprocess
import zlib
from collections.abc import Callable
from itertools import pairwise

import httpx
import pytest
import requests

from smspartner import DecodingError, SMSPartner
from smspartner_core.http.body import Body
from tests.loopback import Loopback, response

SENT = json.dumps({"success": True, "code": 200, "message_id": 307}).encode()
KIB = 1024
Reader = Callable[[str], bytes]


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


def in_members(data: bytes) -> bytes:
    return b"".join(gzip.compress(data[start : start + 10]) for start in range(0, len(data), 10))


def read_by_httpx(url: str) -> bytes:
    return httpx.get(url).content


def read_by_requests(url: str) -> bytes:
    return requests.get(url, timeout=5).content


def read_by_curl(url: str) -> bytes:
    command = ["curl", "--silent", "--fail", "--compressed", "--noproxy", "*", "--max-time", "5", url]
    return subprocess.run(command, check=True, capture_output=True).stdout


READERS: list[Reader] = [read_by_httpx, read_by_requests, read_by_curl]

ENCODINGS: dict[str, tuple[str, bytes]] = {
    "identity": ("identity", SENT),
    "none": ("none", SENT),
    "a charset": ("utf-8", SENT),
    "a charset in capitals": ("UTF-8", SENT),
    "another word": ("binary", SENT),
    "brotli that is none": ("br", SENT),
    "gzip": ("gzip", gzip.compress(SENT)),
    "gzip in capitals": ("GZIP", gzip.compress(SENT)),
    "x-gzip": ("x-gzip", gzip.compress(SENT)),
    "gzip of several members": ("gzip", in_members(SENT)),
    "gzip with bytes behind it": ("gzip", gzip.compress(SENT) + b"behind"),
    "gzip with one byte behind it": ("gzip", gzip.compress(SENT) + b"\x1f"),
    "gzip with zeros behind it": ("gzip", gzip.compress(SENT) + bytes(512)),
    "deflate with the header of zlib": ("deflate", zlib.compress(SENT)),
    "deflate without it": ("deflate", raw_deflate(SENT)),
    "deflate with bytes behind it": ("deflate", zlib.compress(SENT) + b"behind"),
    "gzip, then deflate": ("gzip, deflate", zlib.compress(gzip.compress(SENT))),
    "gzip, then raw deflate": ("gzip, deflate", raw_deflate(gzip.compress(SENT))),
    "deflate, then gzip": ("deflate, gzip", gzip.compress(zlib.compress(SENT))),
    "gzip twice": ("gzip,gzip", gzip.compress(gzip.compress(SENT))),
    "gzip, then identity": ("gzip, identity", gzip.compress(SENT)),
    "identity, then gzip": ("identity,gzip", gzip.compress(SENT)),
    "a list with an empty member": ("gzip, ", gzip.compress(SENT)),
}


@pytest.mark.parametrize(("encoding", "packed"), ENCODINGS.values(), ids=ENCODINGS.keys())
def test_what_others_read_is_read(encoding: str, packed: bytes) -> None:
    """Of those who read a response at all, somebody reads the message's number: so do we."""
    answer = response(packed, media_type="application/json", Content_Encoding=encoding)
    with Loopback(answer) as service:
        with SMSPartner(api_key="a-key", base_url=service.base_url) as client:
            assert 307 == client.messages.send(phone_numbers="+33600000000", message="Hello").message_id
        by_others = [_read(reader, f"{service.base_url}/send") for reader in READERS]
    assert SENT in by_others


def _read(reader: Reader, url: str) -> bytes | None:
    try:
        return reader(url)
    except (httpx.DecodingError, requests.RequestException, subprocess.CalledProcessError):
        return None


@pytest.mark.parametrize(("encoding", "packed"), ENCODINGS.values(), ids=ENCODINGS.keys())
def test_the_size_of_chunks_makes_no_difference(encoding: str, packed: bytes) -> None:
    for size in (1, 2, 3, 7, len(packed)):
        body = Body({"content-encoding": encoding}, KIB)
        for start, end in pairwise([*range(0, len(packed), size), len(packed)]):
            body.feed(packed[start:end])
        assert SENT == body.whole()


UNREADABLE = {
    "gzip that is none": ("gzip", b"not packed", "it cannot be decompressed"),
    "gzip that is one byte": ("gzip", b"x", "ends in the middle"),
    "gzip that ends early": ("gzip", gzip.compress(SENT)[:-1], "ends in the middle"),
    "a second member that ends early": ("gzip", in_members(SENT)[:-1], "ends in the middle"),
    "raw deflate that ends early": ("deflate", raw_deflate(SENT)[:-1], "ends in the middle"),
    "brotli": ("br", b"\x0b\x02\x80", "its content encoding 'br' was not requested"),
    "more layers than anybody packs": (", ".join(["gzip"] * 6), b"", "it is compressed 6 times"),
}


@pytest.mark.parametrize(("encoding", "packed", "reason"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_what_cannot_be_unpacked_says_why(encoding: str, packed: bytes, reason: str) -> None:
    answer = response(packed, media_type="application/json", Content_Encoding=encoding)
    with Loopback(answer) as service, SMSPartner(api_key="a-key", base_url=service.base_url) as client:
        with pytest.raises(DecodingError, match=reason) as caught:
            client.messages.send(phone_numbers="+33600000000", message="Hello")
    assert caught.value.maybe_sent


ZEROS = bytes(1024 * KIB)
BOMBS = {
    "gzip": ("gzip", gzip.compress(ZEROS)),
    "deflate": ("deflate", zlib.compress(ZEROS)),
    "raw deflate": ("deflate", raw_deflate(ZEROS)),
    "in members": ("gzip", gzip.compress(bytes(KIB)) * 1024),
    "twice": ("gzip, gzip", gzip.compress(gzip.compress(ZEROS))),
    "empty members": ("gzip", gzip.compress(b"") * 5000),
    "plain": ("", ZEROS),
}


@pytest.mark.parametrize(("encoding", "packed"), BOMBS.values(), ids=BOMBS.keys())
def test_a_bomb_stays_within_the_limit(encoding: str, packed: bytes) -> None:
    answer = response(packed, media_type="application/json", Content_Encoding=encoding)
    with Loopback(answer) as service:
        with SMSPartner(api_key="a-key", base_url=service.base_url, max_response_bytes=64 * KIB) as client:
            with pytest.raises(DecodingError, match="it has more than 65536 bytes"):
                client.messages.send(phone_numbers="+33600000000", message="Hello")
