"""
What changed since a commit, for whom it breaks, and which version that asks for.

Two halves meet in one report: the contract (`comparison.py`, judged by the tables of `judges.py` and `rules.py`) and
the Python package (`package.py`, by griffe).
"""

from .command import compare, main
from .history import InputError

__all__ = ["InputError", "compare", "main"]
