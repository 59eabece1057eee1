"""One bench in an interpreter of its own: a line on standard output for each round, and its section at the end."""

from __future__ import annotations

import importlib
import json
import sys

from .plan import Peers, Plan
from .rows import Section


def run(name: str, plan: Plan) -> Section:
    """The section of a bench."""
    section: Section = importlib.import_module(f"{__package__}.{name}").run(plan)
    return section


def main() -> None:
    """Read the plan from standard input."""
    given = json.loads(sys.stdin.read())
    plan = Plan(Peers(**given["peers"]), given["smoke"], given["rounds"], on_round=lambda: print("round", flush=True))
    print(json.dumps(run(given["name"], plan).as_data()), flush=True)


if __name__ == "__main__":
    main()
