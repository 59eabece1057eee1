"""Our mock beside Prism: from start to first answer, requests a second, memory."""

from __future__ import annotations

import http.client
import json
import re
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from . import service, wire
from .plan import Plan
from .rows import Row, Section, Spread, Target
from .service import OURS, PRISM, QUIET, Service
from .timing import Probe, Samples, interleave

START = Target(0.4)
MEMORY = Target(0.4)
POSTS = {16: Target(5, at_least=True), 1: Target(4, at_least=True)}
_SAME = 1_000  # sends that each has answered when their memories are compared
_LUA = """\
wrk.method = "POST"
wrk.body = {body}
wrk.headers["Content-Type"] = "application/json"
"""


def run(plan: Plan) -> Section:
    """Starts in turn; then both run, and are asked in turn."""
    rows = list(_starts(plan))
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="smspartner-bench-")))
        running = {OURS: stack.enter_context(service.ours(plan.peers))}
        if "prism" in plan.peers.tools:
            running[PRISM] = stack.enter_context(service.prism(plan.peers))
            running[QUIET] = stack.enter_context(service.prism(plan.peers, quiet=True))
        rows += _memories(running, plan)
        rows += _requests(running, plan, scratch)
        rows += _memory_after(running)
    return Section(
        "mock",
        "Mock",
        "`POST /v1/send` is valid and, in ours, stored and charged; `GET /v1/me` reads the account. Prism answers with "
        "the contract's example, and stores nothing. The targets are for Prism as it comes, logging each request (to "
        "nowhere, here); how fast it is without stands beside. wrk uses one thread.",
        rows,
    )


def _starts(plan: Plan) -> Iterator[Row]:
    def start(made: Service) -> float:
        with made:
            return made.seconds

    probes: dict[str, Probe] = {OURS: lambda: start(service.ours(plan.peers))}
    if "prism" in plan.peers.tools:
        probes[PRISM] = lambda: start(service.prism(plan.peers))
    samples = interleave(probes, plan.count(5, smoke=1), warm_up=1 - plan.smoke, on_round=plan.on_round)
    yield from _pair(samples, "start to first answer", "ms", START, plan)


def _memories(running: dict[str, Service], plan: Plan) -> Iterator[Row]:
    """After the same work."""
    sends = plan.size(_SAME, 5)
    body = json.dumps({"apiKey": wire.KEY, **wire.SEND}).encode()
    values = {}
    for name, mock in running.items():
        connection = http.client.HTTPConnection("127.0.0.1", mock.port)
        for _ in range(sends):
            service.exchange(connection, "POST", f"{mock.base}/send", body)
        connection.close()
        values[name] = [mock.memory() or 0.0]
    if all(value != [0.0] for value in values.values()):
        yield from _pair(Samples(values), f"memory after {sends:,} sends", "MB", MEMORY, plan)


def _memory_after(running: dict[str, Service]) -> Iterator[Row]:
    ours = running[OURS]
    memory = ours.memory()
    if memory is not None:
        stored = json.loads(ours.call("GET", "/_mock/messages?limit=1")[1])["total"]
        yield Row(f"memory at the end, {stored:,} messages stored: {OURS}", Spread.of([memory]), "MB")
    if PRISM in running and memory is not None:
        yield Row(f"memory at the end: {PRISM}", Spread.of([running[PRISM].memory() or 0]), "MB")


def _requests(running: dict[str, Service], plan: Plan, scratch: Path) -> Iterator[Row]:
    wrk = plan.peers.tools.get("wrk")
    if wrk is None:
        yield Row("requests a second", note=plan.peers.why("wrk"))
        return
    script = scratch / "send.lua"
    script.write_text(_LUA.format(body=json.dumps(json.dumps({"apiKey": wire.KEY, **wire.SEND}))))
    for verb, path, extra in (("GET", f"/me?apiKey={wire.KEY}", []), ("POST", "/send", ["-s", str(script)])):
        for connections in (16, 1):
            service.fill_account(running[OURS])
            words = [wrk, "-t1", f"-c{connections}", "-d2s", *extra]
            probes = {
                name: _wrk([*words, f"http://127.0.0.1:{mock.port}{mock.base}{path}"]) for name, mock in running.items()
            }
            samples = interleave(probes, plan.count(5, smoke=1), warm_up=1 - plan.smoke, on_round=plan.on_round)
            target = POSTS[connections] if verb == "POST" else None
            what = f"{verb} /v1{path.partition('?')[0]}, {connections} connection{'s' * (connections > 1)}"
            yield from _pair(samples, what, "/s", target, plan)


def _wrk(words: list[str]) -> Probe:
    def probe() -> float:
        told = subprocess.run(words, capture_output=True, text=True, check=True).stdout
        if "Non-2xx" in told or "Socket errors" in told:
            raise RuntimeError(told)
        return float(re.findall(r"Requests/sec:\s*([\d.]+)", told)[0])

    return probe


def _pair(samples: Samples, what: str, unit: str, target: Target | None, plan: Plan) -> Iterator[Row]:
    note = "" if PRISM in samples.values else plan.peers.why("prism")
    yield samples.row(PRISM, what=f"{what}: {PRISM}", unit=unit, note=note)
    yield samples.row(OURS, PRISM, what=f"{what}: {OURS}", unit=unit, target=target)
    if QUIET in samples.values and unit == "/s":
        yield samples.row(QUIET, what=f"{what}: {QUIET}", unit=unit)
        yield samples.row(OURS, QUIET, what=f"{what}: {OURS}", unit=unit)
