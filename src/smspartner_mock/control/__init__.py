"""The mock's own door under `/_mock`: to look into it and to steer it. The real service has nothing of it."""

from .app import Door

__all__ = ["Door"]
