"""`python -m smspartner_mock`: the mock service on a port of this machine."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

_EPILOG: Final = """\
Point a client at it, and nothing it sends costs anything:

  SMSPartner(api_key="test-key", base_url="http://127.0.0.1:8025/v1")
  curl 'http://127.0.0.1:8025/v1/me?apiKey=test-key'
  curl -d '{"apiKey":"test-key","phoneNumbers":"+33600000000","message":"Hello"}' http://127.0.0.1:8025/v1/send

Add _format=xml to a call for a response in XML. The mock's own door is /_mock (GET /_mock/health,
all of it in GET /_mock/openapi.json):

  curl http://127.0.0.1:8025/_mock/messages/latest
  curl -d '{"advance": 3600}' http://127.0.0.1:8025/_mock/clock
  curl -d '{"text": "Oui"}' http://127.0.0.1:8025/_mock/messages/latest/reply
  curl -d '{"fault": "reset-after", "operation": "messages.send"}' http://127.0.0.1:8025/_mock/faults
  curl -N http://127.0.0.1:8025/_mock/events

To run a program's tests against it, in CI for example, and keep what helps if they fail:

  smspartner-mock --port 0 --keep mock-logs --run 'npm test'

In Python tests, use `smspartner_mock.MockServer` or the pytest fixture `smspartner_mock`.
"""


_SELDOM: Final = (50_000, 20, 100)
"""When garbage is looked for: messages that are kept make a look long, and a call leaves no cycles behind."""

_WARNING: Final = "keep strangers away from its port"


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C; returns the exit status."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        from .control import is_loopback
        from .engine import Engine
        from .serving.http_server import Server, address_of, listen
        from .settings import Settings
    except ModuleNotFoundError as error:
        print(f"smspartner-mock needs {error.name}: pip install 'smspartner[mock]'", file=sys.stderr)
        return 1

    if not is_loopback(options.host) and not options.control_token:
        parser.error(f"other machines reach {options.host}: --control-token has to keep them out of /_mock")
    try:
        settings = Settings(options.deliver_after, options.callbacks, options.callback_format, options.rate_limits)
    except ValueError as error:
        parser.error(str(error))
    if options.keep is not None:
        from .serving.running import keep_calls

        try:
            keep_calls(options.keep)
        except OSError as error:
            parser.error(f"--keep {options.keep}: {os.strerror(error.errno or 0)}")
    if options.run is not None and not options.run.strip():
        parser.error("--run: there is no command")
    if options.run is not None:
        return _run(options)
    engine = Engine(api_key=options.api_key, xml=options.xml, now=options.now, seed=options.seed, settings=settings)
    try:
        listener = listen(options.host, options.port)
    except OSError as error:
        why = os.strerror(error.errno or 0)
        print(f"smspartner-mock cannot listen on {options.host}:{options.port}: {why}", file=sys.stderr)
        return 1
    url = address_of(listener) + engine.contract.base_path
    ready = f"smspartner-mock is ready: {url} (key: {options.api_key}, XML: {options.xml})"
    if options.callbacks == "any":
        print("smspartner-mock posts callbacks to any address that a caller names: " + _WARNING, file=sys.stderr)
    server = Server(engine, options.host, lambda: print(ready, flush=True), control_token=options.control_token)
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    with suppress(KeyboardInterrupt):
        server.run([listener])
    return 0


def _run(options: argparse.Namespace) -> int:
    from .serving.running import run
    from .serving.server import MockServer

    server = MockServer(**{name: value for name, value in vars(options).items() if name not in ("run", "keep")})
    try:
        return run(options.run, server, options.keep)
    except OSError as error:
        print(f"smspartner-mock cannot run: {error}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="smspartner-mock",
        description="A mock of the SMS Partner API: all operations, in JSON and XML. Nothing is ever sent.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=8025, help="0 for a free one (default: %(default)s)")
    parser.add_argument("--api-key", default="test-key", help="the key that is taken (default: %(default)s)")
    parser.add_argument(
        "--xml",
        choices=("positional", "named", "keyed"),
        default="positional",
        help="how XML responses are written: as the provider prints them, with names, or with keys",
    )
    time = parser.add_argument_group("time")
    time.add_argument(
        "--now",
        type=_time,
        metavar="TIME",
        help="stand still at this time (2027-01-04T09:30, in Paris) until POST /_mock/clock moves on; "
        "without it, the clock runs",
    )
    time.add_argument(
        "--deliver-after",
        type=float,
        default=2.0,
        metavar="SECONDS",
        help="from a message's leaving to its delivery; 0 delivers at once (default: %(default)s)",
    )
    time.add_argument(
        "--rate-limits",
        action="store_true",
        help="answer 429 over the published limits: 5 calls a minute of statistics/cost-resume, 360 of lookup …",
    )
    time.add_argument("--seed", type=int, default=0, help="of all that is drawn at random (default: %(default)s)")
    doors = parser.add_argument_group("callbacks and control")
    doors.add_argument(
        "--callbacks",
        choices=("loopback", "any"),
        default="loopback",
        help="where urlDlr, urlResponse and notifyUrl may lead: to this machine, or anywhere (default: %(default)s)",
    )
    doors.add_argument(
        "--callback-format",
        choices=("json", "form"),
        default="json",
        help="what callbacks are written in: the provider's pages show both (default: %(default)s)",
    )
    doors.add_argument(
        "--control-token",
        metavar="TOKEN",
        help="what /_mock wants as `Authorization: Bearer TOKEN`; needed with a --host that other machines reach",
    )
    running = parser.add_argument_group("for CI")
    running.add_argument(
        "--run",
        metavar="COMMAND",
        help="run it in a shell that has SMSPARTNER_BASE_URL and SMSPARTNER_API_KEY, pass SIGINT, SIGTERM and SIGHUP "
        "on to it, and end with its exit status",
    )
    running.add_argument(
        "--keep",
        metavar="FOLDER",
        type=Path,
        help="write calls.log there, a line for each call without its key and, if COMMAND fails or is broken off, "
        "messages.json",
    )
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"{text!r} is no port from 0 to 65535")
    return int(text)


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no time such as 2027-01-04T09:30") from None


if __name__ == "__main__":
    sys.exit(main())
