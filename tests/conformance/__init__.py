"""The mock held against the contract by schemathesis: every operation, both formats, valid and invalid data."""
