"""What builds, decodes and decides is made of functions of values: it loads no library for the network."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest

import smspartner_core.text
import smspartner_core.wire

PURE = [
    *(
        f"smspartner_core.{name}"
        for name in ("errors", "retry", "operation", "exchange", "encode", "decode", "verdict")
    ),
    *(
        f"{wing.__name__}.{module.name}"
        for wing in (smspartner_core.wire, smspartner_core.text)
        for module in pkgutil.iter_modules(wing.__path__)
    ),
]
NETWORK = {"httpx", "httpcore2", "h11", "anyio", "aiohttp", "asyncio"}  # email.utils loads socket by itself


@pytest.mark.parametrize("name", PURE)
def test_pure_module_loads_no_network_library(name: str) -> None:
    code = f"import sys; sys.path[:0] = {sys.path!r}; import {name}; print(*sys.modules)"
    command = [sys.executable, "-S", "-c", code]  # without what the environment itself loads at its start
    loaded = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    assert set() == NETWORK & set(loaded)
