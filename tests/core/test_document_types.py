"""A document type is refused in whatever encoding it comes, and what has none is read in each."""

from __future__ import annotations

import pytest

from smspartner_core.wire import UnreadableError
from smspartner_core.wire.xml_codec import parse

ENCODINGS = {
    "utf-8": "",
    "utf-8-sig": "",
    "utf-16": "",
    "utf-16-le": "",
    "utf-16-be": "",
    "iso-8859-1": '<?xml version="1.0" encoding="iso-8859-1"?>',
    "cp1252": "<?xml version='1.0' encoding='windows-1252'?>",
    "cp037": '<?xml version="1.0" encoding="cp037"?>',  # EBCDIC: no byte is what it is in ASCII
}
DOCUMENTS = {
    "internal": '<!DOCTYPE r [<!ENTITY e "x">]><r>&e;</r>',
    "external": '<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>',
    "after a comment": "<!-- d --><!DOCTYPE r><r/>",
}


@pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS.keys())
@pytest.mark.parametrize(("encoding", "declaration"), ENCODINGS.items(), ids=ENCODINGS.keys())
@pytest.mark.parametrize("told", [True, False], ids=["told by the header", "not told"])
def test_document_types(document: str, encoding: str, declaration: str, *, told: bool) -> None:
    content = (declaration + document).encode(encoding)
    with pytest.raises(UnreadableError):
        parse(content, "utf-16" if told and "16" in encoding else encoding if told else None)


@pytest.mark.parametrize(
    ("encoding", "declaration"),
    [
        *(
            (encoding, ENCODINGS[encoding]) for encoding in sorted(ENCODINGS.keys() - {"cp037"})
        ),  # expat knows no EBCDIC
        ("utf-8", '<?xml version="1.0"?>'),
        ("utf-8", '<?xml version="1.0" encoding="UTF-8"?>'),
        ("utf-8", "<?xml version='1.0' encoding='utf-8' standalone='yes'?>"),
    ],
)
def test_encodings(encoding: str, declaration: str) -> None:
    assert "é" == parse(f"{declaration}<r>é</r>".encode(encoding)).text
