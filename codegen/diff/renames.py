"""Fields that only have another name."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Any

from ..naming import snake
from ..python_types import reference
from .pair import WORDS, Pair

_SIMILAR = 0.6  # as difflib measures names: `nb_sms` and `nbSms` are, `cost` and `currency` are not


def renamed_fields(pair: Pair, old: dict[str, Any], new: dict[str, Any]) -> dict[str, str]:
    """The fields that only have another name: the same type, and the same place or words."""
    olds, news = old["properties"], new["properties"]
    found: dict[str, str] = {}
    for gone in (name for name in olds if name not in news):
        for come in (name for name in news if name not in olds and name not in found.values()):
            same_type = _shape(pair, olds[gone], is_old=True) == _shape(pair, news[come], is_old=False)
            same_words = olds[gone].get("description") == news[come].get("description")
            same_place = list(olds).index(gone) == list(news).index(come)
            if same_type and (same_words or (same_place and _is_similar(gone, come))):
                found[gone] = come
                break
    return found


def _shape(pair: Pair, schema: dict[str, Any], *, is_old: bool) -> dict[str, Any]:
    shape = {key: value for key, value in schema.items() if key not in WORDS and key != "x-evidence"}
    name = reference(schema)
    if name and is_old:
        shape["$ref"] = schema["$ref"].removesuffix(name) + pair.renames.get(name, name)
    return shape


def _is_similar(one: str, other: str) -> bool:
    one, other = snake(one), snake(other)
    return one in other or other in one or SequenceMatcher(None, one, other).ratio() >= _SIMILAR
