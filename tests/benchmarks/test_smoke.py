"""Every bench runs, in tiny rounds and without the peers that have to be made first, and its table makes sense."""

from __future__ import annotations

import sys
from math import isfinite

import pytest

from benchmarks import __main__ as door
from benchmarks import one, report
from benchmarks.plan import Peers, Plan
from benchmarks.rows import Row, Section, Spread, Target
from benchmarks.timing import interleave

PLAN = Plan(Peers({"main": sys.executable, "bench": sys.executable}), smoke=True)
MEASURED = {
    "call": {"bare httpx", "smspartner", "smspartner through the user's httpx.Client", "smspartner in XML", "urllib3"},
    "fan_out": {
        f"{width} in flight: {who}" for width in (1, 16, 128) for who in ("smspartner", "bare httpx.AsyncClient")
    },
    "decode": {"send, JSON: smspartner", "5 members, JSON: smspartner", "5 members, positional XML: smspartner"},
    "encode": {"JSON: smspartner, members as dicts", "JSON: smspartner, members as models"},
    "imports": {"import httpx", "smspartner: make a client", "smspartner: first send"},
    "mock": {"start to first answer: smspartner-mock"},
    "generate": {"make generate"},
    "growth": {"encode JSON, a member of 5", "decode XML, a member of 5", "mock: a send with 0 texts stored"},
}
"""The rows that have a value on every machine."""


@pytest.mark.parametrize("name", door.BENCHES)
def test_bench_measures_ours(name: str) -> None:
    section = one.run(name, PLAN)
    measured = {row.what for row in section.rows if row.value is not None}
    assert MEASURED[name] - measured == set()
    for row in section.rows:
        if row.value is None:
            assert row.note, f"{row.what} does not say why it has no value"
            continue
        for spread in (row.value, row.ratio):
            assert spread is None or 0 < spread.low <= spread.middle <= spread.high, row
            assert spread is None or isfinite(spread.high), row
        assert (row.ratio is None) == (row.against == ""), row
    assert section == Section.from_data(section.as_data())


def test_operation_prints_a_part_and_keeps_the_results(capfd: pytest.CaptureFixture[str]) -> None:
    before = door.RESULTS.read_text() if door.RESULTS.exists() else None
    assert door.main(["--smoke", "--only", "encode"]) == 0
    printed = capfd.readouterr().out
    assert "Encode" in printed
    assert "smspartner" in printed
    assert before == (door.RESULTS.read_text() if door.RESULTS.exists() else None)


@pytest.mark.parametrize(
    ("only", "told"),
    [
        ("", "no bench is named; there are call, fan_out, {rest}, and without ONLY all of them run"),
        ("call banana", "there is no bench banana, only call, fan_out, {rest}"),
        ("-x", "there is no bench -x, only call, fan_out, {rest}"),
    ],
)
def test_a_bench_that_is_not_there_is_one_sentence(only: str, told: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert door.main(["--smoke", f"--only={only}"]) == 2
    assert capfd.readouterr() == ("", told.format(rest="decode, encode, imports, mock, generate, growth") + "\n")


def test_benches_are_chosen_by_their_names_in_words_or_one_by_one() -> None:
    assert ["call", "fan_out"] == door.chosen(["call fan-out"]) == door.chosen(["call", "fan_out", "call"])
    assert list(door.BENCHES) == door.chosen(None)


def test_page_says_which_targets_are_met() -> None:
    even = Spread(1.0, 1.5, 2.0)
    rows = [
        Row("a", even, "µs", even, "b", Target(1.5)),
        Row("c", even, "µs", even, "b", Target(1.6, at_least=True)),
        Row("d", note="needs node"),
    ]
    page = report.page([Section("s", "Title", "About it.", rows)], ["a fact"])
    assert "**1 of 2 targets are met.**\n* missed: c: 1.50 (1.00 – 2.00), target ≥ 1.6" in page
    assert "| a | 1.50 µs | 1.00 – 2.00 | 1.50 (1.00 – 2.00) | b | ≤ 1.5 | ✓ met |" in page
    assert "| d (needs node) | – |  |  |  |  |  |" in page


def test_rounds_run_forwards_and_backwards() -> None:
    called: list[str] = []
    probes = {name: lambda name=name: called.append(name) or 1.0 for name in "ab"}  # type: ignore[func-returns-value]
    interleave(probes, 2, warm_up=1)
    assert list("abbaab") == called


def test_ratio_is_taken_within_each_round() -> None:
    values = {"a": iter((1.0, 20.0, 3.0)), "b": iter((2.0, 40.0, 6.0))}
    samples = interleave({name: value.__next__ for name, value in values.items()}, 3, warm_up=0)
    assert Spread(0.5, 0.5, 0.5) == samples.ratio("a", "b")
