"""
`make text-oracle`: random texts, whose parts another library and the mock count too.

smsutil counts by the standard alone: texts for it hold nothing that the service replaces or spells. The mock is a
second reading of the provider's rules, with tables of its own.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator

import smsutil

from smspartner_core.text.alphabet import PLAIN
from smspartner_core.text.parts import count_parts
from smspartner_core.text.preview import preview
from smspartner_mock.wire import text as mock

_GSM_7 = [*sorted(PLAIN - {":", "b"}), *"€" * 8]  # `€br€` goes out as `:euro:br:euro:`, which has a line break
_UNICODE = [*"abc éà€…’", *map(chr, range(0x410, 0x450)), *map(chr, range(0x1F600, 0x1F640))]
_EVERYTHING = [*_GSM_7, *"[]{}^~|\\`´¨§°µ«»‘’“”œŒÏïîâêôûëüöäñÑÿąÀÂÇçÉÈÊËÎÔÙÛÜ\n…–\u00a0😀"]
_PIECES = [":br:", ":euro:", "\r\n"]
_MAX_LENGTH = 1_700  # a little more than the service takes


def texts(seed: int, alphabet: list[str], count: int, pieces: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield random texts: lengths near the cuts come often."""
    draw = random.Random(seed)
    for _ in range(count):
        near = draw.choice((0, 70, 134, 153, 160, 201, 306, 459, 1530, _MAX_LENGTH))
        length = max(1, near + draw.randint(-8, 8)) if draw.random() < 0.7 else draw.randint(1, _MAX_LENGTH)
        characters = draw.choices(alphabet, k=length)
        for piece in draw.choices(pieces, k=draw.randint(0, 3)) if pieces else ():
            characters.insert(draw.randint(0, length), piece)
        yield "".join(characters)


def against_smsutil(seed: int, count: int) -> Iterator[str]:
    """Yield what smsutil counts otherwise."""
    for unicode, alphabet in ((False, _GSM_7), (True, _UNICODE)):
        for text in texts(seed, alphabet, count // 2):
            split = smsutil.unicode_split(text) if unicode else smsutil.gsm_split(text)
            expected = [part.content for part in split.parts]
            found = [part.text for part in preview(text, unicode=unicode).parts]
            if expected != found or len(expected) != count_parts(text, unicode=unicode):
                yield f"unicode={unicode}, {len(text)} characters: {len(expected)} parts, not {len(found)}: {text!r}"


def against_mock(seed: int, count: int) -> Iterator[str]:
    """Yield what the mock counts or shows otherwise: of the text as given, and as `wire` spells it."""
    for unicode in (False, True):
        for text in texts(seed, _EVERYTHING, count // 2, tuple(_PIECES)):
            made = preview(text, unicode=unicode)
            for given in {made.wire, text.replace("\r\n", ":br:").replace("\n", ":br:")}:
                expected = (mock.shown(given, unicode=unicode), mock.count_segments(given, unicode=unicode))
                if expected != (made.text, len(made.parts)):
                    yield f"unicode={unicode}: {expected}, not {(made.text, len(made.parts))}: {given!r}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=int, default=200_000, metavar="N", help="for smsutil; the mock gets half")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    given = parser.parse_args()
    differences = 0
    for name, count, compare in (
        ("smsutil", given.texts, against_smsutil),
        ("the mock", given.texts // 2, against_mock),
    ):
        found = list(compare(given.seed, count))
        print(*found[:10], f"{name}: {count:,} texts, {len(found)} differences (--seed {given.seed})", sep="\n")
        differences += len(found)
    return bool(differences)


if __name__ == "__main__":
    raise SystemExit(main())
