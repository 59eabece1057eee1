"""Decoding the bytes of a response into models: a `send`, a `bulk-send` of 500 members, and 500 statuses with dates."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from smspartner.api.messages.bulk_send import BULK_SEND
from smspartner.api.messages.send import SEND
from smspartner.api.statuses.by_message import BY_MESSAGE
from smspartner_core.operation import Operation

from . import generated, pydantic_models, wire
from .plan import Plan, load
from .rows import Row, Section, Target
from .timing import Probe, Samples, block, interleave

OURS = "smspartner"
LOADS = "json.loads"
OPC = "openapi-python-client"
GENERATOR = "openapi-generator"
PYDANTIC = "pydantic models"
XMLTODICT = "xmltodict, no models"
LXML = "lxml, a tree"
ELEMENT_TREE = "ElementTree, a tree"


@dataclass(frozen=True)
class Case:
    """A response to decode."""

    what: str
    name: str
    operation: Operation[Any]
    target: Target | None
    xml_target: Target | None
    beside_others: bool = False
    """True if the clients of other generators are a target too."""


def run(plan: Plan) -> Section:
    """Case by case; the decoders of each take turns."""
    members = plan.size(wire.MOST, 5)
    responses = wire.responses(members)
    rows: list[Row] = []
    for case in (
        Case("send", "send", SEND, None, None),
        Case(f"{members} members", "bulk-send", BULK_SEND, Target(4), Target(0.55), beside_others=True),
        Case(f"{members} statuses with dates", "bulk-status", BY_MESSAGE, Target(6), None),
    ):
        calls = plan.size(200 if case.name == "send" else 5, 1)
        json_content, xml_content = responses[f"{case.name}.json"], responses[f"{case.name}.xml"]
        for probes, show in (
            (_json_probes(case, json_content, calls), _json_rows),
            (_xml_probes(case, xml_content, calls), _xml_rows),
        ):
            rows += show(case, interleave(probes, plan.count(60), warm_up=2, on_round=plan.on_round), plan)
    return Section(
        "decode",
        "Decode",
        "From the bytes of a response, as the mock writes it, to frozen models with `Decimal` and aware `datetime`. "
        "Ours is `.parse()` of a raw response, so it also looks at the content type and for a refusal. "
        "The clients of other generators leave amounts as floats and dates as text.",
        rows,
    )


def _json_rows(case: Case, samples: Samples, plan: Plan) -> list[Row]:
    def row(name: str, peer: str = "", target: Target | None = None) -> Row:
        note = plan.peers.why(peer) if name not in samples.values else ""
        return samples.row(name, LOADS, what=f"{case.what}, JSON: {name}", target=target, note=note)

    beside = [
        samples.row(OURS, other, what=f"{case.what}, JSON: {OURS}", target=Target(1))
        for other in (OPC, GENERATOR)
        if case.beside_others and other in samples.values
    ]
    return [row(LOADS), row(OURS, target=case.target), *beside, row(OPC, OPC), row(GENERATOR, GENERATOR), row(PYDANTIC)]


def _xml_rows(case: Case, samples: Samples, plan: Plan) -> list[Row]:
    def row(name: str, target: Target | None = None) -> Row:
        return samples.row(name, XMLTODICT, what=f"{case.what}, positional XML: {name}", target=target)

    return [row(XMLTODICT), row(OURS, case.xml_target), row(LXML), row(ELEMENT_TREE)]


def _json_probes(case: Case, content: bytes, calls: int) -> dict[str, Probe]:
    model = case.operation.response.__name__
    shape = getattr(pydantic_models, model)
    decoders: dict[str, Callable[[], object]] = {
        LOADS: lambda: json.loads(content),
        OURS: wire.raw_response(case.operation, content, "json").parse,
        PYDANTIC: lambda: shape.model_validate_json(content),
    }
    opc, generator = generated.opc_decoder(model), generated.generator_decoder(model)
    if opc is not None:
        decoders[OPC] = lambda: opc(json.loads(content))
    if generator is not None:
        decoders[GENERATOR] = lambda: generator(content.decode())
    return {name: block(decoder, calls) for name, decoder in decoders.items()}


def _xml_probes(case: Case, content: bytes, calls: int) -> dict[str, Probe]:
    decoders: dict[str, Callable[[], object]] = {
        OURS: wire.raw_response(case.operation, content, "xml").parse,
        ELEMENT_TREE: lambda: ElementTree.fromstring(content),
    }
    xmltodict, lxml = load("xmltodict"), load("lxml.etree")
    if xmltodict is not None:
        decoders[XMLTODICT] = lambda: xmltodict.parse(content)
    if lxml is not None:
        decoders[LXML] = lambda: lxml.fromstring(content)
    return {name: block(decoder, calls) for name, decoder in decoders.items()}
