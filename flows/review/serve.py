"""The review page's server: on the loopback address, and nowhere else."""

from __future__ import annotations

import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path

import uvicorn

from flows.review.app import make_app
from flows.review.desk import Desk
from flows.review.guard import loopback_hosts
from models import ReviewError, WarehouseError
from warehouse.review import ReviewWarehouse

_HOST = "127.0.0.1"


def serve(desk: Desk, port: int, reviewer: str, browser: bool, tell: Callable[[str], None]) -> None:
    """Serve until stopped; ``tell`` gets the address once somebody can ask.

    Raises ReviewError when the port is taken, and WarehouseError when the warehouse can never be shown.
    """
    bring_up_to_date(desk.path)
    with listening_socket(port) as listener:
        actual_port = listener.getsockname()[1]
        address = f"http://{_HOST}:{actual_port}/"
        application = make_app(desk, reviewer, loopback_hosts(actual_port))
        config = uvicorn.Config(application, log_level="warning", access_log=False, server_header=False, lifespan="off")
        tell(address)
        if browser:
            webbrowser.open(address)
        uvicorn.Server(config).run(sockets=[listener])


def listening_socket(port: int) -> socket.socket:
    """A socket on the loopback address; raises ReviewError when the port is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((_HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        message = f"cannot be used: {error.strerror}; name another one with --port, or 0 for any"
        raise ReviewError(f"port {port}", message, "port") from error
    return listener


def bring_up_to_date(warehouse: Path) -> None:
    """Give an older warehouse the tables and views that the page reads; one that is held is left as it is.

    Raises WarehouseError when there is none, or when it cannot be used.
    """
    try:
        with ReviewWarehouse.open(warehouse, read_only=True, wait_seconds=0.5):
            return
    except WarehouseError as error:
        if error.transient:
            return
        if error.reason not in ("older_schema", "other_views"):
            raise
    with ReviewWarehouse.open(warehouse):
        return
