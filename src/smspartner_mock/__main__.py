"""Run the mock service on a port of this machine: `python -m smspartner_mock`."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from .settings import Settings

_EPILOG: Final = """\
Point a client at the mock; nothing that it sends costs anything:

  SMSPartner(api_key="test-key", base_url="http://127.0.0.1:8025/v1")
  curl 'http://127.0.0.1:8025/v1/me?apiKey=test-key'
  curl -d '{"apiKey":"test-key","phoneNumbers":"+33600000000","message":"Hello"}' http://127.0.0.1:8025/v1/send

Add _format=xml to a call for a response in XML. The mock's own API is /_mock (GET /_mock/health,
all of it in GET /_mock/openapi.json):

  curl http://127.0.0.1:8025/_mock/messages/latest
  curl -d '{"advance": 3600}' http://127.0.0.1:8025/_mock/clock
  curl -d '{"text": "Oui"}' http://127.0.0.1:8025/_mock/messages/latest/reply
  curl -d '{"fault": "reset-after", "operation": "messages.send"}' http://127.0.0.1:8025/_mock/faults
  curl -N http://127.0.0.1:8025/_mock/events

To run a program's tests against the mock, in CI for example, and keep its logs in case they fail:

  smspartner-mock --port 0 --keep mock-logs --run 'npm test'

SMSPARTNER_MOCK_API_KEY and SMSPARTNER_MOCK_CONTROL_TOKEN stand for --api-key and --control-token where these are
not given: other users of a machine see the options of a program, not its environment.

In Python tests, use `smspartner_testing.SMSPartnerMock` or the pytest fixture `smspartner_mock`.
"""

_API_KEY: Final = "SMSPARTNER_MOCK_API_KEY"
_CONTROL_TOKEN: Final = "SMSPARTNER_MOCK_CONTROL_TOKEN"

_GC_THRESHOLDS: Final = (50_000, 20, 100)
"""Thresholds of garbage collection: kept messages make it long, and a call leaves no cycles behind."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C, and return the exit status."""
    with _quiet_interrupt():
        serve = _prepare(arguments)
    return serve()


@contextmanager
def _quiet_interrupt() -> Iterator[None]:
    """Let Ctrl-C end the process as it ends other programs, without a traceback of what is being loaded."""
    if signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield  # it is ignored, or somebody else's
        return
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _prepare(arguments: Sequence[str] | None) -> Callable[[], int]:
    """Read the options, load what they need, and return what serves."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        from .control import is_loopback
        from .settings import Settings
    except ModuleNotFoundError as error:
        print(f"smspartner-mock needs {error.name}: pip install 'smspartner[mock]'", file=sys.stderr)
        return lambda: 1

    if not is_loopback(options.host) and not options.control_token:
        parser.error(f"other machines reach {options.host}: --control-token is needed to keep them out of /_mock")
    chosen = vars(options)
    try:
        settings = Settings(**{name: chosen[name] for name in Settings.__slots__})
    except ValueError as error:
        parser.error(str(error))
    if options.run is not None and not options.run.strip():
        parser.error("--run: the command is empty")
    if options.keep is not None:
        from .serving.running import keep_calls

        try:
            keep_calls(options.keep)
        except OSError as error:
            parser.error(f"--keep {options.keep}: {os.strerror(error.errno or 0)}")
    if options.callbacks == "any":
        print(
            "smspartner-mock posts callbacks to any address that a caller names: keep strangers away from its port",
            file=sys.stderr,
        )
    return _command(options) if options.run is not None else _service(options, settings)


def _service(options: argparse.Namespace, settings: Settings) -> Callable[[], int]:
    """Return what serves on a port until Ctrl-C."""
    from .engine import Engine
    from .serving.http_server import Server, address_of, listen

    engine = Engine(api_key=options.api_key, xml=options.xml, now=options.now, seed=options.seed, settings=settings)
    try:
        listener = listen(options.host, options.port)
    except OSError as error:
        why = os.strerror(error.errno or 0)
        print(f"smspartner-mock cannot listen on {options.host}:{options.port}: {why}", file=sys.stderr)
        return lambda: 1
    url = address_of(listener) + engine.contract.base_path
    key = f"in {_API_KEY}" if options.api_key == os.environ.get(_API_KEY) else options.api_key
    ready = f"smspartner-mock is ready: {url} (key: {key}, XML: {options.xml})"
    server = Server(engine, options.host, lambda: print(ready, flush=True), control_token=options.control_token)

    def serve() -> int:
        gc.freeze()
        gc.set_threshold(*_GC_THRESHOLDS)
        with suppress(KeyboardInterrupt):
            server.run([listener])
        return 0

    return serve


def _command(options: argparse.Namespace) -> Callable[[], int]:
    """Return what runs another program's command against a mock."""
    from .serving.running import run
    from .serving.server import MockServer

    server = MockServer(**{name: value for name, value in vars(options).items() if name not in ("run", "keep")})

    def serve() -> int:
        try:
            return run(options.run, server, options.keep)
        except OSError as error:
            print(f"smspartner-mock cannot run: {error}", file=sys.stderr)
            return 1

    return serve


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="smspartner-mock",
        description="A mock of the SMS Partner API: all operations, in JSON and XML. Nothing is ever sent.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=_port, default=8025, help="the port; 0 for a free one (default: %(default)s)")
    parser.add_argument(
        "--version", action=_Version, nargs=0, default=argparse.SUPPRESS, help="show the version and exit"
    )
    parser.add_argument(
        "--api-key",
        default=os.environ.get(_API_KEY) or "test-key",
        help=f"the key that clients must send (default: {_API_KEY}, else test-key)",
    )
    parser.add_argument(
        "--xml",
        choices=("positional", "named", "keyed"),
        default="positional",
        help="the form of XML responses: as the provider prints them, with names, or with keys",
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
        help="seconds from sending a message to its delivery; 0 delivers at once (default: %(default)s)",
    )
    time.add_argument(
        "--rate-limits",
        action="store_true",
        help="respond with 429 over the published limits: 5 calls a minute of statistics/cost-resume, 360 of lookup …",
    )
    time.add_argument("--seed", type=int, default=0, help="the seed of everything random (default: %(default)s)")
    unknown = parser.add_argument_group("what nobody knows of the real service")
    unknown.add_argument(
        "--refusal-status",
        choices=("listed", "200", "400"),
        default="listed",
        help="the HTTP status of refusals: as the contract assumes it, or one for all (default: %(default)s)",
    )
    unknown.add_argument(
        "--refusal-errors",
        choices=("listed", "errors", "error"),
        default="listed",
        help="the name of the list of errors in refusals: as the pages print it, or one name (default: %(default)s)",
    )
    unknown.add_argument(
        "--strict",
        action="store_true",
        help='refuse spellings that the contract does not have (null, "1" for a number …), which the service may take',
    )
    steering = parser.add_argument_group("callbacks and control")
    steering.add_argument(
        "--callbacks",
        choices=("loopback", "any"),
        default="loopback",
        help="where callbacks (urlDlr …) may go: to this machine, or anywhere (default: %(default)s)",
    )
    steering.add_argument(
        "--callback-format",
        choices=("json", "form"),
        default="json",
        help="the format of callbacks: the provider's pages show both (default: %(default)s)",
    )
    steering.add_argument(
        "--delivery-reports",
        choices=("recorded", "assumed"),
        default="recorded",
        help="the fields of delivery reports: as recorded in 2026, or as assumed before (default: %(default)s)",
    )
    steering.add_argument(
        "--control-token",
        metavar="TOKEN",
        default=os.environ.get(_CONTROL_TOKEN) or None,
        help="the token for /_mock (`Authorization: Bearer TOKEN`); needed with a --host that other machines reach",
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
        help="write calls.log there, a line for each call without its key and, if COMMAND fails or is interrupted, "
        "messages.json",
    )
    return parser


class _Version(argparse.Action):
    """Look the version up only when it is asked for: that is slow."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"{parser.prog} {version('smspartner')}")
        parser.exit()


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 65_536):
        raise argparse.ArgumentTypeError(f"{text!r} is not a port from 0 to 65535")
    return int(text)


def _time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a time such as 2027-01-04T09:30") from None


if __name__ == "__main__":
    sys.exit(main())
