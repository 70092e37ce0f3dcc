"""Which network addresses may be dialled: those of the public internet, and what the user names himself.

Every link comes from a stranger, and may lead to a router's settings, a database or a cloud's secrets that
only this machine can reach.
"""

from __future__ import annotations

import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network

import httpx

from flows.http.addresses import checked, host_of
from models import FetchError

_GLOBAL_UNICAST = IPv6Network("2000::/3")
_NAT64 = IPv6Network("64:ff9b::/96")  # its last four bytes are the IPv4 address really asked (RFC 6052)
_6TO4 = IPv6Network("2002::/16")  # likewise the four bytes after the prefix (RFC 3056)

#: Special-purpose blocks (IANA registries, RFC 6890) that Python 3.11 takes for global.
_SPECIAL = tuple(
    ip_network(block)
    for block in (
        "192.0.0.0/24",  # protocol assignments
        "192.88.99.0/24",  # 6to4 relays, withdrawn
        "224.0.0.0/4",  # multicast
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarking
        "3fff::/20",  # documentation
    )
)


def is_public(address: str) -> bool:
    """Whether a numeric address, IPv4 or IPv6, is one of the public internet.

    Of an address that stands for another one (mapped, NAT64, 6to4) that other one is judged.
    """
    parsed = _meant(ip_address(address.partition("%")[0]))
    if any(parsed in block for block in _SPECIAL if block.version == parsed.version):
        return False
    if isinstance(parsed, IPv6Address) and parsed not in _GLOBAL_UNICAST:
        return False
    return parsed.is_global


def _meant(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address in _NAT64:
        return IPv4Address(address.packed[12:])
    if address in _6TO4:
        return IPv4Address(address.packed[2:6])
    return address


def numeric_addresses(host: str) -> list[str]:
    """The address that a host is a spelling of ("127.1", "0x7f000001", "2130706433"); none for a name."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
    except (OSError, UnicodeError):
        return []
    return [str(address[0]) for *_, address in found]


def named_by_user(urls: Iterable[str]) -> tuple[str, ...]:
    """The ``host:port`` of each address that names a private place outright: by its number, or as localhost.

    A name is not enough: whoever owns a feed's name may let it lead here tomorrow.
    """
    places = []
    for url in urls:
        try:
            asked = checked(url)
        except FetchError:
            continue
        host = httpx.URL(asked).host
        if host == "localhost" or not all(map(is_public, numeric_addresses(host))):
            places.append(host_of(asked))
    return tuple(dict.fromkeys(places))
