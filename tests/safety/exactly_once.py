"""
`make exactly-once`: two thousand messages through a service on its worst day, each exactly once.

The mock runs as a process of its own, and every kind of fault that it has strikes at random (the seed decides where).
The policy is the one of docs/safety.md: what may have been sent is looked up with `client.resolve`, and only what was
not sent is sent again. Beside it, under the same faults, the loop that everybody writes first.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from random import Random
from typing import Any

import httpx
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from smspartner import Outcome, SMSPartner, SMSPartnerError
from smspartner_mock.faults import FAULTS

KEY = "test-key"
NUMBER = "+33600000000"
THREADS = 24
TIMEOUT = 1.0  # seconds a step; a hanging message costs as much
SETTLE = 2.0  # seconds; twice the time-out, since what hangs in the mock's queue may still arrive
PROBABILITY = 0.035  # of each kind of fault, for each call
TRIES = 8  # of the naive loop

Send = Callable[[str, str], None]
Way = Callable[[str, Counter[str]], AbstractContextManager[Send]]


@contextmanager
def troubled_service(seed: int) -> Iterator[str]:
    """The address of a mock that every fault strikes: messages and inquiries alike."""
    command = [sys.executable, "-m", "smspartner_mock", "--port", "0", "--api-key", KEY]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        base_url = process.stdout.readline().split()[3]
        draw = Random(seed)
        for fault in FAULTS:
            planned: dict[str, Any] = {"fault": fault, "probability": PROBABILITY, "seed": draw.getrandbits(31)}
            planned |= {"delay": 0.2} if fault == "delay" else {"retryAfter": 0} if fault == "rate-limit" else {}
            httpx.post(f"{_control(base_url)}/faults", json=planned).raise_for_status()
        try:
            yield base_url
        finally:
            process.terminate()


def _control(base_url: str) -> str:
    return base_url.removesuffix("/v1") + "/_mock"


def inbox(base_url: str) -> Counter[str]:
    """How often each text was sent."""
    told = httpx.get(f"{_control(base_url)}/messages", params={"limit": 10_000}, timeout=30).raise_for_status().json()
    return Counter(recipient["text"] for message in told["messages"] for recipient in message["recipients"])


@dataclass
class Result:
    """What was in the inbox in the end."""

    asked: int
    doubled: int
    lost: int
    seconds: float
    troubles: Counter[str]

    @property
    def exact(self) -> int:
        """How many messages arrived exactly once."""
        return self.asked - self.doubled - self.lost


def run(way: Way, count: int, seed: int, told: Callable[[], None]) -> Result:
    """Send so many messages in a way, and look what has arrived."""
    troubles: Counter[str] = Counter()
    texts = [f"Message {number}" for number in range(count)]
    with troubled_service(seed) as base_url, way(base_url, troubles) as send:

        def deliver(text: str) -> None:
            send(NUMBER, text)
            told()

        start = time.monotonic()
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(deliver, texts))
        seconds = time.monotonic() - start
        arrived = inbox(base_url)
    assert arrived.keys() <= set(texts)
    doubled = sum(arrived[text] > 1 for text in texts)
    return Result(count, doubled, sum(not arrived[text] for text in texts), seconds, troubles)


@contextmanager
def careful(base_url: str, troubles: Counter[str]) -> Iterator[Send]:
    """Ask what became of what may have been sent; send again what was not."""

    def find_out(error: SMSPartnerError) -> Outcome:
        try:
            return client.resolve(error, quiet_period=SETTLE)
        except SMSPartnerError:  # the lookup was refused, too
            return Outcome.UNKNOWN

    def send(number: str, text: str) -> None:
        while True:
            try:
                client.messages.send(phone_numbers=number, message=text)
                return
            except SMSPartnerError as error:
                outcome = find_out(error)
                while outcome is Outcome.UNKNOWN:
                    outcome = find_out(error)
                troubles[f"{type(error).__name__}, {outcome.value}"] += 1
                if outcome is Outcome.SENT:
                    return

    with SMSPartner(api_key=KEY, base_url=base_url, timeout=TIMEOUT, auto_tag=True) as client:
        yield send


@contextmanager
def naive(base_url: str, troubles: Counter[str]) -> Iterator[Send]:
    """Try again until it looks right: what retry decorators, and most SDKs, do."""

    def send(number: str, text: str) -> None:
        asked = {"apiKey": KEY, "phoneNumbers": number, "message": text}
        for _ in range(TRIES):
            try:
                if client.post(f"{base_url}/send", json=asked).raise_for_status().json()["success"]:
                    return
            except Exception as error:
                troubles[type(error).__name__] += 1

    with httpx.Client(timeout=TIMEOUT) as client:
        yield send


def main() -> int:
    """Run both ways and print what arrived; the status says whether each message did exactly once."""
    parser = argparse.ArgumentParser(prog="python -m tests.safety.exactly_once", description=__doc__)
    parser.add_argument("--count", type=int, default=2000, help="messages (default: 2000)")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="of the faults (default: another each time)")
    given = parser.parse_args()
    console = Console()
    table = Table(
        "way", "messages", "exactly once", "doubled", "lost", "seconds", "troubles", title=f"seed {given.seed}"
    )
    results = {}
    for name, way in {"client.resolve": careful, "naive retries": naive}.items():
        with Progress(console=console, transient=True) as progress:
            task = progress.add_task(name, total=given.count)
            result = results[name] = run(way, given.count, given.seed, lambda: progress.advance(task))  # noqa: B023
        troubles = ", ".join(f"{count} {name}" for name, count in result.troubles.most_common())
        figures = (result.asked, result.exact, result.doubled, result.lost, f"{result.seconds:.0f}")
        table.add_row(name, *map(str, figures), troubles)
    console.print(table)
    exact = results["client.resolve"].exact
    print(f"{exact} of {given.count} messages exactly once (seed {given.seed})")
    return 0 if exact == given.count else 1


if __name__ == "__main__":
    sys.exit(main())
