"""Text encodings by the names that services give them, and no others."""

from __future__ import annotations

import time
from typing import Any

import pytest

from smspartner import SMSPartner, models
from smspartner_core.wire import UnreadableError, json_codec, xml_codec
from smspartner_core.wire.charset import split_content_type, text_of
from smspartner_core.wire.shapes import nested
from tests.loopback import Loopback, response

SENT = nested(models.SendResponse)
JSON = '{"success": true, "message_id": 307, "currency": "é€"}'
XML = "<result><success>true</success><message_id>307</message_id><currency>é€</currency></result>"

KNOWN = [
    ("utf-8", ["utf-8", "UTF-8", "utf8", "UTF8", "Utf_8", "utf-8, utf-8", "us-ascii", "ASCII"]),
    ("utf-16", ["utf-16", "UTF16", "utf_16"]),
    ("utf-16-le", ["utf-16le", "UTF-16", "utf16-le"]),
    ("utf-16-be", ["utf-16be", "UTF-16"]),
    ("iso-8859-1", ["iso-8859-1", "ISO8859-1", "latin1", "Latin-1", "ISO_8859-1"]),
    ("iso-8859-15", ["iso-8859-15", "ISO8859-15", "latin9", "Latin-9"]),
    ("cp1252", ["windows-1252", "Windows1252", "cp1252", "CP-1252"]),
]
SPELLINGS = [(codec, name) for codec, names in KNOWN for name in names]


@pytest.mark.parametrize(("codec", "name"), SPELLINGS)
def test_text_is_read_in_the_encoding_that_the_header_names(codec: str, name: str) -> None:
    text = "é" if codec == "iso-8859-1" else "é€"
    for codec_module, document in ((json_codec, JSON), (xml_codec, XML)):
        content = document.replace("é€", text).encode(codec)
        sent: Any = codec_module.decode(content, name, SENT, failed=False)
        assert (307, text) == (sent.message_id, sent.currency)


@pytest.mark.parametrize(("codec", "name"), [(codec, name) for codec, name in SPELLINGS if "," not in name])
@pytest.mark.parametrize("quote", ["'", '"'])
@pytest.mark.parametrize("before", ["", " ", "\r\n\t "])
def test_xml_is_read_in_the_encoding_that_it_names_itself(codec: str, name: str, quote: str, before: str) -> None:
    text = "é" if codec == "iso-8859-1" else "é€"
    declaration = f"{before}<?xml version={quote}1.0{quote} encoding = {quote}{name}{quote}?>\n"
    content = (declaration + XML.replace("é€", text)).encode(codec)
    sent: Any = xml_codec.decode(content, None, SENT, failed=False)
    assert (307, text) == (sent.message_id, sent.currency)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("before", ["", "\n", " \r\n "])
def test_unicode_is_read_without_a_name(codec: str, before: str) -> None:
    for codec_module, document in ((json_codec, JSON), (xml_codec, f"<?xml version='1.0'?>{XML}")):
        sent: Any = codec_module.decode((before + document).encode(codec), None, SENT, failed=False)
        assert (307, "é€") == (sent.message_id, sent.currency)


@pytest.mark.parametrize(
    "name", ["punycode", "idna", "utf-7", "unicode-escape", "rot13", "zlib", "cp037", "klingon", "", "x" * 9000, "\0"]
)
def test_other_encodings_are_refused_at_once(name: str) -> None:
    content = JSON.encode() + b" " * 100_000
    start = time.perf_counter()
    if name:
        with pytest.raises(UnreadableError, match="character encoding"):
            text_of(content, name)
    with pytest.raises(UnreadableError):
        xml_codec.parse(f"<?xml version='1.0' encoding='{name or 'x'}'?><r/>".encode())
    assert time.perf_counter() - start < 0.5


def test_bytes_that_are_not_in_their_encoding_are_named() -> None:
    with pytest.raises(UnreadableError, match="byte 1 is not utf-8"):
        text_of(b"a\xff", None)
    assert "aÿ" == text_of(b"a\xff", None, guess=True)


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, (None, None)),
        ("", (None, None)),
        ("Text/HTML", ("text/html", None)),
        ('application/json; charset="UTF-8"', ("application/json", "utf-8")),
        ("application/json;charset*0=u;charset*=", ("application/json", None)),
    ],
)
def test_content_type_is_split(header: str | None, expected: tuple[str | None, str | None]) -> None:
    assert expected == split_content_type(header)


@pytest.mark.parametrize(
    "media_type", ["application/xml", "text/xml; charset=utf8", "text/html", "application/xml; charset=UTF-8"]
)
def test_message_id_is_not_lost_to_a_spelling(media_type: str) -> None:
    content = f"\n <?xml version='1.0' encoding='utf8'?>{XML}".encode()
    with (
        Loopback(response(content, media_type=media_type)) as service,
        SMSPartner(api_key="k", base_url=service.base_url) as client,
    ):
        sent = client.messages.send(phone_numbers="+33600000000", message="Hello")
    assert 307 == sent.message_id
