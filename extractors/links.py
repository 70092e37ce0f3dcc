"""Addresses as we keep them: absolute, without fragment and without marks of how a reader came by."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, unquote_plus, urlsplit, urlunsplit

MAX_LENGTH = 2048  #: longer addresses are refused by servers too

# courlan's list is not used: its pattern has open ends and would also drop "?gallery=3", "?reference=17",
# "?eid=9" and a query without names ("?104746419"), which on some sites choose the article.
_TRACKING_PREFIXES = ("utm_", "mc_", "mtm_", "pk_", "hsa_", "_hs", "vero_", "oly_", "ga_", "itm_")
_TRACKING_NAMES = frozenset(
    [
        "at_campaign", "at_custom1", "at_custom2", "at_custom3", "at_custom4", "at_link_id", "at_medium",
        "at_ptr_name", "ceid", "cmp", "cmpid", "dclid", "dicbo", "emci", "emdi", "fb_action_ids", "fb_source",
        "fbclid", "ftag", "gbraid", "gclid", "gclsrc", "guccounter", "ico", "igshid", "mkt_tok", "msclkid",
        "ncid", "ns_campaign", "ns_mchannel", "ns_source", "s_kwcid", "smid", "taid", "twclid", "wbraid",
        "wt_mc", "wt_zmc", "xtor", "yclid", "ysclid",
    ]
)  # fmt: skip
_DEFAULT_PORTS = {"http": 80, "https": 443}
_BLANKS = re.compile(r"[\t\n\r]")


def clean_link(link: str) -> str | None:
    """The address to keep and to fetch; None where ``link`` is no http(s) address.

    Host in lower case, default port, fragment and tracking parameters removed; every other parameter stays
    as written, in its place. Redirecting addresses of feed proxies stay: only a fetch can resolve them.
    """
    address = _BLANKS.sub("", link.strip())
    if len(address) > MAX_LENGTH:
        return None
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:  # unbalanced brackets, no such port
        return None
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname or re.search(r"\s", parts.netloc):
        return None
    return urlunsplit((parts.scheme.lower(), _host(parts, port), _quoted(parts.path) or "/", _query(parts.query), ""))


def _host(parts: SplitResult, port: int | None) -> str:
    account, at, _ = parts.netloc.rpartition("@")
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme.lower()]:
        shown = f"{shown}:{port}"
    name = account.partition(":")[0]  # a password is neither kept nor sent
    return f"{name}{at}{shown}"


def _query(query: str) -> str:
    return _quoted("&".join(pair for pair in query.split("&") if pair and not _is_tracking(pair)))


def _is_tracking(pair: str) -> bool:
    name = unquote_plus(pair.partition("=")[0]).lower()
    return name in _TRACKING_NAMES or name.startswith(_TRACKING_PREFIXES)


def _quoted(part: str) -> str:
    """Blanks as a server expects them; other characters stay as the publisher wrote them."""
    return part.replace(" ", "%20")
