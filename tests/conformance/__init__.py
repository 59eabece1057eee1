"""Tests of the contract tests: what they must find, and what must leave them alone."""
