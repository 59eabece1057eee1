"""
Receive what the service posts: delivery reports, replies and STOP.

The service signs nothing. All that tells its postings from forged ones is the address, so each message gets an address
of its own, signed with your secret.
"""

from .addresses import Address, Addresses
from .asgi import ASGIApp
from .receiver import Receiver, Result
from .stores import Claim, MemoryStore, Store
from .waiting import StatusWaiter
from .wsgi import WSGIApp

__all__ = [
    "ASGIApp",
    "Address",
    "Addresses",
    "Claim",
    "MemoryStore",
    "Receiver",
    "Result",
    "StatusWaiter",
    "Store",
    "WSGIApp",
]
