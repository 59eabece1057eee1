"""The mock's own API under `/_mock`: to look at what was sent and to steer it. The real service has nothing of it."""

from .access import Access, is_loopback
from .app import ControlApp

__all__ = ["Access", "ControlApp", "is_loopback"]
