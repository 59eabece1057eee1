"""A small exactly-once run: `make exactly-once` is the large one."""

from __future__ import annotations

from .exactly_once import careful, naive, run


def test_every_message_arrives_exactly_once_although_everything_goes_wrong() -> None:
    result = run(careful, 150, seed=7, told=lambda: None)
    assert (150, 0, 0) == (result.exact, result.doubled, result.lost)
    assert result.troubles.total() > 20, "too few faults to prove anything"


def test_the_same_faults_double_the_messages_of_a_naive_loop() -> None:
    """Otherwise the run would prove nothing."""
    assert run(naive, 150, seed=7, told=lambda: None).doubled > 5
