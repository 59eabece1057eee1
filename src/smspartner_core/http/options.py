"""The options of connections: trusted certificates, and the proxy."""

from __future__ import annotations

import ssl
from importlib.util import find_spec
from typing import Any

import httpcore2

from ..errors import ConfigurationError
from .endpoint import Endpoint

IDLE_S = 5.0  # that an unused connection is kept: the default of httpx
_UNUSABLE_PROXY = "the proxy that the environment names must be like http://host:port (or https, or socks5)"
Route = tuple[str, str | None]


def ssl_context() -> ssl.SSLContext:
    """Return the TLS context, with the certificates that httpx trusts; SSL_CERT_FILE and SSL_CERT_DIR change them."""
    from httpx import create_ssl_context  # as much as everything else that a first call imports

    try:
        return create_ssl_context()
    except OSError as error:
        raise ConfigurationError(f"SSL_CERT_FILE, SSL_CERT_DIR: no certificates can be read there ({error})") from None


def route_of(endpoint: Endpoint) -> Route:
    """Return the key of a pool: clients of `with_options` share connections, and may have other addresses."""
    return endpoint.scheme, endpoint.proxy


def pool_options(endpoint: Endpoint, max_connections: int) -> dict[str, Any]:
    """
    Return the arguments for httpcore2's pools of an endpoint.

    Raises:
        ConfigurationError: The certificates or the proxy that the environment names cannot be used.
    """
    proxy = None
    context = ssl_context() if endpoint.scheme == "https" else None
    if endpoint.proxy is not None:
        from httpx import InvalidURL, Proxy

        try:
            named = Proxy(endpoint.proxy)
        except (InvalidURL, ValueError):
            raise ConfigurationError(_UNUSABLE_PROXY) from None  # its address may hold a password
        if named.url.scheme.startswith("socks") and find_spec("socksio") is None:
            raise ConfigurationError("a SOCKS proxy is named by the environment: pip install 'httpx[socks]' first")
        trusted = (context or ssl_context()) if named.url.scheme == "https" else None
        proxy = httpcore2.Proxy(str(named.url), auth=named.raw_auth, ssl_context=trusted)
    return {
        "ssl_context": context,
        "proxy": proxy,
        "max_connections": max_connections,
        "max_keepalive_connections": max_connections,
        "keepalive_expiry": IDLE_S,
    }
