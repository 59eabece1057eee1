"""
The mock's own API under `/_mock`: to look at messages and to steer the mock. The real service has nothing like it.
"""

from .access import Access, is_loopback
from .app import ControlApp

__all__ = ["Access", "ControlApp", "is_loopback"]
