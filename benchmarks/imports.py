"""Starting up: a client and its first `send` in fresh interpreters of clean environments; and the sizes."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

from . import generated, wire
from .loopback import Loopback
from .plan import Plan
from .rows import Row, Section, Spread, Target
from .timing import interleave

IMPORT = "import httpx"
OURS = "smspartner: make a client"
FIRST = "smspartner: first send"
BARE_FIRST = "bare httpx: first post"
CODE = {
    IMPORT: ("httpx", "import httpx"),
    OURS: ("ours", "from smspartner import SMSPartner; SMSPartner(api_key='bench-key')"),
    "openapi-python-client: make a client": (
        "openapi-python-client",
        f"from {generated.OPC} import Client; from {generated.OPC}.api.messages import messages_send; Client('URL')",
    ),
    "openapi-generator: make a client": (
        "openapi-generator",
        f"from {generated.GENERATOR} import ApiClient, MessagesApi; MessagesApi(ApiClient())",
    ),
    "twilio: make a client": ("twilio", "from twilio.rest import Client; Client('AC0', 'token')"),
    "openai: make a client": ("openai", "from openai import OpenAI; OpenAI(api_key='k')"),
    BARE_FIRST: (
        "httpx",
        "import httpx\n"
        "body = {'apiKey': 'k', 'phoneNumbers': '+33600000000', 'message': 'Hello world', 'sender': 'MyShop'}\n"
        "httpx.Client().post('URL/send', json=body).json()",
    ),
    FIRST: (
        "ours",
        "from smspartner import SMSPartner\n"
        "client = SMSPartner(api_key='bench-key', base_url='URL')\n"
        "client.messages.send(phone_numbers='+33600000000', message='Hello world', sender='MyShop')",
    ),
    "openapi-python-client: first send": (
        "openapi-python-client",
        f"from {generated.OPC} import Client; from {generated.OPC}.api.messages import messages_send\n"
        f"from {generated.OPC}.models import SendRequest\n"
        "body = SendRequest(api_key='k', phone_numbers='+33600000000', message='Hello world', sender='MyShop')\n"
        "messages_send.sync(client=Client('URL'), body=body)",
    ),
    "openapi-generator: first send": (
        "openapi-generator",
        f"from {generated.GENERATOR} import ApiClient, Configuration, MessagesApi, SendRequest\n"
        "body = SendRequest(api_key='k', phone_numbers='+33600000000', message='Hello world', sender='MyShop')\n"
        "MessagesApi(ApiClient(Configuration(host='URL'))).messages_send(body)",
    ),
}
_TIMED = """\
{before}
from time import perf_counter
began = perf_counter()
{code}
print(perf_counter() - began)
"""
_TARGETS = {OURS: Target(0.25)}


def run(plan: Plan) -> Section:
    """Interpreters one after the other, all kinds in turn."""
    pythons = {name: plan.peers.pythons.get(environment) for name, (environment, _) in CODE.items()}
    if plan.smoke:  # in the one environment that there is
        pythons = dict.fromkeys((IMPORT, OURS, BARE_FIRST, FIRST), plan.peers.pythons["main"])
    with Loopback(wire.responses(1)) as server:
        probes = {
            name: starter(python, CODE[name][1].replace("URL", server.url))
            for name, python in pythons.items()
            if python is not None
        }
        samples = interleave(probes, plan.count(25), on_round=plan.on_round)
    rows = [
        samples.row(
            name,
            BARE_FIRST if name.partition(": ")[2].startswith("first") else IMPORT,
            unit="ms",
            target=_TARGETS.get(name),
            note="" if name in probes else plan.peers.why(environment),
        )
        for name, (environment, _) in CODE.items()
    ]
    return Section(
        "imports",
        "Import",
        "In a fresh interpreter of an environment that holds nothing else (httpx imports rich and click where they are "
        "installed), from its first line on; the start of the interpreter itself is not counted.",
        [*rows, *_sizes(plan)],
    )


def starter(python: str, code: str, *, before: str = "") -> Callable[[], float]:
    """A probe of the seconds that some code takes in a fresh interpreter, after other code that is not timed."""
    words = [python, "-I", "-c", _TIMED.format(code=code, before=before)]
    return lambda: float(subprocess.run(words, capture_output=True, text=True, check=True).stdout)


def _sizes(plan: Plan) -> list[Row]:
    wheel = plan.peers.tools.get("wheel")
    rows = []
    if wheel is not None:
        kilobytes = Path(wheel).stat().st_size / 1e3
        rows.append(Row("smspartner: the wheel, with mock and pytest plugin", Spread.of([kilobytes]), "kB"))
    for name in ("ours", "httpx", "openapi-python-client", "openapi-generator", "twilio", "openai"):
        python = plan.peers.pythons.get(name)
        if python is not None:
            label = "smspartner" if name == "ours" else name
            size = _installed(Path(python).parent.parent) / 1e6
            rows.append(Row(f"{label}: installed, with what it needs", Spread.of([size]), "MB"))
    return rows


def _installed(environment: Path) -> int:
    folder = next(environment.glob("lib/python*/site-packages"))
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
