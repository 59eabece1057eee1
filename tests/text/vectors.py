"""Texts whose parts and looks are known, each with where that is known from."""

from __future__ import annotations

from typing import NamedTuple

BASIC = "3GPP TS 23.038 6.2.1"
EXTENSION = "3GPP TS 23.038 6.2.1.1"
UCS2 = "3GPP TS 23.038 6.2.3"
CONCATENATED = "3GPP TS 23.040 9.2.3.24.1"
TABLE = "the provider's table of replacements"
SPELLINGS = "the provider's page on texts"
OURS = "decisions where nobody knows"


class Vector(NamedTuple):
    source: str
    text: str
    units: tuple[int, ...]
    """The places of each part."""
    shown: str | None = None
    """What the phone shows; None for the text as it is."""
    unicode: bool = False


ROWS = {
    "ą": "à", "’‘“`": "'", "ÿ": "y", "ç": "Ç", "ûü": "u", "ïî": "i", "ôöó": "o", "ëê": "e", "[{": "(", "]}": ")",
    "µ": "u", "ÀÁÂÃÄ": "A", "ÈÊË": "E", "Î": "I", "ÙÚÛÜ": "U", "Ý": "Y", "áâãä": "a", "ÖÔ": "O", "°": ".",
    "ñ": "n", "Ñ": "N", "«»": '"',
}  # fmt: skip

VECTORS = [
    Vector(BASIC, "a", (1,)),
    Vector(BASIC, "a" * 160, (160,)),
    Vector(CONCATENATED, "a" * 161, (153, 8)),
    Vector(CONCATENATED, "a" * 306, (153, 153)),
    Vector(CONCATENATED, "a" * 307, (153, 153, 1)),
    Vector(CONCATENATED, "a" * 459, (153,) * 3),
    Vector(CONCATENATED, "a" * 1530, (153,) * 10),
    Vector(CONCATENATED, "a" * 1531, (*(153,) * 10, 1)),
    Vector(BASIC, "@£$¥èéùìòÇØøÅå", (14,)),
    Vector(BASIC, "Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ", (15,)),
    Vector(BASIC, " !\"#¤%&'()*+,-./0123456789:;<=>?", (32,)),
    Vector(BASIC, "¡ABCDEFGHIJKLMNOPQRSTUVWXYZ", (27,)),
    Vector(BASIC, "¿abcdefghijklmnopqrstuvwxyzà", (28,)),
    Vector(BASIC, "Ω" * 160, (160,)),
    Vector(CONCATENATED, "é" * 161, (153, 8)),
    Vector(EXTENSION, "€", (2,)),
    Vector(EXTENSION, "€" * 80, (160,)),
    Vector(EXTENSION, "€" * 81, (152, 10)),  # a character of two places goes to the next part as a whole
    Vector(EXTENSION, "a" * 158 + "€", (160,)),
    Vector(EXTENSION, "a" * 159 + "€", (153, 8)),
    Vector(EXTENSION, "a" * 152 + "€" + "a" * 7, (152, 9)),
    Vector(EXTENSION, "a" * 151 + "€" + "a" * 8, (153, 8)),
    Vector(SPELLINGS, "5 :euro:", (4,), "5 €"),
    Vector(SPELLINGS, "a:br:b", (4,), "a\nb"),
    Vector(SPELLINGS, "a" * 158 + ":br:", (160,), "a" * 158 + "\n"),
    Vector(SPELLINGS, "a" * 159 + ":br:", (153, 8), "a" * 159 + "\n"),
    Vector(OURS, "a" * 159 + "\n", (153, 8)),
    Vector(OURS, "a\r\nb\rc", (7,), "a\nb\nc"),
    Vector(OURS, "a" * 152 + "\n" + "a" * 7, (152, 9)),
    Vector(OURS, "e\u0301te\u0301", (3,), "été"),
    Vector(OURS, "cre\u0302pe", (5,), "crepe"),
    Vector(OURS, "a:br:b", (4,), "a\nb", unicode=True),
    Vector(OURS, "5 €", (3,), unicode=True),
    Vector(OURS, "e\u0301", (1,), "é", unicode=True),
    Vector(UCS2, "é" * 70, (70,), unicode=True),
    Vector(UCS2, "é" * 71, (67, 4), unicode=True),
    Vector(UCS2, "中" * 134, (67, 67), unicode=True),
    Vector(UCS2, "中" * 135, (67, 67, 1), unicode=True),
    Vector(UCS2, "😀", (2,), unicode=True),
    Vector(UCS2, "😀" * 35, (70,), unicode=True),
    Vector(UCS2, "😀" * 36, (66, 6), unicode=True),  # a surrogate pair is never split
    Vector(UCS2, "a" * 66 + "😀" + "a" * 3, (66, 5), unicode=True),
    Vector(UCS2, "a" * 65 + "😀" + "a" * 4, (67, 4), unicode=True),
    Vector(TABLE, "œuf", (4,), "oeuf"),
    *(Vector(TABLE, found, (1,), shown) for row, shown in ROWS.items() for found in row),
    *(Vector(TABLE, f"a{removed}b", (2,), "ab") for removed in "^~|\\¨§"),
    Vector(TABLE, "ê" * 160, (160,), "e" * 160),
    Vector(TABLE, "^" * 200 + "a" * 160, (160,), "a" * 160),
    Vector(TABLE, "l’été « ici »", (13,), 'l\'été " ici "'),
]
