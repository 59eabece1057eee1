"""The contract, read once: operations with their parameters, codes, forms and examples."""

from .operations import Contract, Form, Operation, load_contract

__all__ = ["Contract", "Form", "Operation", "load_contract"]
