"""Encoding arguments as the bytes of a request: a `bulk-send` of 500 members."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

from smspartner import SMSPartner
from smspartner.api.messages.bulk_send import BULK_SEND
from smspartner.models import BulkMessage
from smspartner_core.encode import encode_arguments

from . import generated, wire
from .plan import Plan, load
from .rows import Section
from .timing import block, interleave

DUMPS = "JSON: json.dumps"
OURS = "JSON: smspartner, members as dicts"
MODELS = "JSON: smspartner, members as models"
OPC = "JSON: openapi-python-client"
GENERATOR = "JSON: openapi-generator"
TREE = "XML: ElementTree"
OURS_XML = "XML: smspartner, members as dicts"
XMLTODICT = "XML: xmltodict"


def run(plan: Plan) -> Section:
    """Measure all encoders in turn."""
    members = plan.size(wire.MOST, 5)
    encoders = _encoders(members)
    probes = {name: block(encoder, plan.size(5, 1)) for name, encoder in encoders.items()}
    samples = interleave(probes, plan.count(60), warm_up=2, on_round=plan.on_round)
    why = {name: plan.peers.why(name.partition(": ")[2]) for name in (OPC, GENERATOR) if name not in encoders}
    return Section(
        "encode",
        "Encode",
        f"A `bulk-send` of {members} members: from what a caller gives, checked against the limits of the contract, to "
        "bytes. json.dumps, ElementTree and xmltodict are given finished values and check nothing.",
        [
            samples.row(DUMPS),
            *(samples.row(name, DUMPS, note=why.get(name, "")) for name in (OURS, MODELS, OPC, GENERATOR)),
            samples.row(TREE),
            *(samples.row(name, TREE) for name in (OURS_XML, XMLTODICT)),
        ],
    )


def _encoders(count: int) -> dict[str, Callable[[], object]]:
    dicts, finished = wire.members(count), wire.wire_members(count)
    values = {"apiKey": wire.KEY, "SMSList": finished, "sender": "MyShop"}
    models = [BulkMessage(**values) for values in dicts]
    with SMSPartner(api_key=wire.KEY) as client, SMSPartner(api_key=wire.KEY, format="xml") as xml_client:
        settings, xml_settings = client._settings, xml_client._settings
    encoders: dict[str, Callable[[], object]] = {
        DUMPS: lambda: json.dumps(values).encode(),
        OURS: lambda: encode_arguments(BULK_SEND, {"sms_list": dicts, "sender": "MyShop"}, settings).body,
        MODELS: lambda: encode_arguments(BULK_SEND, {"sms_list": models, "sender": "MyShop"}, settings).body,
        TREE: lambda: _tree(finished),
        OURS_XML: lambda: encode_arguments(BULK_SEND, {"sms_list": dicts, "sender": "MyShop"}, xml_settings).body,
    }
    opc, generator = generated.opc_bulk_encoder(dicts), generated.generator_bulk_encoder(dicts)
    if opc is not None:
        encoders[OPC] = opc
    if generator is not None:
        encoders[GENERATOR] = generator
    xmltodict = load("xmltodict")
    if xmltodict is not None:
        document: dict[str, Any] = {"request": {**values, "SMSList": {"entry": finished}}}
        encoders[XMLTODICT] = lambda: xmltodict.unparse(document).encode()
    return encoders


def _tree(members: list[dict[str, Any]]) -> bytes:
    root = ElementTree.Element("request")
    ElementTree.SubElement(root, "apiKey").text = wire.KEY
    entries = ElementTree.SubElement(root, "SMSList")
    for member in members:
        entry = ElementTree.SubElement(entries, "entry")
        for name, value in member.items():
            ElementTree.SubElement(entry, name).text = value
    ElementTree.SubElement(root, "sender").text = "MyShop"
    return ElementTree.tostring(root)
