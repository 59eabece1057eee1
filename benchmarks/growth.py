"""Growth of costs, which must be linear: with members, with calls in one client, with messages that the mock stores."""

from __future__ import annotations

import http.client
import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from time import perf_counter

from smspartner import SMSPartner
from smspartner.api.messages.bulk_send import BULK_SEND
from smspartner_core.encode import encode_arguments

from . import machine, service, wire
from .loopback import Loopback
from .plan import Plan
from .rows import Row, Section, Target
from .timing import Probe, Samples, block, interleave

FLAT = Target(1.2)
_SIZES = (1, 10, 100, 250, 500)
_CALLS = (100, 1_000, 10_000, 100_000)
_STORED = (0, 1_000, 10_000, 100_000, 1_000_000)
_BUDGET = 180.0  # seconds that filling the mock may take; it stops there


def run(plan: Plan) -> Section:
    """Calls first: what comes before would leave free memory that hides what they take."""
    return Section(
        "growth",
        "Growth",
        "A ratio of 1 is a straight line. A call has a cost of its own, which one member bears alone and 500 share: so "
        "the cost of a member is compared between 100 and 500 of them. An old client and a filled mock are measured in "
        "turn with a fresh one.",
        [*_calls(plan), *_members(plan), *_stored(plan)],
    )


def _calls(plan: Plan) -> Iterator[Row]:
    steps = (10, 20) if plan.smoke else _CALLS
    with Loopback(wire.responses(1)) as server, SMSPartner(api_key=wire.KEY, base_url=server.url) as old:
        send = partial(old.messages.send, **wire.ARGUMENTS)
        send()
        done, before = 1, machine.resident()
        for step in steps:
            for _ in range(step - done):
                send()
            done, memory = step, machine.resident()
            with SMSPartner(api_key=wire.KEY, base_url=server.url) as fresh:
                fresh_send = partial(fresh.messages.send, **wire.ARGUMENTS)
                samples = _against_fresh(send, fresh_send, plan)
            note = "" if memory is None or before is None else f"{memory - before:+.1f} MB since the first"
            target = FLAT if step == steps[-1] else None
            row = samples.row("old", "fresh", what=f"a call after {step:,} in one client", target=target, note=note)
            yield _beside(row, "a fresh client")


def _members(plan: Plan) -> Iterator[Row]:
    sizes = (1, 5) if plan.smoke else _SIZES
    with SMSPartner(api_key=wire.KEY) as client, SMSPartner(api_key=wire.KEY, format="xml") as xml_client:
        settings = {"json": client._settings, "xml": xml_client._settings}
    for format in ("json", "xml"):
        contents = {size: wire.responses(size)[f"bulk-send.{format}"] for size in sizes}
        encoders: dict[int, Callable[[], object]] = {
            size: partial(
                encode_arguments, BULK_SEND, {"sms_list": wire.members(size), "sender": "MyShop"}, settings[format]
            )
            for size in sizes
        }
        decoders: dict[int, Callable[[], object]] = {
            size: wire.raw_response(BULK_SEND, content, format).parse for size, content in contents.items()
        }
        for verb, callers in (("encode", encoders), ("decode", decoders)):
            probes = {str(size): _by_member(caller, size) for size, caller in callers.items()}
            samples = interleave(probes, plan.count(30), warm_up=2, on_round=plan.on_round)
            yield from _member_rows(f"{verb} {format.upper()}", samples)


def _member_rows(what: str, samples: Samples) -> Iterator[Row]:
    for size in samples.values:
        is_most = size == str(_SIZES[-1])
        row = samples.row(size, "100" if is_most else "", what=f"{what}, a member of {size}")
        yield _beside(row, "a member of 100", FLAT) if is_most else row


def _by_member(caller: Callable[[], object], members: int) -> Probe:
    probe = block(caller, max(1, _SIZES[-1] // members))
    return lambda: probe() / members


def _stored(plan: Plan) -> Iterator[Row]:
    steps = (0, 10) if plan.smoke else _STORED
    members = wire.wire_members(plan.size(wire.MOST, 5))
    bulk = json.dumps({"apiKey": wire.KEY, "sender": "MyShop", "SMSList": members}).encode()
    with ExitStack() as stack:
        filled, empty = (_Mock(stack.enter_context(service.ours(plan.peers)), stack) for _ in range(2))
        began = perf_counter()
        for step in steps:
            filling, before = perf_counter(), filled.stored
            while filled.stored < step and perf_counter() - began < _BUDGET:
                filled.ask("bulk-send", bulk, len(members))
            stored = filled.stored
            notes = [f"{filled.service.memory() or 0:,.0f} MB"]
            if stored > before:
                per_message = (perf_counter() - filling) / (stored - before) * 1e6
                notes.append(f"{per_message:.0f} µs to store a message by bulk-send")
            if stored < step:
                notes.append(f"stopped before {step:,} after {_BUDGET:.0f} s")
            samples = _against_fresh(filled.send, empty.send, plan)
            what = f"mock: a send with {stored:,} texts stored"
            row = samples.row("old", "fresh", what=what, target=FLAT if step == steps[-1] else None)
            yield _beside(row, "an empty mock", note=", ".join(notes))
            if stored < step:
                break


class _Mock:
    """A mock that counts what it was given to store."""

    def __init__(self, made: service.Service, stack: ExitStack) -> None:
        service.fill_account(made)
        self.service = made
        self.stored = 0
        self._connection = http.client.HTTPConnection("127.0.0.1", made.port)
        self._send = json.dumps({"apiKey": wire.KEY, **wire.SEND}).encode()
        stack.callback(self._connection.close)

    def ask(self, operation: str, body: bytes, texts: int) -> None:
        status, content = service.exchange(self._connection, "POST", f"{self.service.base}/{operation}", body)
        if status != 200:
            raise RuntimeError(f"the mock answered {content!r}")
        self.stored += texts

    def send(self) -> None:
        self.ask("send", self._send, 1)


def _against_fresh(old: Callable[[], object], fresh: Callable[[], object], plan: Plan) -> Samples:
    calls = plan.size(25, 2)
    probes = {"old": block(old, calls), "fresh": block(fresh, calls)}
    return interleave(probes, plan.count(12), on_round=plan.on_round)


def _beside(row: Row, against: str, target: Target | None = None, note: str = "") -> Row:
    """The same row, in words for its reader."""
    return Row(row.what, row.value, row.unit, row.ratio, against, target or row.target, note or row.note)
