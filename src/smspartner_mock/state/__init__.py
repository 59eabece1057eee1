"""The memory of the mock: accounts, messages, and whatever else a behaviour keeps."""

from .accounts import Account, Stores
from .service import Service

__all__ = ["Account", "Service", "Stores"]
