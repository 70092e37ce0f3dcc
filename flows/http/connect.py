"""One question to one address: a GET whose answer is complete and bounded in time and size."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Container, Iterable, Mapping
from functools import cache
from types import TracebackType
from typing import Any, NoReturn, Self

import httpcore
import httpx

from flows.http.addresses import host_of
from flows.http.answers import WITH_BODY, Answer
from flows.http.decoding import Body
from flows.http.failures import FetchFailure, fetch_error
from flows.http.networks import is_public, numeric_addresses

_KEEP_ALIVE = 15.0  # seconds; most servers close idle connections after 5 to 75
_LARGEST_REST = 65_536  # bytes read from a bodiless answer so that its connection can be used again


class Deadline(threading.local):
    """When the question this thread is asking must be answered."""

    at = 0.0

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock

    def allow(self, seconds: float) -> None:
        self.at = self._clock() + seconds

    def left(self) -> float:
        """Seconds left; raises httpcore.ReadTimeout when there are none."""
        seconds = self.at - self._clock()
        if seconds <= 0:
            raise httpcore.ReadTimeout("deadline passed")
        return seconds


class Dialler(httpcore.SyncBackend):
    """Opens every connection of a run, each read and write of which is held to the deadline.

    httpx bounds each read alone, so that a server sending a byte now and then would be listened to for
    ever; this is why the connections are made here. It is also the one place that sees every host about to
    be dialled, redirect hops and robots.txt included: what a name leads to is checked after it was looked up
    and before that very address is dialled, so that no second answer of the resolver can slip in between.
    A name that leads to a private address beside public ones is not dialled at all.
    """

    def __init__(self, deadline: Deadline, private_hosts: Container[str]) -> None:
        super().__init__()
        self._deadline = deadline
        self._private_hosts = private_hosts

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = _addresses(host, port)
        self._refuse_private(host, port, addresses)
        for address in addresses[:-1]:
            share = self._deadline.left() / 2  # one silent address must not use up the others' time
            try:
                stream = super().connect_tcp(address, port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
            return _TimedStream(stream, self._deadline)
        stream = super().connect_tcp(addresses[-1], port, self._deadline.left(), local_address, socket_options)
        return _TimedStream(stream, self._deadline)

    def _refuse_private(self, host: str, port: int, addresses: list[str]) -> None:
        private = [address for address in addresses if not is_public(address)]
        if private and f"{host}:{port}" not in self._private_hosts:
            leads = "" if host == private[0] else f" leads to {private[0]}, which"
            raise _NotPublic(f"{host}{leads} is not public")


class _NotPublic(Exception):  # noqa: N818 - becomes a FetchError where the address asked is known
    """A host whose address may not be dialled."""


def _addresses(host: str, port: int) -> list[str]:
    """The addresses of a name, each once, in the resolver's order of preference."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as exc:
        raise httpcore.ConnectError(str(exc)) from exc
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class _TimedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the deadline rules
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - the deadline rules
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline rules
    ) -> httpcore.NetworkStream:
        stream = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left())
        return _TimedStream(stream, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


class Connections:
    """Asks addresses over connections that are kept open between questions.

    Follows no redirect, keeps no cookie, sends no credentials, and reads the environment (certificates)
    only when a proxy is set. The time to look up a name is the system resolver's and cannot be cut short.
    """

    def __init__(
        self, *, proxy: str | None, keep: int, clock: Callable[[], float], private_hosts: Container[str] = ()
    ) -> None:
        self._deadline = Deadline(clock)
        self._proxy = host_of(proxy) if proxy else None
        self._private_hosts = private_hosts
        self._pool = httpcore.ConnectionPool(
            ssl_context=_certificates(proxy is not None),
            proxy=_proxy(proxy) if proxy else None,
            max_connections=None,
            max_keepalive_connections=keep,
            keepalive_expiry=_KEEP_ALIVE,
            network_backend=Dialler(self._deadline, (self._proxy,) if self._proxy else private_hosts),
        )

    def get(self, url: str, headers: Mapping[str, str], *, seconds: float, max_bytes: int, cut: bool = False) -> Answer:
        """The answer of ``url`` within ``seconds`` and ``max_bytes``, once decompressed.

        Raises FetchError for answers that do not come, come late, incomplete or too large; a status of any
        kind is an answer. With ``cut`` a body past ``max_bytes`` is shortened instead.
        """
        self._deadline.allow(seconds)
        parsed = httpx.URL(url)
        if self._proxy:
            self._refuse_private(url, parsed.host)
        target = httpcore.URL(scheme=parsed.raw_scheme, host=parsed.raw_host, port=parsed.port, target=parsed.raw_path)
        sent = [(b"Host", parsed.netloc), *httpx.Headers(headers).raw]
        try:
            with self._pool.stream("GET", target, headers=sent) as response:
                return _read(url, response, max_bytes, cut)
        except _NotPublic as exc:
            raise fetch_error(url, FetchFailure.ADDRESS_NOT_PUBLIC, f"not asked: {exc}") from exc
        except httpcore.TimeoutException as exc:
            raise fetch_error(url, FetchFailure.TIMEOUT, f"no complete answer in {seconds:.0f} s") from exc
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as exc:
            _refuse(url, exc)

    def _refuse_private(self, url: str, host: str) -> None:
        """Behind a proxy, which looks names up itself, only what is written as a number can be judged."""
        addresses = ["127.0.0.1"] if host == "localhost" else numeric_addresses(host)
        if not all(map(is_public, addresses)) and host_of(url) not in self._private_hosts:
            raise fetch_error(url, FetchFailure.ADDRESS_NOT_PUBLIC, f"not asked: {host} is not public")

    def close(self) -> None:
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _read(url: str, response: httpcore.Response, max_bytes: int, cut: bool) -> Answer:
    headers = httpx.Headers(response.headers)
    body = b""
    if response.status in WITH_BODY:
        collected = Body(url, headers.get("content-encoding", ""), max_bytes, cut=cut)
        for chunk in response.iter_stream():
            if not collected.add(chunk):
                break
        body = collected.finish()
    elif response.status == 304:
        _drain(response)
    return Answer(status=response.status, headers=headers, body=body)


def _drain(response: httpcore.Response) -> None:
    rest = 0
    for chunk in response.iter_stream():
        rest += len(chunk)
        if rest > _LARGEST_REST:
            break


def _refuse(url: str, exc: Exception) -> NoReturn:
    """Raise our word for what httpcore reports."""
    cause = str(exc)[:200] or type(exc).__name__
    if isinstance(exc, httpcore.ConnectError | httpcore.ProxyError):
        raise fetch_error(url, FetchFailure.CONNECTION_FAILED, f"no connection ({cause})") from exc
    if isinstance(exc, httpcore.NetworkError):
        raise fetch_error(url, FetchFailure.CONNECTION_RESET, f"the connection broke ({cause})") from exc
    if "without sending a response" in cause:
        raise fetch_error(url, FetchFailure.CONNECTION_RESET, "the server hung up without an answer") from exc
    if "without sending complete message body" in cause or "incomplete chunked read" in cause:
        raise fetch_error(url, FetchFailure.INCOMPLETE, "the body ends early") from exc
    raise fetch_error(url, FetchFailure.BAD_ANSWER, f"not a valid HTTP answer ({cause})") from exc


@cache
def _certificates(trust_env: bool) -> ssl.SSLContext:
    """Reading the certificates of all authorities takes a tenth of a second."""
    return httpx.create_ssl_context(trust_env=trust_env)


def _proxy(address: str) -> httpcore.Proxy:
    url = httpx.URL(address)
    auth = (url.username, url.password) if url.username else None
    return httpcore.Proxy(str(url.copy_with(username=None, password=None)), auth=auth)
