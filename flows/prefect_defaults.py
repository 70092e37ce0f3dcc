"""How Prefect runs inside the command line: quietly, locally, and telling nobody."""

from __future__ import annotations

import os

from models import SettingsError

_DEFAULTS = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # A fresh Prefect home runs its migrations first, which takes longer than the built-in 20 seconds.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
    "PREFECT_LOGGING_EXTRA_LOGGERS": "flows,extractors,warehouse",
}


def set_prefect_defaults(logging_level: str = "CRITICAL") -> None:
    """Set what the user's environment leaves open; must be called before Prefect is imported.

    By default Prefect logs nothing: what happens is in the report, and an error reaches the caller.
    """
    for name, value in {**_DEFAULTS, "PREFECT_LOGGING_LEVEL": logging_level}.items():
        os.environ.setdefault(name, value)


def require_server() -> None:
    """Raise SettingsError when no Prefect server is configured: a temporary one keeps no schedule."""
    from prefect.settings import PREFECT_API_URL

    if not PREFECT_API_URL.value():
        remedy = 'run "prefect server start" and set PREFECT_API_URL=http://127.0.0.1:4200/api'
        raise SettingsError("PREFECT_API_URL", f"is not set, and only a server keeps a schedule; {remedy}", "no_server")
