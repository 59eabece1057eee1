"""Check a service against the contract of the SMS Partner API, and report the coverage and the findings."""

from __future__ import annotations

import argparse
import os
import sys
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from . import preflight
from .contract import Contract
from .options import add_common_options, open_service, seconds

HOLDS, BROKEN, COULD_NOT_RUN = 0, 1, 2

_EPILOG: Final = """\
The key comes from the environment (SMSPARTNER_API_KEY) or a file (--key-file), never from an argument: other users
of a machine see the command line.

Exit status: 0 the service keeps the contract, 1 it breaks it, 2 the tests did not run.

  smspartner-contract --base-url http://127.0.0.1:8025/v1
  smspartner-contract --base-url https://api.smspartner.fr/v1 --key-file key.txt   only reads and sandboxed sends: 0 EUR
  smspartner-contract doctor --live --key-file key.txt   check assumed facts with at most 30 requests: 0 EUR
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the contract tests; returns the exit status."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    warnings.simplefilter("ignore")  # those of libraries would appear between the findings
    try:
        if given[:1] == ["doctor"]:
            from . import doctor

            return doctor.main(given[1:])
        return _check(_parser().parse_args(given))
    except preflight.SetupError as error:
        print(error, file=sys.stderr)
        return COULD_NOT_RUN
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        return COULD_NOT_RUN


def _check(options: argparse.Namespace) -> int:
    try:
        from rich.console import Console
        from rich.progress import Progress

        from .reports import Report
        from .run import Options, Run, TimeIsUpError
    except ModuleNotFoundError as error:
        raise preflight.SetupError(f"{error.name} is missing: pip install 'smspartner[contract]'") from None

    contract = Contract()
    preflight.check_names(contract, tuple(options.only))
    service = open_service(options)
    preflight.check_setup(contract, service)
    settings = Options(
        examples=options.examples,
        only=tuple(options.only),
        everything=options.all,
        formats=tuple(options.formats),
        time_limit=options.time_limit,
    )
    run, finished = Run(contract, service, settings), True
    console = Console(highlight=False)
    try:
        with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
            task = progress.add_task("contract", total=None)
            parts = list(run.parts())
            for place, (label, part) in enumerate(parts):
                progress.update(task, description=label, completed=place, total=len(parts))
                part()
    except TimeIsUpError:
        finished = False
    finally:
        run.close()
    report = Report(run, finished=finished)
    report.show(console)
    try:
        report.write(options.reports)
    except OSError as error:
        raise preflight.SetupError(f"--reports {options.reports}: {os.strerror(error.errno or 0)}") from None
    return {"holds": HOLDS, "broken": BROKEN}.get(report.verdict, COULD_NOT_RUN)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="smspartner-contract",
        description=__doc__,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    add_common_options(parser)
    parser.add_argument("--time-limit", type=seconds, metavar="SECONDS", help="limit of all requests (default: none)")
    parser.add_argument(
        "--examples",
        type=_count,
        default=25,
        help="cases per operation, format and data kind (default: %(default)s)",
    )
    parser.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="OPERATION",
        help="e.g. messages.send; may be repeated",
    )
    parser.add_argument(
        "--formats", type=_formats, default=("json", "xml"), help="json, xml or both (default: json,xml)"
    )
    parser.add_argument("--all", action="store_true", help="also call operations that send or charge, on any machine")
    parser.add_argument(
        "--reports",
        type=Path,
        default=Path("reports"),
        metavar="FOLDER",
        help="the folder for the reports (default: reports)",
    )
    return parser


def _count(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 10**5):
        raise argparse.ArgumentTypeError(f"must be a number over 0, not {text!r}")
    return int(text)


def _formats(text: str) -> tuple[str, ...]:
    named = tuple(dict.fromkeys(text.split(",")))
    if not set(named) <= {"json", "xml"}:
        raise argparse.ArgumentTypeError(f"must be json, xml or json,xml, not {text!r}")
    return named


if __name__ == "__main__":
    sys.exit(main())
