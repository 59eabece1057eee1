"""The options that the tests and the doctor share: the address, the key, and the time limit of a request."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from . import preflight
from .service import Service


def open_service(options: argparse.Namespace) -> Service:
    """
    Return the service at the given address, with its key.

    Raises:
        SetupError: The address or the key is missing.
    """
    address = options.base_url or os.environ.get("SMSPARTNER_BASE_URL")
    if not address:
        raise preflight.SetupError("There is no address: give --base-url, or set SMSPARTNER_BASE_URL.")
    if not address.startswith(("http://", "https://")):
        raise preflight.SetupError("The address must begin with http:// or https://.")
    return Service(address, read_key(options.key_file), options.timeout)


def read_key(file: Path | None) -> str:
    """
    Return the key from a file, or else from the environment.

    Raises:
        SetupError: There is no key.
    """
    if file is None:
        key = os.environ.get("SMSPARTNER_API_KEY", "").strip()
    else:
        try:
            key = file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise preflight.SetupError(f"The key file {file} cannot be read.") from None
    if not key:
        raise preflight.SetupError("There is no key: set SMSPARTNER_API_KEY, or give --key-file.")
    return key


def add_common_options(parser: argparse.ArgumentParser) -> None:
    """Add the common options of the tests and the doctor: the address, the key, the timeout."""
    parser.add_argument("--base-url", metavar="URL", help="its address, with /v1 (default: SMSPARTNER_BASE_URL)")
    parser.add_argument("--key-file", type=Path, metavar="FILE", help="a file with the key (else SMSPARTNER_API_KEY)")
    parser.add_argument(
        "--timeout",
        type=seconds,
        default=10.0,
        metavar="SECONDS",
        help="time limit of each request (default: %(default)s)",
    )


def seconds(text: str) -> float:
    """Return an option's seconds."""
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 10**6:
        raise argparse.ArgumentTypeError(f"must be a number of seconds over 0, not {text!r}")
    return number
