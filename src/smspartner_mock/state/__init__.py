"""The state of the mock: accounts, messages, and everything else that a behaviour keeps."""

from .accounts import Account, Stores
from .service import Service

__all__ = ["Account", "Service", "Stores"]
