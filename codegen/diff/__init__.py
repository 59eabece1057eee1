"""
Compare with a commit: the changes, who they break, and the version that they need.

Two halves meet in one report: the contract (`comparison.py`, judged by the tables of `judges.py` and `rules.py`) and
the Python package (`package.py`, by griffe).
"""

from .command import compare, main
from .history import InputError

__all__ = ["InputError", "compare", "main"]
