"""The proxy that the environment names for an address, by the rules of httpx."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address
from typing import Any
from urllib.request import getproxies

from ..errors import ConfigurationError


def proxy_for(scheme: str, host: str, port: int | None) -> str | None:
    """
    Return the proxy for an address, None where there is none; `port` is None where it is the scheme's own.

    Raises:
        ConfigurationError: NO_PROXY holds what is no host: it must not be passed over, for the key would go out.
    """
    named = getproxies()
    proxy = named.get(scheme) or named.get("all")
    if not proxy:
        return None
    for entry in named.get("no", "").split(","):
        entry = entry.strip()
        if entry in ("*", f"{scheme}://") or (entry and _matches(entry, scheme, host, port)):
            return None
    return proxy if "://" in proxy else f"http://{proxy}"


def _matches(entry: str, scheme: str, host: str, port: int | None) -> bool:
    from httpx import URL, InvalidURL

    try:
        ruled_out = URL(_as_address(entry))
    except InvalidURL as error:
        raise ConfigurationError(f"NO_PROXY: {entry!r} is not a host ({error})") from None
    if ruled_out.scheme not in ("all", scheme) or ruled_out.port not in (None, port):
        return False
    return _matches_host(ruled_out.host, host)


def _as_address(entry: str) -> str:
    if "://" in entry:
        return entry
    if _is(IPv4Address, entry) or entry.lower() == "localhost" or entry.startswith("["):
        return f"all://{entry}"
    return f"all://[{entry}]" if _is(IPv6Address, entry) else f"all://*{entry}"


def _is(kind: Any, entry: str) -> bool:
    try:
        kind(entry.partition("/")[0])
    except ValueError:
        return False
    return True


def _matches_host(pattern: str, host: str) -> bool:
    """
    Return whether a pattern matches: `*.a` any subdomain, `*a` the host and its subdomains, others the host itself.
    """
    if pattern.startswith("*."):
        return len(host) >= len(pattern) and host.endswith(pattern[1:])
    return host == pattern.removeprefix("*") or (pattern.startswith("*") and host.endswith(f".{pattern[1:]}"))
