"""Any model, with any values that its fields can hold and a format can carry."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import Any

from hypothesis import strategies as st

from smspartner import models
from smspartner_core.extra import Extra
from smspartner_core.secret import Secret
from smspartner_core.wire.field import Field
from smspartner_core.wire.model import Model
from smspartner_core.wire.scalars import PARIS, Kind
from smspartner_core.wire.shapes import Many, Mapped, Nested, fields_of

ALL: dict[str, type[Model]] = {
    name: cls
    for name, cls in ((name, getattr(models, name)) for name in models.__all__)
    if isinstance(cls, type) and issubclass(cls, Model) and fields_of(cls).by_name
}
_TOLD = 10**15  # far beyond any amount, count or number of this service
_AWKWARD = ("]]>", "<![CDATA[", ":br:", "&amp;", "a\r\nb", "شكرا ٣", "👩‍👩‍👧", "+33600000000", "null", "0", "\u0085x")
# What XML 1.0 has no way to carry; half a surrogate pair is no text in any format.
_NOT_XML = "".join(map(chr, [*range(0x20), 0xFFFE, 0xFFFF]))


@cache
def texts(*, xml: bool) -> st.SearchStrategy[str]:
    """Texts; in XML without what it cannot carry: some controls, white space around. Empty ones are no value."""
    anything = st.characters(exclude_categories=["Cs"], exclude_characters=_NOT_XML if xml else "")
    free = st.text(anything, min_size=1, max_size=8) | st.sampled_from(_AWKWARD)
    return free.map(lambda text: text.strip(" \t\r\n")).filter(bool) if xml else free


def _of_field(field: Field, *, xml: bool) -> st.SearchStrategy[Any]:
    """What this field takes: within the limits that the spec gives it."""
    if field.kind.name == "INTEGER":
        least, most = field.minimum, field.maximum
        return st.integers(-_TOLD if least is None else int(least), _TOLD if most is None else int(most))
    values = _of_kind(field.kind, xml=xml)
    if field.pattern is not None:
        printable = st.characters(codec="ascii", exclude_categories=["Cc"])
        values = st.from_regex(field.pattern, alphabet=printable).filter(lambda text: text == text.strip())
    if field.kind.name == "TEXT":
        shortest, longest = field.min_length or 1, field.max_length or _TOLD
        return values.filter(lambda text: shortest <= len(text) <= longest)
    return values


def _of_kind(kind: Kind, *, xml: bool) -> st.SearchStrategy[Any]:
    if isinstance(kind, Nested):
        return st.deferred(lambda: instances(kind.model, xml=xml, nested=True))
    if isinstance(kind, Many):
        return st.lists(_of_kind(kind.item, xml=xml), max_size=3).map(tuple)
    if isinstance(kind, Mapped):
        return st.dictionaries(texts(xml=xml), _of_kind(kind.item, xml=xml), min_size=1, max_size=3).map(Extra)
    scalars = _scalars(xml=xml)
    return scalars[kind.name] if kind.name in scalars else st.sampled_from(list(getattr(models, kind.name)))


@cache
def _scalars(*, xml: bool) -> dict[str, st.SearchStrategy[Any]]:
    text = texts(xml=xml)
    whole = st.integers(-_TOLD, _TOLD)
    days = st.dates(dt.date(1000, 1, 1))
    return {
        "TEXT": text,
        "SECRET": text.map(Secret),
        "CSV": text,
        "PHONE": st.from_regex(r"\+?[0-9]{3,12}", fullmatch=True),
        "INTEGER": whole,
        "NUMBER": whole.map(Decimal) | st.floats(-1e9, 1e9).map(lambda number: Decimal(repr(number))),
        "MONEY": st.decimals(-_TOLD, _TOLD, places=4),
        "BOOLEAN": st.booleans(),
        "FLAG": st.booleans(),
        "DATETIME": _moments(),
        "DATE": days,
        "FRENCH_DATE": days,
    }


def _moments() -> st.SearchStrategy[dt.datetime]:
    """To the second, and not in the hour that Paris has twice a year: the wire writes no zone."""
    moments = st.datetimes(dt.datetime(1950, 1, 1), dt.datetime(2200, 1, 1), timezones=st.just(PARIS))
    return moments.map(lambda moment: moment.replace(microsecond=0, fold=0)).filter(
        lambda moment: moment.utcoffset() == moment.replace(fold=1).utcoffset()
    )


@st.composite
def instances(draw: st.DrawFn, model: type[Model], *, xml: bool, nested: bool = False) -> Model:
    """A model with some of its fields."""
    fields = fields_of(model).by_name
    values = {name: draw(_of_model_field(field, xml=xml)) for name, field in fields.items()}
    if not nested and "success" in values:
        values["success"] = True  # with a code, False is a refusal and no response
    refused = model._xml_order.refused
    if values.get("success") is False and refused:
        values = {name: values[name] if field.wire in refused else field.empty for name, field in fields.items()}
    if xml and not any(value not in (None, ()) for value in values.values()):
        name, first = next(item for item in fields.items() if item[1].kind.is_single)
        values[name] = draw(_of_field(first, xml=True))  # an empty element is no value
    return model(**values)


@cache
def _of_model_field(field: Field, *, xml: bool) -> st.SearchStrategy[Any]:
    values = _of_field(field, xml=xml)
    return values if field.required else st.just(field.empty) | values
