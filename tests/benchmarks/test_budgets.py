"""The time to a client stays within benchmarks/budgets.toml."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from benchmarks.imports import starter
from benchmarks.timing import interleave

ROOT = Path(__file__).parent.parent.parent
BUDGETS = tomllib.loads((ROOT / "benchmarks" / "budgets.toml").read_text())
# httpx imports these two where they are installed, as here: without them it is as fast as in a clean environment.
ALONE = "import sys; sys.modules.update({'click': None, 'rich': None})"


def test_making_a_client_costs_a_part_of_importing_httpx() -> None:
    probes = {
        "ours": starter(sys.executable, "from smspartner import SMSPartner; SMSPartner(api_key='test-key')"),
        "httpx": starter(sys.executable, "import httpx", before=ALONE),
    }
    samples = interleave(probes, 9, warm_up=1)
    assert samples.ratio("ours", "httpx").middle <= BUDGETS["import_ratio"], samples.values
