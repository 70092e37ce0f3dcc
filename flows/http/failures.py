"""Why a fetch failed: the closed list of reason codes, and what each asks of the reader."""

from __future__ import annotations

from enum import StrEnum

from models import FetchError


class FetchFailure(StrEnum):
    """Reason codes of FetchError, as they are stored and queried."""

    # Trying again changes nothing.
    BAD_URL = "bad_url"  #: no address one can ask
    SCHEME_NOT_ALLOWED = "scheme_not_allowed"  #: neither http nor https, in a link or a redirect
    ADDRESS_NOT_PUBLIC = "address_not_public"  #: leads into a private network, or to this machine
    NOT_FOUND = "not_found"  #: 404
    GONE = "gone"  #: 410
    FORBIDDEN = "forbidden"  #: 401, 403, 451
    PAYWALL = "paywall"  #: 402
    REFUSED = "refused"  #: any other 4xx
    BAD_REDIRECT = "bad_redirect"  #: a redirect without a usable target
    REDIRECT_LOOP = "redirect_loop"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    TOO_LARGE = "too_large"  #: more bytes than allowed, once decompressed
    UNSUPPORTED_ENCODING = "unsupported_encoding"  #: a content coding we did not offer
    UNEXPECTED_STATUS = "unexpected_status"  #: no answer to what was asked, such as 204 or 206
    ROBOTS_DENIED = "robots_denied"  #: the site's robots.txt forbids it
    # Trying again may help.
    RATE_LIMITED = "rate_limited"  #: 429
    SERVER_ERROR = "server_error"  #: 408, 425, 5xx
    TIMEOUT = "timeout"  #: no complete answer within the time allowed
    CONNECTION_FAILED = "connection_failed"  #: name not found, refused, unreachable, bad certificate
    CONNECTION_RESET = "connection_reset"  #: the connection broke before the answer was complete
    BAD_ANSWER = "bad_answer"  #: what came is not HTTP, or contradicts the question
    INCOMPLETE = "incomplete"  #: fewer bytes than announced, or compressed bytes that end early
    EMPTY_BODY = "empty_body"
    ROBOTS_UNAVAILABLE = "robots_unavailable"  #: robots.txt could not be read, so nothing may be asked
    HOST_DEFERRED = "host_deferred"  #: not asked: the host wants a pause or does not answer


#: Trying again may help, and soon.
TRANSIENT = frozenset(
    {
        FetchFailure.RATE_LIMITED,
        FetchFailure.SERVER_ERROR,
        FetchFailure.TIMEOUT,
        FetchFailure.CONNECTION_FAILED,
        FetchFailure.CONNECTION_RESET,
        FetchFailure.BAD_ANSWER,
        FetchFailure.INCOMPLETE,
        FetchFailure.EMPTY_BODY,
        FetchFailure.ROBOTS_UNAVAILABLE,
        FetchFailure.HOST_DEFERRED,
    }
)

#: Nothing a site could mend: the address itself must not be asked, or its page is said to be gone for good.
FINAL = frozenset(
    {
        FetchFailure.BAD_URL,
        FetchFailure.SCHEME_NOT_ALLOWED,
        FetchFailure.ADDRESS_NOT_PUBLIC,
        FetchFailure.GONE,
        FetchFailure.ROBOTS_DENIED,
    }
)

#: Worth asking once more within the same run, after the usual gap.
ASK_AGAIN = frozenset(
    {
        FetchFailure.SERVER_ERROR,
        FetchFailure.CONNECTION_RESET,
        FetchFailure.BAD_ANSWER,
        FetchFailure.INCOMPLETE,
        FetchFailure.EMPTY_BODY,
    }
)

#: The host itself is in trouble, not one of its pages.
HOST_TROUBLE = frozenset({FetchFailure.TIMEOUT, FetchFailure.CONNECTION_FAILED, FetchFailure.CONNECTION_RESET})

_REMEDY = {
    FetchFailure.BAD_URL: "correct the address",
    FetchFailure.SCHEME_NOT_ALLOWED: "only http and https addresses are asked",
    FetchFailure.ADDRESS_NOT_PUBLIC: "if it is your own, add its host:port to private_hosts in [fetch]",
    FetchFailure.NOT_FOUND: "check the address; a page is asked a few times more, and when its feed announces a change",
    FetchFailure.GONE: "remove it from the feeds, or give its new address",
    FetchFailure.FORBIDDEN: "the site does not serve this to us; ask the publisher for access",
    FetchFailure.PAYWALL: "the page is for paying readers",
    FetchFailure.REFUSED: "check the address",
    FetchFailure.BAD_REDIRECT: "look where the address leads in a browser and correct it",
    FetchFailure.REDIRECT_LOOP: "look where the address leads in a browser and correct it",
    FetchFailure.TOO_MANY_REDIRECTS: "use the address it finally leads to",
    FetchFailure.TOO_LARGE: "raise max_bytes in [fetch] if the page is worth it",
    FetchFailure.UNSUPPORTED_ENCODING: "the server ignores what we accept; nothing to do here",
    FetchFailure.UNEXPECTED_STATUS: "look at the address in a browser",
    FetchFailure.ROBOTS_DENIED: "ask the publisher for permission, or leave the source out",
    FetchFailure.TIMEOUT: "it is tried again later; raise timeout_seconds in [fetch] if it keeps happening",
    FetchFailure.ROBOTS_UNAVAILABLE: "it is tried again later; check the address if it keeps happening",
    FetchFailure.CONNECTION_FAILED: "it is tried again later; check the address, the network and the proxy",
}


def fetch_error(
    url: str,
    failure: FetchFailure,
    happened: str,
    *,
    status: int | None = None,
    retry_after: float | None = None,
) -> FetchError:
    """The error that says what happened to ``url`` and what to do about it."""
    remedy = _REMEDY.get(failure, "it is tried again later")
    transient = failure in TRANSIENT
    return FetchError(url, f"{happened}; {remedy}", str(failure), transient, status, retry_after)
