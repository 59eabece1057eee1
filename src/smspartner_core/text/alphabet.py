"""
The characters that an SMS carries, and those that the service replaces first.

GSM-7 is the default alphabet of 3GPP TS 23.038 (section 6.2.1), the replacements are the provider's table. Where the
provider prints curly quotes as targets, which GSM-7 lacks, straight ones are assumed.
"""

from __future__ import annotations

import unicodedata

DOCUMENTED = "documented"
ASSUMED = "assumed"

GSM_7 = (
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\x1bÆæßÉ"
    " !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
"""The basic character set of 3GPP TS 23.038, in the order of its codes; `\\x1b` opens the extension table."""

GSM_7_EXTENSION = "\f^{}\\[~]|€"
"""The extension table: an escape goes before each, so that each takes two places."""

EURO = ":euro:"
"""How the euro sign is written for the service (documented); a raw one may arrive as a question mark."""

LINE_BREAK = ":br:"
"""How a line break is written for the service: two units (documented for GSM-7, assumed for Unicode)."""

# (character, what the phone shows, evidence)
REPLACEMENTS = (
    ("[", "(", DOCUMENTED),  # LEFT SQUARE BRACKET
    ("\\", "", DOCUMENTED),  # REVERSE SOLIDUS
    ("]", ")", DOCUMENTED),  # RIGHT SQUARE BRACKET
    ("^", "", DOCUMENTED),  # CIRCUMFLEX ACCENT
    ("`", "'", ASSUMED),  # GRAVE ACCENT
    ("{", "(", DOCUMENTED),  # LEFT CURLY BRACKET
    ("|", "", DOCUMENTED),  # VERTICAL LINE
    ("}", ")", DOCUMENTED),  # RIGHT CURLY BRACKET
    ("~", "", DOCUMENTED),  # TILDE
    ("§", "", DOCUMENTED),  # SECTION SIGN
    ("¨", "", DOCUMENTED),  # DIAERESIS
    ("«", '"', ASSUMED),  # LEFT-POINTING DOUBLE ANGLE QUOTATION MARK
    ("°", ".", DOCUMENTED),  # DEGREE SIGN
    ("µ", "u", DOCUMENTED),  # MICRO SIGN
    ("»", '"', ASSUMED),  # RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK
    ("À", "A", DOCUMENTED),  # LATIN CAPITAL LETTER A WITH GRAVE
    ("Á", "A", DOCUMENTED),  # LATIN CAPITAL LETTER A WITH ACUTE
    ("Â", "A", DOCUMENTED),  # LATIN CAPITAL LETTER A WITH CIRCUMFLEX
    ("Ã", "A", DOCUMENTED),  # LATIN CAPITAL LETTER A WITH TILDE
    ("Ä", "A", DOCUMENTED),  # LATIN CAPITAL LETTER A WITH DIAERESIS
    ("È", "E", DOCUMENTED),  # LATIN CAPITAL LETTER E WITH GRAVE
    ("Ê", "E", DOCUMENTED),  # LATIN CAPITAL LETTER E WITH CIRCUMFLEX
    ("Ë", "E", DOCUMENTED),  # LATIN CAPITAL LETTER E WITH DIAERESIS
    ("Î", "I", DOCUMENTED),  # LATIN CAPITAL LETTER I WITH CIRCUMFLEX
    ("Ñ", "N", DOCUMENTED),  # LATIN CAPITAL LETTER N WITH TILDE
    ("Ô", "O", DOCUMENTED),  # LATIN CAPITAL LETTER O WITH CIRCUMFLEX
    ("Ö", "O", DOCUMENTED),  # LATIN CAPITAL LETTER O WITH DIAERESIS
    ("Ù", "U", DOCUMENTED),  # LATIN CAPITAL LETTER U WITH GRAVE
    ("Ú", "U", DOCUMENTED),  # LATIN CAPITAL LETTER U WITH ACUTE
    ("Û", "U", DOCUMENTED),  # LATIN CAPITAL LETTER U WITH CIRCUMFLEX
    ("Ü", "U", DOCUMENTED),  # LATIN CAPITAL LETTER U WITH DIAERESIS
    ("Ý", "Y", DOCUMENTED),  # LATIN CAPITAL LETTER Y WITH ACUTE
    ("á", "a", DOCUMENTED),  # LATIN SMALL LETTER A WITH ACUTE
    ("â", "a", DOCUMENTED),  # LATIN SMALL LETTER A WITH CIRCUMFLEX
    ("ã", "a", DOCUMENTED),  # LATIN SMALL LETTER A WITH TILDE
    ("ä", "a", DOCUMENTED),  # LATIN SMALL LETTER A WITH DIAERESIS
    ("ç", "Ç", DOCUMENTED),  # LATIN SMALL LETTER C WITH CEDILLA
    ("ê", "e", DOCUMENTED),  # LATIN SMALL LETTER E WITH CIRCUMFLEX
    ("ë", "e", DOCUMENTED),  # LATIN SMALL LETTER E WITH DIAERESIS
    ("î", "i", DOCUMENTED),  # LATIN SMALL LETTER I WITH CIRCUMFLEX
    ("ï", "i", DOCUMENTED),  # LATIN SMALL LETTER I WITH DIAERESIS
    ("ñ", "n", DOCUMENTED),  # LATIN SMALL LETTER N WITH TILDE
    ("ó", "o", DOCUMENTED),  # LATIN SMALL LETTER O WITH ACUTE
    ("ô", "o", DOCUMENTED),  # LATIN SMALL LETTER O WITH CIRCUMFLEX
    ("ö", "o", DOCUMENTED),  # LATIN SMALL LETTER O WITH DIAERESIS
    ("û", "u", DOCUMENTED),  # LATIN SMALL LETTER U WITH CIRCUMFLEX
    ("ü", "u", DOCUMENTED),  # LATIN SMALL LETTER U WITH DIAERESIS
    ("ÿ", "y", DOCUMENTED),  # LATIN SMALL LETTER Y WITH DIAERESIS
    ("ą", "à", DOCUMENTED),  # LATIN SMALL LETTER A WITH OGONEK
    ("œ", "oe", DOCUMENTED),  # LATIN SMALL LIGATURE OE
    ("‘", "'", ASSUMED),  # LEFT SINGLE QUOTATION MARK
    ("’", "'", ASSUMED),  # RIGHT SINGLE QUOTATION MARK
    ("“", "'", ASSUMED),  # LEFT DOUBLE QUOTATION MARK
)
"""What the service replaces in a text that is sent without `isUnicode`."""

REPLACED = str.maketrans({found: shown for found, shown, _ in REPLACEMENTS})

# Every character that takes one place and stays as it is. Line breaks and the euro sign take two, others are replaced.
PLAIN = frozenset(GSM_7) - {found for found, _, _ in REPLACEMENTS} - {"\n", "\r", "\x1b"}
SHOWN = PLAIN | {"\n", "€"}
"""Every character that a phone can show without Unicode."""

_PLAIN_BYTES = "".join(sorted(character for character in PLAIN if character < "\u0100")).encode("latin-1")


def is_plain(text: str) -> bool:
    """Return whether each character takes one place and stays as it is."""
    try:
        return not text.encode("latin-1").translate(None, _PLAIN_BYTES)  # a quarter of what a set takes
    except UnicodeEncodeError:
        return PLAIN.issuperset(text)


def describe(character: str) -> str:
    """Return a character as a person can look it up: `U+1F600 GRINNING FACE`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}{' ' if name else ''}{name}"
