"""Web addresses: which may be asked, where redirects lead, and which host serves them."""

from __future__ import annotations

import re

import httpx

from flows.http.failures import FetchFailure, fetch_error

LONGEST_URL = 4096  #: characters; the longest feed links seen in the wild stay under 1,000
# A name in its ASCII form, or IPv6. Longer or empty labels (RFC 1035 section 2.3.4) break the resolver.
_HOST = re.compile(rb"[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*\.?|[0-9a-f:.]*:[0-9a-f:.]*")
_LONGEST_HOST = 253
_PORTS = {"http": 80, "https": 443}


def checked(url: str) -> str:
    """The address as it is asked, without fragment; raises FetchError for one that is not asked at all.

    Names and passwords inside an address are refused rather than sent, and not repeated in the error.
    """
    if len(url) > LONGEST_URL:
        raise fetch_error(url[:200], FetchFailure.BAD_URL, f"the address has {len(url):,} characters")
    try:
        parsed = httpx.URL(url.strip())
    except httpx.InvalidURL as exc:
        raise fetch_error(url, FetchFailure.BAD_URL, f"not an address ({exc})") from exc
    if parsed.userinfo:
        bare = str(parsed.copy_with(userinfo=b""))
        raise fetch_error(bare, FetchFailure.BAD_URL, "the address carries a user name or password")
    if parsed.scheme not in _PORTS:
        raise fetch_error(url, FetchFailure.SCHEME_NOT_ALLOWED, f"{parsed.scheme or 'no scheme'!r} is not asked")
    if len(parsed.raw_host) > _LONGEST_HOST or not _HOST.fullmatch(parsed.raw_host):
        raise fetch_error(url, FetchFailure.BAD_URL, "the address names no host")
    if parsed.port is not None and not 0 < parsed.port < 65_536:
        raise fetch_error(url, FetchFailure.BAD_URL, f"there is no port {parsed.port}")
    return str(parsed.copy_with(fragment=None))


def redirect_target(url: str, location: str) -> str:
    """The address a redirect from ``url`` leads to (RFC 9110 section 10.2.2); raises FetchError."""
    if not location:
        raise fetch_error(url, FetchFailure.BAD_REDIRECT, "a redirect without Location")
    try:
        target = str(httpx.URL(url).join(location))
    except httpx.InvalidURL as exc:
        raise fetch_error(url, FetchFailure.BAD_REDIRECT, f"a redirect to no address ({exc})") from exc
    return checked(target)


def host_of(url: str) -> str:
    """The ``host:port`` a checked address is served from."""
    parsed = httpx.URL(url)
    return f"{parsed.host}:{parsed.port or _PORTS[parsed.scheme]}"
