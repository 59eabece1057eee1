"""
Test the contract's assumed facts on the real service, free of charge: `smspartner-contract doctor --live`.

It can only call what has no effect, and send with `sandbox`; it makes at most 30 requests, and writes one file from
which key, names and numbers are taken, for the maintainers.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .. import preflight
from ..contract import Contract
from ..options import add_common_options, open_service
from ..service import Scrubber, is_loopback
from .facts import Fact, State, find_facts
from .plan import MAX_REQUESTS, Patient
from .redaction import Redactor

HOLDS, OTHERWISE = 0, 1


def main(arguments: Sequence[str]) -> int:
    """Examine a service; return exit status 1 if something differs from the contract."""
    parser = argparse.ArgumentParser(prog="smspartner-contract doctor", description=__doc__)
    add_common_options(parser)
    parser.add_argument("--live", action="store_true", help="needed for a service that is not on this machine")
    parser.add_argument("--number", default="+33600000000", help="whom sandbox sends name; nothing is sent to it")
    parser.add_argument(
        "--file", type=Path, default=Path("doctor.json"), help="the redacted file (default: doctor.json)"
    )
    options = parser.parse_args(arguments)
    contract = Contract()
    given = options.base_url or os.environ.get("SMSPARTNER_BASE_URL")
    options.base_url = given or contract.document["servers"][0]["url"]
    if not is_loopback(options.base_url) and not options.live:
        raise preflight.SetupError(f"{options.base_url} is the real service: add --live. It costs nothing.")
    service = open_service(options)
    preflight.check_setup(contract, service)
    patient = Patient(contract, service, options.number)
    patient.examine()
    service.close()
    facts = find_facts(contract, patient)
    redactor = Redactor(contract)
    rows = [
        {"fact": redactor.sentence(fact.sentence), "state": fact.state.value, "evidence": fact.evidence}
        for fact in facts
    ]
    text = json.dumps(
        {
            "contract": contract.sha256,
            "requests": service.requests,
            "facts": rows,
            "exchanges": [redactor.exchange(exchange) for exchange in patient.exchanges],
        },
        indent=1,
        ensure_ascii=False,
    )
    options.file.write_text(service.scrubber.text(text) + "\n", encoding="utf-8")
    _print(facts, service.scrubber, service.requests, options.file)
    return OTHERWISE if any(fact.state is State.OTHERWISE for fact in facts) else HOLDS


def _print(facts: list[Fact], scrubber: Scrubber, requests: int, file: Path) -> None:
    titles = {
        State.OBSERVED: "Assumed, and now observed:",
        State.OTHERWISE: "Otherwise than the contract says:",
        State.UNSEEN: "Assumed, and not to be seen here:",
    }
    for state, title in titles.items():
        here = [fact for fact in facts if fact.state is state]
        if here:
            print(title, *(f"  - {scrubber.text(fact.sentence)}" for fact in here), "", sep="\n")
    print(f"{requests} requests of at most {MAX_REQUESTS}, 0 EUR. {file} holds no key, name or number: send it to us.")


__all__ = ["main"]

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
