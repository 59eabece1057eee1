"""The faults, as data: what the server does, and what has to come of it."""

from __future__ import annotations

import gzip
import json
import time
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any, Literal

import smspartner
from smspartner import SMSPartnerError

from .server import Script, Wire, head, response

Effect = Literal["none", "idempotent", "once"]
EFFECTS: tuple[Effect, ...] = ("none", "idempotent", "once")
TRIES = 3  # the first, and two retries


@dataclass(frozen=True)
class Expected:
    """
    What a caller has to get.

    Attributes:
        error: The error's class; None where the call goes well all the same.
        once: Its class for a call whose effect happens once, where it is another.
        maybe_sent: Whether such a call may have taken effect.
        repeated: Whether a call that may be repeated is.
        repeated_once: Whether even such a call is: nothing has left.
    """

    error: type[SMSPartnerError] | None
    once: type[SMSPartnerError] | None = None
    maybe_sent: bool = False
    repeated: bool = False
    repeated_once: bool = False

    def error_for(self, effect: Effect) -> type[SMSPartnerError] | None:
        return self.once if effect == "once" and self.once else self.error

    def tries_for(self, effect: Effect) -> int:
        return TRIES if (self.repeated_once if effect == "once" else self.repeated) else 1


NEVER_LEFT = Expected(smspartner.TransportError, repeated=True, repeated_once=True)
CUT_OFF = Expected(smspartner.TransportError, smspartner.OutcomeUnknownError, maybe_sent=True, repeated=True)
LATE = Expected(smspartner.TransportError, smspartner.OutcomeUnknownError, maybe_sent=True)
PASSING = Expected(smspartner.ServiceError, maybe_sent=True, repeated=True)
TOO_LATE = Expected(smspartner.APIError, maybe_sent=True)
ELSEWHERE = Expected(smspartner.DecodingError)
UNREADABLE = Expected(smspartner.DecodingError, maybe_sent=True)
LIMITED = Expected(smspartner.RateLimitError, repeated=True, repeated_once=True)
FINE = Expected(None)


def refused(error: type[SMSPartnerError]) -> Expected:
    return Expected(error)


@dataclass(frozen=True)
class Fault:
    """
    One way to fail.

    Attributes:
        stage: When it strikes: before the request has left, while it is under way, or in the response.
        script: What the server does with a connection; None where no connection comes about.
        place: Where the client looks for the service.
        timeout: Seconds that each step may take; short where time-outs are what is tried.
        deadline: Seconds for the whole call.
        seconds: How long the call may take in all.
        body: How many bytes the request is padded with.
        reached: Whether the server sees a connection for every try.
        options: More options of the client.
        aiohttp: What is expected of aiohttp, where its parser refuses what httpx's takes.
    """

    name: str
    stage: Literal["before", "during", "after"]
    script: Script | None
    expected: Expected
    place: Literal["http", "https", "no host", "no port", "full queue", "full pool"] = "http"
    timeout: float = 5.0
    deadline: float = 10.0
    seconds: float = 3.0
    body: int = 0
    reached: bool = True
    options: dict[str, Any] = field(default_factory=dict)
    aiohttp: Expected | None = None


# -- Bodies ----------------------------------------------------------------------------------------------------------

FULL: dict[str, Any] = {
    "success": True,
    "code": 200,
    "message_id": 307,
    "stopId": 5,
    "user": {"username": "demo"},
    "credits": {"balance": "10.5"},
}
_JSON = json.dumps(FULL).encode()
_XML = (
    b"<result><success>true</success><code>200</code><message_id>307</message_id><stopId>5</stopId>"
    b"<user><username>demo</username></user><credits><balance>10.5</balance></credits></result>"
)
BODY = {"json": _JSON, "xml": _XML}
TYPE = {"json": "application/json", "xml": "application/xml"}
PAGE = b"<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>"
MIB = 1024 * 1024


def after(*data: bytes, then: Callable[[Wire], None] = Wire.close) -> Script:
    """Read the request, and answer so."""

    def script(wire: Wire) -> None:
        wire.read()
        for chunk in data:
            wire.send(chunk)
        then(wire)

    return script


def says(make: Callable[[bytes, str], bytes], then: Callable[[Wire], None] = Wire.close) -> Script:
    """Read the request, and answer by what would be the right body and type."""

    def script(wire: Wire) -> None:
        wire.read()
        wire.send(make(BODY[wire.format], TYPE[wire.format]))
        then(wire)

    return script


def answers(content: bytes, media_type: str, **headers: Any) -> Script:
    return after(response(content, Content_Type=media_type, **headers))


def as_json(content: bytes | str, **headers: Any) -> Script:
    return answers(content.encode() if isinstance(content, str) else content, "application/json", **headers)


def as_xml(content: bytes | str, **headers: Any) -> Script:
    return answers(content.encode() if isinstance(content, str) else content, "application/xml", **headers)


def status(number: int, body: bytes = PAGE, media_type: str = "text/html", **headers: Any) -> Script:
    return after(response(body, number, Content_Type=media_type, **headers))


def tls(certificate: str, then: Script | None = None) -> Script:
    def script(wire: Wire) -> None:
        wire.start_tls(certificate)
        if then is not None:
            then(wire)
        else:
            wire.drain()

    return script


def first_bytes(wire: Wire) -> None:
    """Take a few bytes of the request, then break off."""
    wire.read_head()
    wire.reset()


def clear_text(wire: Wire) -> None:
    """What a service without TLS says to one who speaks it."""
    wire.send(response(PAGE, 400))
    wire.drain()


def nothing(wire: Wire) -> None:
    pass


def holds(wire: Wire) -> None:
    """A response that goes on, to a request that is none of ours."""
    wire.read_head()
    wire.send(head(Content_Length=9))
    wire.hang()


def says_after_head(wire: Wire) -> None:
    wire.read_head()
    wire.send(response(b"", 413))
    wire.drain()


def half_of_head(then: Callable[[Wire], None]) -> Script:
    return after(b"HTTP/1.1 200 OK\r\nContent-Le", then=then)


def half_of_body(then: Callable[[Wire], None]) -> Script:
    return says(lambda body, kind: head(Content_Type=kind, Content_Length=len(body)) + body[: len(body) // 2], then)


def chunked(*chunks: bytes, end: bytes = b"0\r\n\r\n") -> Script:
    parts = [b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks]
    return after(head(Content_Type="application/json", Transfer_Encoding="chunked"), *parts, end)


def trickles_body(wire: Wire) -> None:
    wire.read()
    wire.send(head(Content_Type=TYPE[wire.format], Content_Length=10 * MIB))
    wire.trickle(b" ", 0.01, 2.0)


def trickles_head(wire: Wire) -> None:
    wire.read()
    wire.send(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    wire.trickle(b"x", 0.02, 1.0)


def says_continue(wire: Wire) -> None:
    wire.read()
    wire.trickle(b"HTTP/1.1 100 Continue\r\n\r\n", 0.02, 1.0)


def floods_head(wire: Wire) -> None:
    wire.read()
    wire.send(b"HTTP/1.1 200 OK\r\n")
    for number in range(40_000):
        wire.send(b"X-Flood-%d: %s\r\n" % (number, b"x" * 100))


def repeats_request(status: int, media_type: str, charset: str = "utf-8") -> Script:
    """As some servers' error pages do: with the address that was asked for, or all that was sent."""

    def script(wire: Wire) -> None:
        request = wire.read()
        target, body = request.split(b" ", 2)[1], request.partition(b"\r\n\r\n")[2]
        wire.send(response((b"What is " + (body or target)).decode().encode(charset), status, Content_Type=media_type))

    return script


def redirects_repeating(wire: Wire) -> None:
    """To the same address elsewhere, as a service that moves does."""
    target = wire.read().split(b" ", 2)[1].decode()
    wire.send(response(b"", 302, Location=f"http://127.0.0.1:9{target}"))


def refuses_repeating(wire: Wire) -> None:
    """A refusal whose message repeats what was sent."""
    request = wire.read()
    target, body = request.split(b" ", 2)[1], request.partition(b"\r\n\r\n")[2]
    text = (body or target).decode()
    content = json.dumps(
        {"success": False, "code": 9, "message": text, "errors": [{"elementId": text, "message": text}]}
    )
    wire.send(response(content.encode(), 400, Content_Type="application/json"))


def retry_date() -> Script:
    def script(wire: Wire) -> None:
        wire.read()
        date = formatdate(time.time() + 5, usegmt=True)
        wire.send(response(PAGE, 429, Content_Type="text/html", Retry_After=date))

    return script


def bomb(packed: bytes, encoding: str) -> Script:
    return says(lambda _, kind: response(packed, Content_Type=kind, Content_Encoding=encoding))


_ZEROS = b" " * (64 * MIB)
_GZIP_BOMB = gzip.compress(_ZEROS, 6)
_DEFLATE_BOMB = zlib.compress(_ZEROS, 6)
_TWICE_PACKED = gzip.compress(_GZIP_BOMB, 6)
_BROTLI_BOMB = bytes.fromhex("1b00f0ff") + b"\x00" * 64  # refused by its name; nobody unpacks it
del _ZEROS
_LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><result><entry>true</entry><entry>&j;</entry></result>"
)


# -- The table -------------------------------------------------------------------------------------------------------

FAULTS: tuple[Fault, ...] = (
    # Before the request has left
    Fault("no such host", "before", None, NEVER_LEFT, place="no host", reached=False, seconds=30),
    Fault("connection refused", "before", None, NEVER_LEFT, place="no port", reached=False),
    Fault("connect time-out", "before", None, NEVER_LEFT, place="full queue", timeout=0.15, reached=False),
    Fault(
        "connect time-out by the deadline", "before", None, NEVER_LEFT, place="full queue", deadline=0.2, reached=False
    ),
    Fault("pool time-out", "before", holds, NEVER_LEFT, place="full pool", timeout=0.15, reached=False),
    Fault("TLS: hang up at the handshake", "before", Wire.close, NEVER_LEFT, place="https"),
    Fault("TLS: reset at the handshake", "before", Wire.reset, NEVER_LEFT, place="https"),
    Fault("TLS: answered in clear text", "before", clear_text, NEVER_LEFT, place="https"),
    Fault("TLS: handshake hangs", "before", Wire.hang, NEVER_LEFT, place="https", timeout=0.15),
    Fault("TLS: certificate that nobody vouches for", "before", tls("stranger"), NEVER_LEFT, place="https"),
    Fault("TLS: certificate for another host", "before", tls("other-name"), NEVER_LEFT, place="https"),
    Fault("TLS: certificate has expired", "before", tls("expired"), NEVER_LEFT, place="https"),
    # While it is under way
    Fault("TLS: hang up after the handshake", "during", tls("trusted", nothing), CUT_OFF, place="https"),
    Fault("TLS: reset after the request", "during", tls("trusted", after(then=Wire.reset)), CUT_OFF, place="https"),
    Fault("hang up at once", "during", Wire.close, CUT_OFF),
    Fault("reset at the first bytes", "during", first_bytes, CUT_OFF),
    Fault("reset within the request", "during", first_bytes, CUT_OFF, body=8 * MIB),
    Fault("write time-out", "during", Wire.hang, CUT_OFF, timeout=0.15, body=8 * MIB),
    Fault("413 within the request", "during", says_after_head, refused(smspartner.InvalidRequestError), body=8 * MIB),
    # After it: no response, or half of one
    Fault("hang up without a response", "after", after(), CUT_OFF),
    Fault("reset without a response", "after", after(then=Wire.reset), CUT_OFF),
    Fault("read time-out", "after", after(then=Wire.hang), CUT_OFF, timeout=0.15),
    Fault("half a head, hang up", "after", half_of_head(Wire.close), CUT_OFF),
    Fault("half a head, reset", "after", half_of_head(Wire.reset), CUT_OFF),
    Fault("half a head, silence", "after", half_of_head(Wire.hang), CUT_OFF, timeout=0.15),
    Fault("half a body, hang up", "after", half_of_body(Wire.close), CUT_OFF),
    Fault("half a body, reset", "after", half_of_body(Wire.reset), CUT_OFF),
    Fault("half a body, silence", "after", half_of_body(Wire.hang), CUT_OFF, timeout=0.15),
    Fault("chunked, hang up within", "after", chunked(b'{"success"', end=b"8\r\n: tr"), CUT_OFF),
    Fault("chunked, sizes are no numbers", "after", chunked(b"{", end=b"zz\r\n"), CUT_OFF, timeout=0.5),
    Fault("silence beyond the deadline", "after", after(then=Wire.hang), LATE, timeout=5, deadline=0.2),
    Fault("body trickles without end", "after", trickles_body, LATE, deadline=0.2),
    Fault("head trickles (sync: bounded by read)", "after", trickles_head, LATE, deadline=0.2),
    Fault("100 Continue without end (sync: same)", "after", says_continue, LATE, deadline=0.2),
    Fault("head of 4 MiB", "after", floods_head, CUT_OFF),
    Fault("no HTTP at all", "after", after(b"SSH-2.0-OpenSSH_9.2\r\n"), CUT_OFF),
    Fault("two lengths", "after", after(head(Content_Length="5\r\nContent-Length: 6"), b"{}"), CUT_OFF),
    Fault(
        "length over the body", "after", says(lambda b, k: head(Content_Type=k, Content_Length=len(b) + 9) + b), CUT_OFF
    ),
    # After it: a response of another kind
    Fault(
        "length under the body",
        "after",
        says(lambda b, k: head(Content_Type=k, Content_Length=9) + b),
        UNREADABLE,
        aiohttp=CUT_OFF,
    ),
    Fault(
        "bytes after the body", "after", says(lambda b, k: response(b, Content_Type=k) + b"more"), FINE, aiohttp=CUT_OFF
    ),
    Fault("HTML 502", "after", status(502), PASSING),
    Fault("HTML 503", "after", status(503), PASSING),
    Fault("503 and Retry-After: 0", "after", status(503, Retry_After="0"), PASSING),
    Fault("HTML 504", "after", status(504), PASSING),
    Fault("HTML 500", "after", status(500), PASSING),
    Fault("500 and nothing", "after", status(500, b""), PASSING),
    Fault("520", "after", status(520), PASSING),
    Fault("500 and a success", "after", says(lambda b, k: response(b, 500, Content_Type=k)), PASSING),
    Fault("429", "after", status(429), LIMITED),
    Fault("429 and Retry-After: 2", "after", status(429, Retry_After="2"), LIMITED),
    Fault("429 and Retry-After: a date", "after", retry_date(), LIMITED),
    Fault("429 and Retry-After: an hour", "after", status(429, Retry_After="3600"), refused(smspartner.RateLimitError)),
    Fault("429 and Retry-After: soon", "after", status(429, Retry_After="soon"), LIMITED),
    Fault("401 and a page", "after", status(401), refused(smspartner.AuthenticationError)),
    Fault("403 and a page", "after", status(403), refused(smspartner.NotAllowedError)),
    Fault("404 and a page", "after", status(404), refused(smspartner.NotFoundError)),
    Fault("402 and a page", "after", status(402), refused(smspartner.APIError)),
    Fault("409 and a page", "after", status(409), TOO_LATE),
    Fault("500 and a code", "after", status(500, b'{"code": 500, "message": "Error"}', "application/json"), PASSING),
    Fault("503 and gRPC's code", "after", status(503, b'{"code": 14, "message": "Busy"}', "application/json"), PASSING),
    Fault("408 and a page", "after", status(408), Expected(smspartner.APIError, maybe_sent=True, repeated=True)),
    Fault("499 and a page", "after", status(499), TOO_LATE),
    Fault("301 to another host", "after", status(301, b"", Location="http://127.0.0.1:9/v1/me"), UNREADABLE),
    Fault("307 to itself", "after", status(307, b"", Location="/v1/me"), ELSEWHERE),
    Fault("304", "after", after(head(304)), UNREADABLE),
    Fault("204", "after", after(head(204)), UNREADABLE),
    Fault("200 and nothing", "after", says(lambda _, kind: response(Content_Type=kind)), UNREADABLE),
    Fault("200 and white space", "after", says(lambda _, kind: response(b" \n", Content_Type=kind)), UNREADABLE),
    Fault("200 and a web page", "after", status(200), UNREADABLE),
    Fault("200 and a web page called JSON", "after", as_json(PAGE), UNREADABLE),
    Fault("200 and a web page called XML", "after", as_xml(PAGE), UNREADABLE),
    Fault("200 and a picture", "after", answers(b"\x89PNG\r\n\x1a\n", "image/png"), UNREADABLE),
    Fault("the response called text/html", "after", says(lambda b, _: response(b, Content_Type="text/html")), FINE),
    Fault("the response without a type", "after", says(lambda b, _: response(b)), FINE),
    Fault("the other format", "after", as_json(_JSON), FINE),
    # After it: what repeats the request, and with it the key
    Fault("a page with the request in it", "after", repeats_request(200, "text/html"), UNREADABLE),
    Fault("JSON with the request in it", "after", repeats_request(200, "application/json"), UNREADABLE),
    Fault("404 with the request in it", "after", repeats_request(404, "text/html"), refused(smspartner.NotFoundError)),
    Fault("a redirect with the request in it", "after", redirects_repeating, UNREADABLE),
    Fault("UTF-16 with the request in it", "after", repeats_request(200, "text/plain", "utf-16-le"), UNREADABLE),
    Fault("a refusal with the request in it", "after", refuses_repeating, refused(smspartner.InvalidRequestError)),
    # After it: encodings
    Fault(
        "charset that nobody knows",
        "after",
        says(lambda b, k: response(b, Content_Type=f"{k}; charset=x-no")),
        UNREADABLE,
    ),
    Fault("charset that is no text", "after", as_json(_JSON, Charset="x"), FINE),
    Fault("UTF-8 that is none", "after", as_json(b'{"success": "\xff\xfe\xfa"}'), UNREADABLE),
    Fault("XML in UTF-8 that is none", "after", as_xml(b"<result><success>\xff</success></result>"), UNREADABLE),
    Fault("UTF-16 said to be UTF-8", "after", as_json(json.dumps(FULL).encode("utf-16-le")), FINE),
    Fault("gzip bomb, 64 MiB", "after", bomb(_GZIP_BOMB, "gzip"), UNREADABLE),
    Fault("deflate bomb, 64 MiB", "after", bomb(_DEFLATE_BOMB, "deflate"), UNREADABLE),
    Fault("brotli bomb", "after", bomb(_BROTLI_BOMB, "br"), UNREADABLE),
    Fault("packed twice", "after", bomb(_TWICE_PACKED, "gzip, gzip"), UNREADABLE),
    Fault("gzip that is none", "after", bomb(b"not packed", "gzip"), UNREADABLE),
    Fault("gzip that ends in the middle", "after", bomb(_GZIP_BOMB[:100], "gzip"), UNREADABLE),
    Fault(
        "body over max_response_bytes",
        "after",
        as_json(b" " * 5000 + _JSON),
        UNREADABLE,
        options={"max_response_bytes": 4096},
    ),
    Fault(
        "chunks over max_response_bytes",
        "after",
        chunked(*[b" " * 999] * 9),
        UNREADABLE,
        options={"max_response_bytes": 4096},
    ),
    # After it: JSON
    Fault("JSON: truncated", "after", as_json(_JSON[:-9]), UNREADABLE),
    Fault("JSON: two values", "after", as_json(_JSON + _JSON), UNREADABLE),
    Fault("JSON: NaN", "after", as_json('{"success": true, "message_id": NaN}'), UNREADABLE),
    Fault("JSON: -Infinity", "after", as_json('{"success": true, "cost": -Infinity}'), UNREADABLE),
    Fault("JSON: integer of 100,000 digits", "after", as_json('{"code": ' + "9" * 100_000 + "}"), UNREADABLE),
    Fault("JSON: exponent beyond all use", "after", as_json('{"cost": 1e99999999999999999999}'), UNREADABLE),
    Fault("JSON: 100,000 deep", "after", as_json("[" * 100_000), UNREADABLE),
    Fault("JSON: objects 100,000 deep", "after", as_json('{"a":' * 100_000), UNREADABLE),
    Fault("JSON: a key twice", "after", as_json(b'{"success": false, "code": 1, ' + _JSON[1:]), FINE),
    Fault("JSON: control character in a text", "after", as_json('{"success": "\x00"}'), UNREADABLE),
    Fault("JSON: a list", "after", as_json("[1, 2]"), UNREADABLE),
    Fault("JSON: a text", "after", as_json('"fine"'), UNREADABLE),
    Fault("JSON: null", "after", as_json("null"), UNREADABLE),
    Fault("JSON: {}", "after", as_json("{}"), UNREADABLE),
    Fault("JSON: lacks what is always sent", "after", as_json('{"success": true, "code": 200}'), UNREADABLE),
    # After it: XML
    Fault("XML: truncated", "after", as_xml(_XML[:-9]), UNREADABLE),
    Fault("XML: two roots", "after", as_xml(_XML + _XML), UNREADABLE),
    Fault("XML: document type", "after", as_xml(b"<!DOCTYPE result>" + _XML), UNREADABLE),
    Fault("XML: a billion laughs", "after", as_xml(_LAUGHS), UNREADABLE),
    Fault(
        "XML: external entity",
        "after",
        as_xml('<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><result><success>&x;</success></result>'),
        UNREADABLE,
    ),
    Fault("XML: external DTD", "after", as_xml(b'<!DOCTYPE r SYSTEM "http://127.0.0.1:9/x">' + _XML), UNREADABLE),
    Fault("XML: unknown entity", "after", as_xml("<result><success>&nbsp;</success></result>"), UNREADABLE),
    Fault("XML: 100,000 deep", "after", as_xml("<a>" * 100_000 + "</a>" * 100_000), UNREADABLE),
    Fault("XML: the same as UTF-16", "after", as_xml(f"<!DOCTYPE r>{_XML.decode()}".encode("utf-16")), UNREADABLE),
    Fault("XML: attribute twice", "after", as_xml('<result a="1" a="2"/>'), UNREADABLE),
    Fault("XML: control character", "after", as_xml("<result><success>\x01</success></result>"), UNREADABLE),
    Fault(
        "XML: unknown encoding declared", "after", as_xml(b'<?xml version="1.0" encoding="x-no"?>' + _XML), UNREADABLE
    ),
    Fault("XML: an empty root", "after", as_xml("<result/>"), UNREADABLE),
    Fault("XML: only text", "after", as_xml("<result>fine</result>"), UNREADABLE),
    Fault("XML: lacks what is always sent", "after", as_xml("<result><success>true</success></result>"), UNREADABLE),
)
