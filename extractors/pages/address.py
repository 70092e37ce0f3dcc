"""Which address identifies an article."""

from __future__ import annotations

from urllib.parse import SplitResult, urljoin, urlsplit

from courlan import extract_domain  # knows which suffixes are public ("co.uk", "github.io")

from extractors.links import clean_link


def article_address(fetched: str, claims: tuple[str, ...]) -> str:
    """The address that identifies the article fetched from ``fetched``.

    A page's own claim (``link rel=canonical``, ``og:url``) is believed when it names the same host or the same
    registered domain and no home page, since then whoever serves the page speaks for it too: this joins
    the versions of a page with tracking parameters, of its AMP page and of its feed proxy. A claim to another site
    is not believed, because any page could take over another's identity. Syndicated copies and pages replayed from
    a local server are therefore known by the address they were fetched from. Either way the address is in the form
    of ``clean_link``, that of the feeds' links, where it is one of the web's at all.
    """
    for claim in claims:
        target = _absolute(claim, fetched)
        if target and _same_site(target, fetched) and _is_page(target):
            return _as_secure_as(fetched, target)
    return clean_link(fetched) or fetched


def same_page(one: str, other: str) -> bool:
    """Whether two addresses differ at most in scheme, "www.", query, fragment and a final slash."""
    return _bare(one) == _bare(other)


def is_home_page(url: str) -> bool:
    """Whether the address is that of a site's front page."""
    parts = _split(url)
    return parts is not None and parts.path.strip("/").casefold() in ("", "index.html", "index.htm", "index.php")


def _as_secure_as(fetched: str, target: str) -> str:
    """Pages fetched by https often still name their address of before."""
    return "https" + target[4:] if fetched.startswith("https:") and target.startswith("http:") else target


def _is_page(url: str) -> bool:
    return not is_home_page(url) or bool(urlsplit(url).query)


def _absolute(claim: str, base: str) -> str | None:
    """The address a page claims, as we keep addresses; None: there is none."""
    if not claim.strip():
        return None
    try:
        return clean_link(urljoin(base, claim.strip()))
    except ValueError:  # "http://[": the library's word for a malformed address
        return None


def _same_site(one: str, other: str) -> bool:
    hosts = [_host(url) for url in (one, other)]
    if hosts[0] == hosts[1]:
        return bool(hosts[0])
    domains = [extract_domain(url) for url in (one, other)]
    return domains[0] is not None and domains[0] == domains[1]


def _host(url: str) -> str:
    parts = _split(url)
    return parts.netloc.casefold() if parts else ""


def _bare(url: str) -> tuple[str, str]:
    parts = _split(url)
    return (parts.netloc.casefold().removeprefix("www."), parts.path.rstrip("/")) if parts else ("", url)


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None
