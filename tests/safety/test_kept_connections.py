"""A short form of `make kept-connections`."""

from __future__ import annotations

import pytest

from tests.safety.kept_connections import KINDS, compare, run, run_at_once


@pytest.mark.parametrize("second_responses", [False, True])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_said_of_a_message_is_true(kind: str, second_responses: bool) -> None:
    counted = run(kind, 300, 7, second_responses=second_responses)
    assert (0, 0, 0) == (counted["doubled"], counted["wrongly sent"], counted["wrongly not sent"])
    assert counted["sent"] > 200
    assert counted["unknown"] > 0


def test_more_calls_than_connections_wait_for_their_turn() -> None:
    counted, _ = run_at_once(200, 0.05)
    assert {"sent": 200} == +counted


def test_each_wrong_word_is_counted() -> None:
    noted = {1: "a", 2: "a", 3: "b"}
    assert {"doubled": 1, "sent": 2, "wrongly sent": 1} == +compare({"a": 1, "b": 2}, noted)
