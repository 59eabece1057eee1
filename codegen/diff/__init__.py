"""
What changed since a commit, for whom it breaks, and which version that asks for.

Two halves meet in one report: the contract (`contract.py` and what it stands on, judged by `rules.py`) and the Python
package (`package.py`, by griffe).
"""

from .command import main

__all__ = ["main"]
