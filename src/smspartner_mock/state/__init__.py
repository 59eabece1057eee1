"""What the mock remembers: accounts, messages, and whatever else a behaviour keeps."""

from .accounts import Account
from .service import Service
from .stores import Stores

__all__ = ["Account", "Service", "Stores"]
