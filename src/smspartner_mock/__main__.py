"""`python -m smspartner_mock`: the mock service on a port of this machine."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

_EPILOG: Final = """\
Point a client at it, and nothing it sends costs anything:

  SMSPartner(api_key="test-key", base_url="http://127.0.0.1:8025/v1")
  curl 'http://127.0.0.1:8025/v1/me?apiKey=test-key'
  curl -d '{"apiKey":"test-key","phoneNumbers":"+33600000000","message":"Hello"}' http://127.0.0.1:8025/v1/send

Add _format=xml to a call for a reply in XML. The mock's own door is /_mock (GET /_mock/health).
In tests, use `smspartner_mock.MockServer` or the pytest fixture `smspartner_mock`.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until Ctrl-C; returns the exit status."""
    options = _parser().parse_args(arguments)
    from .engine import Engine
    from .serving import Server, address_of, listen

    engine = Engine(api_key=options.api_key, xml=options.xml)
    try:
        listener = listen(options.host, options.port)
    except OSError as error:
        why = os.strerror(error.errno or 0)
        print(f"smspartner-mock cannot listen on {options.host}:{options.port}: {why}", file=sys.stderr)
        return 1
    url = address_of(listener) + engine.contract.base_path
    ready = f"smspartner-mock is ready: {url} (key: {options.api_key}, XML: {options.xml})"
    with suppress(KeyboardInterrupt):
        Server(engine, options.host, lambda: print(ready, flush=True)).run([listener])
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="smspartner-mock",
        description="A mock of the SMS Partner API: all commands, in JSON and XML. Nothing is ever sent.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--host", default="127.0.0.1", help="where to listen (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8025, help="0 for a free one (default: %(default)s)")
    parser.add_argument("--api-key", default="test-key", help="the key that is taken (default: %(default)s)")
    parser.add_argument(
        "--xml",
        choices=("positional", "named", "keyed"),
        default="positional",
        help="how XML replies are written: as the provider prints them, with names, or with keys",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
