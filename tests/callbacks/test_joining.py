"""Long replies: parts in any order, twice, too few, too many."""

from __future__ import annotations

import asyncio
import random
import re
import threading
import tracemalloc
from collections.abc import Callable
from typing import Any

import attrs
import pytest

from smspartner import read_callback
from smspartner.callbacks import Receiver, Result
from smspartner.models import LongNumberReply
from smspartner_callbacks.joining import GAP, ReplyJoiner, key_of

from .postings import BASE_URL, SECRET, long_reply, path


class Inbox:
    """A receiver of long replies, with a clock that stands."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch | None = None, **options: Any) -> None:
        self.receiver = Receiver(SECRET, BASE_URL, **options)
        self.replies: list[LongNumberReply] = []
        self.now = 0.0
        self.fails = 0
        self.came = threading.Event()
        if monkeypatch is not None:
            monkeypatch.setattr(self.receiver._joiner, "_clock", lambda: self.now)

        @self.receiver.on(LongNumberReply)
        def handle(event: LongNumberReply, reference: str) -> None:
            if self.fails:
                self.fails -= 1
                raise ValueError
            self.replies.append(event)
            self.came.set()

    def post(self, *args: Any, reference: str = "a", **fields: Any) -> Result:
        return self.receiver.receive(path(reference, "reply"), long_reply(*args, **fields))

    @property
    def texts(self) -> list[str]:
        return [reply.text for reply in self.replies]


@pytest.mark.parametrize("total", range(2, 13))
def test_parts_in_any_order_with_doubles_and_losses_are_joined_or_delivered_in_part(
    total: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(total)
    inbox = Inbox(monkeypatch)
    expected = []
    for round_ in range(20):
        texts = [f" {round_}.{number} " for number in range(1, total + 1)]
        lost = set(chance.sample(range(total), chance.choice([0, 0, chance.randrange(1, total)])))
        arriving = [number for number in range(total) if number not in lost]
        arriving += chance.choices(arriving, k=3)
        chance.shuffle(arriving)
        for number in arriving:
            assert Result.HANDLED == inbox.post(texts[number], number + 1, total, reference=f"r{round_}")
        inbox.now += 601
        inbox.post("tick", 1, 2, reference=f"tick{round_}")
        shown = "".join(texts[number] if number not in lost else "#" for number in range(total))
        expected.append((re.sub("#+", GAP, shown), not lost))
    joined = [(reply.text, reply.concat_total is None) for reply in inbox.replies]
    assert expected == [(text, is_complete) for text, is_complete in joined if not text.startswith("tick")]


def test_complete_reply_looks_as_if_it_had_come_whole() -> None:
    inbox = Inbox()
    inbox.post("two", 2, 2)
    inbox.post("One, ", 1, 2)
    [reply] = inbox.replies
    nothing = (None, None, None, None)
    assert nothing == (reply.concat, reply.concat_ref, reply.concat_total, reply.concat_part)
    assert ("One, two", "m1") == (reply.text, reply.message_id)


def test_incomplete_reply_keeps_its_total_and_shows_the_gaps(monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = Inbox(monkeypatch)
    for number in (2, 5):
        inbox.post(f"part {number}", number, 6)
    inbox.now = 601
    inbox.post("other", 1, 2, ref="8")
    [reply] = inbox.replies
    assert ("[…]part 2[…]part 5[…]", 6, None) == (reply.text, reply.concat_total, reply.concat_part)


def test_replies_of_two_people_two_addresses_and_two_references_are_not_mixed() -> None:
    inbox = Inbox()
    for number in (1, 2):
        inbox.post(f"a{number}", number, 2)
        inbox.post(f"b{number}", number, 2, reference="b")
        inbox.post(f"c{number}", number, 2, ref="8")
        inbox.post(f"d{number}", number, 3)
    assert ["a1a2", "b1b2", "c1c2"] == inbox.texts


@pytest.mark.parametrize(("part", "total"), [(0, 2), (3, 2), (1, 1), (1, 256), (-1, 5), (1, 10**9)])
def test_part_that_cannot_be_one_is_handed_over_by_itself(part: int, total: int) -> None:
    inbox = Inbox()
    inbox.post("text", part, total)
    assert ["text"] == inbox.texts


def test_without_joining_each_part_is_handed_over() -> None:
    inbox = Inbox(join_timeout=None)
    for number in (2, 1, 2):
        inbox.post(f"part {number}", number, 2)
    assert [("part 2", 2), ("part 1", 1)] == [(reply.text, reply.concat_part) for reply in inbox.replies]


def test_reply_whose_handler_failed_is_whole_when_its_last_part_is_posted_again() -> None:
    inbox = Inbox()
    inbox.fails = 2
    assert Result.HANDLED == inbox.post("One, ", 1, 2)
    results = [inbox.post("two", 2, 2) for _ in range(4)]
    assert [Result.FAILED, Result.FAILED, Result.HANDLED, Result.HANDLED] == results
    assert ["One, two"] == inbox.texts


def test_failure_with_an_overdue_reply_is_not_that_of_the_posting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of those that are handed over on the way is kept by itself: none is lost with another."""
    inbox = Inbox(monkeypatch)
    for ref in ("7", "8", "9"):
        inbox.post(f"{ref} begins, ", 1, 2, ref=ref)
    inbox.now, inbox.fails = 601, 2
    inbox.post("X", 1, 2, ref="10")
    assert Result.HANDLED == inbox.post("Y", 2, 2, ref="10")
    assert ["9 begins, […]", "XY"] == inbox.texts
    inbox.now = 1300
    inbox.post("tick", 1, 2, ref="11")
    assert ["7 begins, […]", "8 begins, […]"] == inbox.texts[2:]


@pytest.mark.parametrize("is_async", [False, True])
def test_overdue_reply_is_handed_over_though_nothing_is_posted_any_more(is_async: bool) -> None:
    inbox = Inbox(join_timeout=0.05)
    inbox.fails = 1  # so that it is tried a second time

    async def post() -> None:
        await inbox.receiver.receive_async(path("a", "reply"), long_reply("One, ", 1, 2))
        await asyncio.to_thread(inbox.came.wait, 20)

    if is_async:
        asyncio.run(post())
    else:
        inbox.post("One, ", 1, 2)
        inbox.came.wait(20)
    assert ["One, […]"] == inbox.texts


def test_failed_reply_that_is_never_posted_again_is_handed_over_without_its_last_part() -> None:
    inbox = Inbox(join_timeout=0.05)
    inbox.fails = 1
    results = [inbox.receiver.receive(path("a", "reply"), long_reply("One, ", 1, 2))]
    timer = inbox.receiver._timer
    assert timer is not None
    timer.cancel()  # as if it had fired just before
    inbox.receiver._timer = None
    results.append(inbox.post("two", 2, 2))
    inbox.came.wait(20)
    assert ([Result.HANDLED, Result.FAILED], ["One, […]"]) == (results, inbox.texts)


def test_timer_whose_event_loop_has_ended_loses_nothing() -> None:
    inbox = Inbox(join_timeout=0.05)
    asyncio.run(inbox.receiver.receive_async(path("a", "reply"), long_reply("One, ", 1, 2)))
    timer = inbox.receiver._timer
    assert timer is not None
    timer.join(20)
    inbox.post("X", 1, 2, ref="8")
    assert ["One, […]"] == inbox.texts


def parts(count: int, make: Callable[[int], bytes]) -> list[LongNumberReply]:
    events = [read_callback(make(number)) for number in range(count)]
    assert all(isinstance(event, LongNumberReply) for event in events)
    return events  # type: ignore[return-value]


def test_memory_is_bounded_under_a_hundred_thousand_half_finished_replies() -> None:
    joiner = ReplyJoiner(600.0)
    [template] = parts(1, lambda _: long_reply("x", 1, 12))
    first_key = key_of(template, "a")
    assert first_key is not None
    given_up = 0
    try:
        for number in range(100_000):
            if number == 80_000:  # it is slow; the last 20,000 replace all that is kept
                tracemalloc.start()
            part = attrs.evolve(template, text=f"{number:153}", concat_ref=str(number))
            complete, oldest = joiner.add(first_key._replace(concat_ref=str(number)), part)
            assert complete is None
            given_up += len(oldest)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert (10_000, 90_000) == (len(joiner), given_up)
    assert peak < 25_000_000, peak


def test_half_finished_replies_that_are_given_up_are_delivered_in_part(monkeypatch: pytest.MonkeyPatch) -> None:
    inbox = Inbox(monkeypatch)
    monkeypatch.setattr(inbox.receiver._joiner, "_max_parts", 10)
    for number in range(100):
        inbox.post(f"{number}", 1, 2, ref=str(number))
    assert [f"{number}[…]" for number in range(90)] == inbox.texts


def test_reply_that_is_lost_since_too_many_wait_is_logged(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    inbox = Inbox(monkeypatch)
    monkeypatch.setattr(inbox.receiver._joiner, "_max_parts", 1)
    inbox.fails = 1
    inbox.post("One, ", 1, 2)
    inbox.post("X", 1, 2, ref="8")
    assert "lost a reply of 1 parts: its handler failed, and too many are waiting" in caplog.text


def test_part_that_comes_while_its_reply_fails_is_kept_with_it() -> None:
    joiner = ReplyJoiner(600.0)
    first, second, third = parts(3, lambda number: long_reply(f"{number}", number + 1, 3))
    key = key_of(first, "a")
    assert key is not None
    joiner.add(key, first)
    joiner.add(key, second)
    complete, _ = joiner.add(key, third)
    assert complete is not None
    joiner.add(key, third)
    joiner.add(key, third)  # a double counts once
    assert 1 == len(joiner)
    assert joiner.put_back(complete, without=2)
    again, _ = joiner.add(key, second)
    assert again is not None
    assert ("012", 0) == (again.joined().text, len(joiner))
