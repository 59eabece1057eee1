"""The mock held against the contract by schemathesis: every command, both formats, valid and invalid data."""
