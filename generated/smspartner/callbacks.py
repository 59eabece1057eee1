# Made by `make generate` from openapi.yaml and overlays/: see CONTRIBUTING.md. Not to be edited.
"""Receive what the service posts, each event once; this is the package `smspartner_callbacks`."""

from smspartner_callbacks import *  # noqa: F403
