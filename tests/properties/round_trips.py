"""There and back: a model as a response of the service, in JSON and in each dialect of XML, read into a model again."""

from __future__ import annotations

import json
from typing import Any, cast

from hypothesis import HealthCheck, given, settings

import smspartner_spec
from smspartner_core.wire import json_codec
from smspartner_core.wire.model import Model
from smspartner_core.wire.shapes import nested
from smspartner_core.wire.xml_codec import parse
from smspartner_core.wire.xml_reading import reader_of
from smspartner_mock.wire.shapes import Shapes
from smspartner_mock.wire.xml_writing import DIALECTS, Dialect, write_xml

from .values import instances

_SHAPES = Shapes(smspartner_spec.load())
FORMATS = ("json", "xml")


def back(model: Model, way: str) -> Any:
    """What the client reads from what a service writes; whether it is a refusal is not asked."""
    kind = nested(type(model))
    wire = kind.write(model)
    if way == "json":
        return kind.read(json_codec.parse(json.dumps(wire, ensure_ascii=False)))
    shape = _SHAPES.of({"$ref": f"#/components/schemas/{type(model).__name__}"})
    return reader_of(kind)(parse(write_xml(wire, shape, cast(Dialect, way))))


def hold(model: type[Model], format: str, examples: int) -> None:
    """Raise for a value of this model that does not come back equal."""

    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(instances(model, xml=format == "xml"))
    def comes_back(value: Model) -> None:
        for way in DIALECTS if format == "xml" else ("json",):
            assert back(value, way) == value, way

    comes_back()
