"""Whether costs grow in straight lines: with members, with calls in one client, with messages that the mock stores."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator
from statistics import median
from time import perf_counter

from smspartner import SMSPartner
from smspartner.api.messages.bulk_send import BULK_SEND
from smspartner_core.request import prepare

from . import machine, service, wire
from .loopback import Loopback
from .plan import Plan
from .rows import Row, Section, Spread, Target
from .timing import block, interleave

FLAT = Target(1.2)
_SIZES = (1, 10, 100, 250, 500)
_CALLS = (100, 1_000, 10_000, 100_000)
_STORED = (0, 1_000, 10_000, 100_000, 1_000_000)
_BUDGET = 180.0  # seconds that filling the mock may take; beyond that it stays at the step before


def run(plan: Plan) -> Section:
    """Members, calls, stored messages."""
    return Section(
        "growth",
        "Growth",
        "A ratio of 1 is a straight line. A call has a cost of its own, which one member bears alone and 500 share: so "
        "the cost of a member is compared between 100 and 500 of them.",
        [*_members(plan), *_calls(plan), *_stored(plan)],
    )


def _members(plan: Plan) -> Iterator[Row]:
    sizes = (plan.size(1, 0) and _SIZES) or (1, 5)
    with SMSPartner(api_key=wire.KEY) as client, SMSPartner(api_key=wire.KEY, format="xml") as xml_client:
        settings = {"json": client._settings, "xml": xml_client._settings}
    for format in ("json", "xml"):
        encoders, decoders = {}, {}
        for size in sizes:
            encoders[f"{size}"] = _encoder(size, settings[format])
            content = wire.replies(size)[f"bulk-send.{format}"]
            decoders[f"{size}"] = wire.raw_reply(BULK_SEND, content, format).parse
        for verb, callers in (("encode", encoders), ("decode", decoders)):
            probes = {
                size: _by_member(block(caller, max(1, 500 // int(size))), int(size)) for size, caller in callers.items()
            }
            samples = interleave(probes, plan.count(30), warm_up=2, on_round=plan.on_round)
            for size in probes:
                middle, most = (f"{sizes[-3]}", f"{sizes[-1]}") if len(sizes) > 2 else (f"{sizes[0]}", f"{sizes[-1]}")
                against, target = (middle, FLAT) if size == most and size != middle else ("", None)
                what = f"{verb} {format.upper()}, a member of {size}"
                row = samples.row(size, against, what=what, target=target)
                yield Row(row.what, row.value, row.unit, row.ratio, against and f"a member of {against}", row.target)


def _encoder(size: int, settings: object) -> Callable[[], object]:
    arguments = {"sms_list": wire.members(size), "sender": "MyShop"}
    return lambda: prepare(BULK_SEND, arguments, settings)  # type: ignore[arg-type]


def _by_member(probe: Callable[[], float], members: int) -> Callable[[], float]:
    return lambda: probe() / members


def _calls(plan: Plan) -> Iterator[Row]:
    """One client; its cost is measured over the last hundred calls before each step."""
    steps = _CALLS if not plan.smoke else (10, 20)
    window = plan.size(100, 5)
    done, first = 0, Spread.of([1.0])
    with Loopback(wire.replies(1)) as server, SMSPartner(api_key=wire.KEY, base_url=server.url) as client:
        client.messages.send(**wire.ARGUMENTS)
        before = machine.resident() or 0.0
        for step in steps:
            while done < step - window:
                client.messages.send(**wire.ARGUMENTS)
                done += 1
            taken = []
            while done < step:
                began = perf_counter()
                client.messages.send(**wire.ARGUMENTS)
                taken.append(perf_counter() - began)
                done += 1
            plan.on_round()
            value = Spread.of(taken).times(1e6)
            grown = (machine.resident() or 0.0) - before
            what = f"the {done:,}th call in one client, {grown:+.1f} MB since the first"
            if step == steps[0]:
                first = value
                yield Row(what, value, "µs")
            else:
                ratio = Spread.of([value.middle / first.middle])
                yield Row(what, value, "µs", ratio, f"the {steps[0]}th call", FLAT if step == steps[-1] else None)


def _stored(plan: Plan) -> Iterator[Row]:
    """One mock, filled by `bulk-send`; a call's cost is the median of 300."""
    steps = _STORED if not plan.smoke else (0, 10)
    began, stored, first = perf_counter(), 0, 1.0
    with service.ours(plan.peers) as mock:
        service.fill_account(mock)
        connection = http.client.HTTPConnection("127.0.0.1", mock.port)
        send = json.dumps({"apiKey": wire.KEY, **wire.SEND}).encode()
        bulk = {"apiKey": wire.KEY, "sender": "MyShop", "SMSList": wire.wire_members(plan.size(wire.MOST, 5))}
        members, content = len(bulk["SMSList"]), json.dumps(bulk).encode()
        for step in steps:
            filling, batches = perf_counter(), 0
            while stored < step and perf_counter() - began < _BUDGET:
                service.exchange(connection, "POST", "/v1/bulk-send", content)
                stored, batches = stored + members, batches + 1
            per_member = (perf_counter() - filling) / (batches * members) * 1e6 if batches else 0.0
            taken = []
            for _ in range(plan.size(300, 5)):
                before = perf_counter()
                service.exchange(connection, "POST", "/v1/send", send)
                taken.append(perf_counter() - before)
            stored += len(taken)
            plan.on_round()
            memory = mock.memory() or 0.0
            note = f"{memory:,.0f} MB" + (f", {per_member:.0f} µs to store each" if batches else "")
            if stored < step:
                note += f"; stopped before {step:,} after {_BUDGET:.0f} s"
            value, what = Spread.of(taken).times(1e6), f"mock: a send with {stored:,} messages stored"
            if step == steps[0]:
                first = median(value.middle for _ in range(1))
                yield Row(what, value, "µs", note=note)
            else:
                ratio = Spread.of([value.middle / first])
                yield Row(what, value, "µs", ratio, "none stored", FLAT if step == steps[-1] else None, note)
            if stored < step:
                break
        connection.close()
