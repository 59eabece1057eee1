"""Responses as data: one file as it came over the wire, one with the model that it is. `extra` is part of it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

import attrs
import pytest

from smspartner import models
from smspartner_core.wire import json_codec, xml_codec
from smspartner_core.wire.shapes import nested

CASES = Path(__file__).with_name("cases")
WIRE = sorted(path for path in CASES.iterdir() if not path.name.endswith(".expected.json"))


def plain(value: Any) -> Any:
    """A model as JSON can show it: what differs in type differs in spelling."""
    if attrs.has(type(value)):
        fields = {field.name: plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
        return {name: value for name, value in fields.items() if value not in (None, [], {})}
    if isinstance(value, Mapping):
        return {key: plain(member) for key, member in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(member) for member in value]
    if isinstance(value, Enum):
        return f"{type(value).__name__}: {value.value}"
    if isinstance(value, Decimal):
        return f"Decimal: {value}"
    if isinstance(value, dt.date):
        return f"{type(value).__name__}: {value.isoformat()}"
    return value


@pytest.mark.parametrize("path", WIRE, ids=lambda path: path.name)
def test_a_response_is_read_as_its_case_says(path: Path) -> None:
    expected = json.loads(path.with_suffix(".expected.json").read_bytes())
    codec = xml_codec if path.suffix == ".xml" else json_codec
    kind = nested(getattr(models, expected["model"]))
    model = codec.decode(path.read_bytes(), None, kind, failed=False)
    assert expected == {"model": type(model).__name__, "value": plain(model)}
