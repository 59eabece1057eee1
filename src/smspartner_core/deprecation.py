"""Operations that the provider means to retire: type checkers report their calls, and the calls warn."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing_extensions import deprecated  # type checkers know it even if it is not installed
else:

    def deprecated(message: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Return PEP 702's decorator, which Python has from 3.13 on, as far as methods need it."""

        def decorate(method: Callable[..., Any]) -> Callable[..., Any]:
            @wraps(method)
            def call(*arguments: Any, **named: Any) -> Any:
                warnings.warn(message, DeprecationWarning, stacklevel=2)
                return method(*arguments, **named)

            call.__deprecated__ = message
            return call

        return decorate


__all__ = ["deprecated"]
