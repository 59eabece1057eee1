"""One typed `send`, sync, against a response that costs nothing to make."""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from contextlib import ExitStack

import httpx

from smspartner import SMSPartner

from . import generated, wire
from .loopback import Loopback
from .plan import Plan, load
from .rows import Section, Target
from .timing import block, interleave

BARE = "bare httpx"
OURS = "smspartner"
THROUGH = "smspartner through the user's httpx.Client"
XML = "smspartner in XML"
OPC = "openapi-python-client"
GENERATOR = "openapi-generator"
URLLIB3 = "urllib3"
TRANSPORT = "httpx.HTTPTransport alone"
SOCKET = "a raw socket"


def run(plan: Plan) -> Section:
    """Blocks of 25 calls in turn."""
    with ExitStack() as stack:
        server = stack.enter_context(Loopback(wire.responses(1)))
        callers = _callers(server, stack)
        calls = plan.size(25, 2)
        probes = {name: block(caller, calls) for name, caller in callers.items()}
        samples = interleave(probes, plan.count(100), warm_up=2, on_round=plan.on_round)
    missing = plan.peers.why
    return Section(
        "call",
        "One call",
        f"`send` with three arguments over one kept connection, in blocks of {calls} calls. Bare httpx is "
        "`Client().post(url, json=…).json()`; the transport alone sends a prebuilt request and parses nothing.",
        [
            samples.row(BARE),
            samples.row(OURS, BARE, target=Target(0.70)),
            samples.row(THROUGH, BARE, target=Target(0.97)),
            samples.row(XML, OURS, target=Target(1.15)),
            samples.row(OPC, BARE, note=missing("openapi-python-client") if OPC not in callers else ""),
            samples.row(GENERATOR, BARE, note=missing("openapi-generator") if GENERATOR not in callers else ""),
            samples.row(URLLIB3, BARE),
            samples.row(TRANSPORT, BARE),
            samples.row(SOCKET, BARE),
        ],
    )


def _callers(server: Loopback, stack: ExitStack) -> dict[str, Callable[[], object]]:
    url = f"{server.url}/send"
    body = {"apiKey": wire.KEY, **wire.SEND}
    bare = stack.enter_context(httpx.Client())
    theirs = stack.enter_context(httpx.Client())
    ours = stack.enter_context(SMSPartner(api_key=wire.KEY, base_url=server.url))
    through = stack.enter_context(SMSPartner(api_key=wire.KEY, base_url=server.url, http_client=theirs))
    xml = stack.enter_context(SMSPartner(api_key=wire.KEY, base_url=server.url, format="xml"))
    callers: dict[str, Callable[[], object]] = {
        BARE: lambda: bare.post(url, json=body).json(),
        OURS: lambda: ours.messages.send(**wire.ARGUMENTS),
        THROUGH: lambda: through.messages.send(**wire.ARGUMENTS),
        XML: lambda: xml.messages.send(**wire.ARGUMENTS),
        TRANSPORT: _through_transport(url, body, stack),
        SOCKET: _through_socket(server.port, body, stack),
    }
    opc, generator = generated.opc_send(server.url, stack), generated.generator_send(server.url, stack)
    if opc is not None:
        callers[OPC] = opc
    if generator is not None:
        callers[GENERATOR] = generator
    urllib3 = load("urllib3")
    if urllib3 is not None:
        pool = stack.enter_context(urllib3.PoolManager())
        callers[URLLIB3] = lambda: pool.request("POST", url, json=body).json()
    return callers


def _through_transport(url: str, body: dict[str, str], stack: ExitStack) -> Callable[[], object]:
    transport = stack.enter_context(httpx.HTTPTransport())
    request = httpx.Request("POST", url, json=body)
    request.read()

    def send() -> bytes:
        response = transport.handle_request(request)
        try:
            return b"".join(response.stream)  # type: ignore[arg-type]
        finally:
            response.close()

    return send


def _through_socket(port: int, body: dict[str, str], stack: ExitStack) -> Callable[[], object]:
    connection = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    content = json.dumps(body).encode()
    head = f"POST /v1/send HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: {len(content)}\r\n\r\n".encode()

    def send() -> object:
        connection.sendall(head + content)
        return json.loads(connection.recv(65_536).partition(b"\r\n\r\n")[2])

    return send
