"""
`make fuzz`: bytes that no service ever wrote, given to every operation as its response.

They begin as responses of the mock, in JSON and each dialect of XML, whole models and refusals; then parts are cut,
doubled, swapped, and put in from a list of what breaks readers. Nothing but the documented errors may come out.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import pkgutil
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from itertools import count
from typing import Any, cast

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

import smspartner.api
import smspartner_spec
from smspartner import SMSPartnerError
from smspartner_core.decode import decode
from smspartner_core.exchange import Response
from smspartner_core.operation import Operation
from smspartner_core.wire.model import Model
from smspartner_core.wire.shapes import nested
from smspartner_mock.wire.shapes import Shapes
from smspartner_mock.wire.xml_writing import DIALECTS, Dialect, write_xml

from .values import instances

_SHAPES = Shapes(smspartner_spec.load())
_ERRORS = [{"elementId": "children[message].data", "message": "Le message est requis"}, {"elementId": "sender"}]
_STATUSES = (200, 200, 200, 201, 204, 302, 400, 401, 404, 429, 500, 503, 999)
_TYPES = (
    "application/json",
    "application/xml",
    "text/xml; charset=utf-16",
    "text/html; charset=latin-1",
    "application/json; charset=no-such",
    'application/json; charset="',
    "; ;",
    None,
)
_AWKWARD = (
    *(b"{", b"}", b"[", b"]", b'"', b",", b":", b"\\", b"null", b"true", b"{}", b"[]", b'""', b"[[[[" * 500),
    *(b"NaN", b"-Infinity", b"1e999999999", b"-0", b"0x1", b"9" * 5000, b"1." + b"0" * 5000, b"1e-400", b"1_0"),
    *(b"<entry>", b"</entry>", b"<entry/>", b'<entry key="0">', b'<entry key="code">', b"<item>", b"<a:b>"),
    *(b"<!DOCTYPE a>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"<?xml version='1.1'?>", b"<a>" * 500),
    *(b"&lt;", b"&a;", b"&#0;", b"&#x110000;", b"\\ud800", b"\\u0000", b" ", b"\n"),
    *(b"\x00", b"\xff", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xc2\x85"),
    *(b"0000-00-00 00:00:00", b"2026-02-30", b"31/02/2026", b"99999-01-01", b"2026-03-29T02:30:00+99:99"),
)
_EDITS = ("cut", "double", "swap", "put", "put over", "turn a bit")


def operations() -> dict[str, Operation[Any]]:
    """Every operation of the package, by its name."""
    found = (
        value
        for module in pkgutil.walk_packages(smspartner.api.__path__, "smspartner.api.")
        for value in vars(importlib.import_module(module.name)).values()
    )
    return {value.name: value for value in found if isinstance(value, Operation)}


def _written(schema: str, wire: Any, way: str) -> bytes:
    """A wire value as the mock writes it."""
    if way == "json":
        return json.dumps(wire, ensure_ascii=False).encode()
    return write_xml(wire, _SHAPES.of({"$ref": f"#/components/schemas/{schema}"}), cast(Dialect, way))


def _responses(operation: Operation[Any]) -> st.SearchStrategy[bytes]:
    """What the service could answer to this operation."""
    model: Any = operation.response
    said = st.sampled_from([{}, {"message": "Clé invalide"}, {"errors": _ERRORS}])
    refused = st.sampled_from([999, *operation.codes]).map(lambda code: {"success": False, "code": code})
    wires = st.builds(lambda no, why: ("Refusal", {**no, **why}), refused, said)
    if isinstance(model, type) and issubclass(model, Model):
        wires |= instances(model, xml=True).map(lambda value: (type(value).__name__, nested(type(value)).write(value)))
    return st.builds(lambda wire, way: _written(wire[0], wire[1], way), wires, st.sampled_from(("json", *DIALECTS)))


def _broken(content: bytes, edits: list[tuple[str, int, int, bytes]]) -> bytes:
    """The content after these edits: what, where, how far, and what is put in."""
    for edit, place, size, piece in edits:
        at = place % (len(content) + 1)
        before, part, after = content[:at], content[at : at + size], content[at + size :]
        if edit == "cut":
            part = b""
        elif edit == "double":
            part += part
        elif edit == "swap":
            part, after = after[:size], part + after[size:]
        elif edit == "put":
            part = piece + part
        elif edit == "put over":
            part = piece
        elif part:
            part = bytes([part[0] ^ 1 << size % 8]) + part[1:]
        content = before + part + after
    return content


_CHANGES = st.lists(
    st.tuples(
        st.sampled_from(_EDITS),
        st.integers(0, 10_000),
        st.integers(0, 40),
        st.sampled_from(_AWKWARD) | st.binary(max_size=8),
    ),
    min_size=1,
    max_size=5,
)


def _told(operation: Operation[Any], response: Response) -> SMSPartnerError | None:
    """The documented error that comes out, if one does."""
    try:
        decode(operation, response)
    except SMSPartnerError as error:
        return error
    return None


def fuzz(operation: Operation[Any], examples: int, number: int) -> Counter[str]:
    """
    What came out, and how often.

    Raises:
        Exception: Whatever came out that is no documented error; the falsifying example is in its notes.
    """
    outcomes: Counter[str] = Counter()

    @seed(number)
    @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(_responses(operation), _CHANGES, st.sampled_from(_STATUSES), st.sampled_from(_TYPES))
    def only_documented_errors(content: bytes, changes: Any, status: int, media_type: str | None) -> None:
        headers = {"content-type": media_type} if media_type else {}
        told = _told(operation, Response(status, headers, _broken(content, changes)))
        outcomes[type(told).__name__ if told else "a value"] += 1
        assert told is None or (len(str(told)) < 2_000 and len(str(told).splitlines()) == 1), (
            "one line, and a short one"
        )

    only_documented_errors()
    return outcomes


def _round(name: str, examples: int, number: int) -> tuple[Counter[str], str]:
    """One operation's share of a round, and what was wrong."""
    try:
        return fuzz(operations()[name], examples, number), ""
    except Exception as error:
        return Counter(), "\n".join([f"{type(error).__name__}: {error}", *getattr(error, "__notes__", ())])


def _rounds(number: int) -> Iterator[tuple[str, int]]:
    """All operations, again and again, each time with another seed."""
    for following in count(number):
        for name in operations():
            yield name, following


def main() -> int:
    """Fuzz for so many minutes, show what came out, and say by the status whether anything else did."""
    parser = argparse.ArgumentParser(prog="make fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=10, help="how long (default: 10)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="begin with it, to repeat a run")
    arguments = parser.parse_args()
    until, workers = time.monotonic() + 60 * arguments.minutes, os.cpu_count() or 1
    rounds, outcomes, faults = _rounds(arguments.seed), Counter[str](), Table("operation", "seed", "what came out")
    with ProcessPoolExecutor(workers) as pool, Progress(transient=True) as progress:
        task = progress.add_task("minutes", total=arguments.minutes)
        running: dict[Future[Any], tuple[str, int]] = {}
        while running or time.monotonic() < until:
            while len(running) < workers and time.monotonic() < until and faults.row_count < 10:
                name, number = next(rounds)
                running[pool.submit(_round, name, 1_000, number)] = (name, number)
            if not running:
                break
            for job in wait(running, timeout=1, return_when=FIRST_COMPLETED).done:
                (name, number), (found, wrong) = running.pop(job), job.result()
                outcomes += found
                if wrong:
                    faults.add_row(name, str(number), wrong)
            progress.update(task, completed=arguments.minutes - (until - time.monotonic()) / 60)
    console, table = Console(), Table("what came out", "responses")
    for name, times in outcomes.most_common():
        table.add_row(name, f"{times:,}")
    console.print(table)
    if faults.row_count:
        console.print(faults)
    print(f"{outcomes.total():,} responses from seed {arguments.seed} on, {faults.row_count} undocumented errors")
    return 1 if faults.row_count else 0


if __name__ == "__main__":
    raise SystemExit(main())
