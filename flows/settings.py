"""What a user decides: settings (``newsfacts.toml``, environment) and feeds (``feeds.toml``).

Every fault of a file is reported, all of them at once, each with what to do about it.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import timedelta
from difflib import get_close_matches
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from models import Feed, SettingsError

DEFAULT_FILE = Path("newsfacts.toml")
_PREFIX = "NEWSFACTS_"
_LONGEST_POLL = timedelta(days=30)
_INTERVAL = re.compile(r"(\d{1,5})\s?(m|h|d)")
_UNITS = {"m": "minutes", "h": "hours", "d": "days"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")
_FEED_HEADER = re.compile(r"\s*\[\[\s*feeds\s*\]\]")


def _web_address(url: str) -> str:
    """The address as given; raises ValueError for one that cannot be asked."""
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018 - reading it checks it
    except ValueError as fault:
        raise ValueError(f"is no address ({fault})") from fault
    if parts.scheme not in ("http", "https"):
        raise ValueError(f"must start with https:// or http://, not {(parts.scheme or 'nothing') + ':'!r}")
    if not parts.hostname or re.search(r"\s", url):
        raise ValueError("names no host" if not parts.hostname else "has a blank in it")
    return url


def _without_account(url: str) -> str:
    if "@" in urlsplit(_web_address(url)).netloc:
        raise ValueError("carries a user name or password, which is never sent; leave it out")
    return url


def _place(place: str) -> str:
    """A ``host:port`` as ``flows.http.addresses.host_of`` writes it."""
    parts = urlsplit(f"//{place}")
    if not parts.hostname or parts.port is None or parts.path or "@" in place:
        raise ValueError(f'must be a host and its port, such as "127.0.0.1:8080", not {place!r}')
    return f"{parts.hostname}:{parts.port}"


def _header_text(text: str) -> str:
    if not text.strip() or not text.isascii() or not text.isprintable():
        raise ValueError("must be printable ASCII on one line, since it is sent as a header")
    return text


def _interval(value: object) -> object:
    """Minutes as a number, or "15m", "1h", "1d"; 0: at every run."""
    if isinstance(value, int) and not isinstance(value, bool):
        interval = timedelta(minutes=min(value, 10**6))
    elif isinstance(value, str) and (match := _INTERVAL.fullmatch(value.strip().lower())):
        interval = timedelta(**{_UNITS[match[2]]: int(match[1])})
    else:
        raise ValueError(f'must be minutes, or a text such as "15m", "1h" or "1d", not {value!r}')
    if not timedelta() <= interval <= _LONGEST_POLL:
        raise ValueError(f"must lie between 0 and 30 days, not at {value!r}")
    return interval


def _language_tag(tag: str) -> str:
    if not _LANGUAGE.fullmatch(tag):
        raise ValueError(f'must be a language tag such as "en" or "en-GB", not {tag!r}')
    return tag


def _name(name: str) -> str:
    if not name.strip() or name != name.strip() or not name.isprintable():
        raise ValueError("must be a word or two on one line, without blanks around")
    return name


class _Section(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class NlpSettings(_Section):
    """Which language pipeline reads the articles."""

    #: ours by name ("accurate", "fast"), or the path or name of another spaCy pipeline
    model: str = Field(default="accurate", min_length=1)
    aliases: Path | None = None  #: names of your own, in the form of ``extractors/aliases.toml``; None: ours alone


class FetchSettings(_Section):
    """How the program behaves towards other people's servers."""

    user_agent: Annotated[str, AfterValidator(_header_text)] = f"newsfacts/{installed_version('newsfacts')}"
    timeout_seconds: float = Field(default=30.0, gt=0, le=600)  #: for one fetch as a whole, redirects included
    max_bytes: int = Field(default=15 * 1024 * 1024, ge=1024)  #: of one body, once decompressed
    min_gap_seconds: float = Field(default=1.0, ge=0, le=3600)  #: between two fetches from one host
    concurrency: int = Field(default=8, ge=1, le=64)  #: hosts asked at the same time
    respect_robots: bool = True
    proxy: Annotated[str, AfterValidator(_web_address)] | None = None  #: None: ask directly
    #: each "host:port" that may be asked though its address is not public; a feed's own is, where written as a number
    private_hosts: tuple[Annotated[str, AfterValidator(_place)], ...] = ()

    def asking(self, urls: Iterable[str]) -> FetchSettings:
        """The same, and that the user names these addresses himself."""
        from flows.http.networks import named_by_user

        return self.model_copy(update={"private_hosts": (*self.private_hosts, *named_by_user(urls))})


class IsolationSettings(_Section):
    """What reading other people's bytes may cost; it happens in worker processes (``flows.isolation``)."""

    #: that read pages and feeds, and as many that read texts; 0: all in one process, without limits
    workers: int = Field(default=min(2, os.cpu_count() or 1), ge=0, le=64)
    seconds_per_feed: float = Field(default=10.0, gt=0, le=3600)  #: of processor time; six times as many by the clock
    seconds_per_page: float = Field(default=10.0, gt=0, le=3600)
    seconds_per_text: float = Field(default=60.0, gt=0, le=3600)  #: the longest text we read takes 25
    memory_mb: int = Field(default=400, ge=128)  #: of a worker that reads pages and feeds
    text_memory_mb: int = Field(default=2000, ge=512)  #: of a worker that reads texts: the model and the longest text
    items_per_worker: int = Field(default=500, ge=1)  #: then it is replaced, since what a worker holds only grows


class WarehouseSettings(_Section):
    """Where the facts live. A relative path starts at the working directory."""

    path: Path = Path("newsfacts.duckdb")
    wait_seconds: float = Field(default=10.0, ge=0, le=86400)  #: for another run to end, before this one is refused
    backups: int = Field(default=3, ge=0, le=1000)  #: daily ones that are kept; 0: none are taken
    backup_hours: float = Field(default=24.0, gt=0, le=8760)  #: from one daily backup to the next

    @property
    def bodies(self) -> Path:
        """The folder of fetched pages, beside the database file."""
        return self.path.with_suffix(".bodies")


class ReviewSettings(_Section):
    """What the review page asks about."""

    #: commitments that are less sure than this wait in the queue; 0: none does for that reason. The confidence is
    #: calibrated: at 0.5 those are asked about that are as likely wrong as right, about half of those found
    low_confidence: float = Field(default=0.5, ge=0, le=1)


class Settings(BaseSettings):
    """All settings of one run: the environment's where it has any, else the file's, else the defaults."""

    model_config = SettingsConfigDict(
        env_prefix=_PREFIX, env_nested_delimiter="__", frozen=True, extra="forbid", hide_input_in_errors=True
    )

    nlp: NlpSettings = NlpSettings()
    fetch: FetchSettings = FetchSettings()
    isolation: IsolationSettings = IsolationSettings()
    warehouse: WarehouseSettings = WarehouseSettings()
    review: ReviewSettings = ReviewSettings()

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is pydantic's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - likewise
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, init_settings


def load_settings(path: Path | None = None, *, warehouse: str | None = None) -> Settings:
    """The settings in ``path``, overridden by variables such as ``NEWSFACTS_FETCH__TIMEOUT_SECONDS``.

    Without ``path``, ``newsfacts.toml`` of the working directory is read if there is one. ``warehouse``
    overrides both. Raises SettingsError, with reason ``missing_file``, ``unreadable_file``, ``broken_toml``
    or ``invalid_settings``.
    """
    file = path or (DEFAULT_FILE if DEFAULT_FILE.is_file() else None)
    written = _toml(_text(file, "leave the option out to use the defaults"), file) if file else {}
    settings = _settings(written, str(file or "environment"))
    return settings if warehouse is None else _with_warehouse(settings, Path(warehouse))


def _settings(written: dict[str, Any], subject: str) -> Settings:
    faults = [*_unknown(written, Settings.model_fields, "section"), *_unknown_variables()]
    known = {section: content for section, content in written.items() if section in Settings.model_fields}
    try:
        settings = Settings(**known)
    except ValidationError as error:
        faults += [_setting_fault(detail) for detail in error.errors(include_url=False, include_input=False)]
    except ValueError as error:  # pydantic-settings: a variable that should hold JSON does not
        faults.append(f"environment: {error}")
    if faults:
        raise SettingsError(subject, _all(faults), "invalid_settings")
    return settings


def _with_warehouse(settings: Settings, path: Path) -> Settings:
    return settings.model_copy(update={"warehouse": settings.warehouse.model_copy(update={"path": path})})


def _setting_fault(detail: Any) -> str:
    location = [str(step) for step in detail["loc"]]
    variable = _PREFIX + "__".join(location).upper()
    where = f"variable {variable}" if variable in os.environ else ".".join(location[:2])
    if detail["type"] == "extra_forbidden":
        section = Settings.model_fields[location[0]].annotation
        return f"{where} is unknown{_near(location[-1], section.model_fields)}"  # type: ignore[union-attr]  # a _Section
    if detail["type"] == "model_type":
        return f"{where} must be a table, written as [{location[0]}]"
    return f"{where} {_said(detail)}"


def _unknown_variables() -> list[str]:
    """Variables in our name that say nothing; those without a section may belong to somebody else."""
    sections = list(Settings.model_fields)
    faults = []
    for variable in sorted(os.environ):
        section, nested, _ = variable.removeprefix(_PREFIX).lower().partition("__")
        if variable.startswith(_PREFIX) and nested and section not in sections:
            faults.append(f"variable {variable}: unknown section {section!r}{_near(section, sections)}")
    return faults


class _FeedTable(BaseModel):
    """One ``[[feeds]]`` table as written; what is not there has the defaults of ``Feed``."""

    model_config = ConfigDict(extra="forbid", strict=True, hide_input_in_errors=True)

    name: Annotated[str, Field(max_length=100), AfterValidator(_name)]
    url: Annotated[str, Field(max_length=2048), AfterValidator(_without_account)]
    language: Annotated[str, AfterValidator(_language_tag)] | None = None
    poll_interval: Annotated[timedelta, BeforeValidator(_interval)] | None = None
    max_entries: int | None = Field(default=None, ge=1, le=10_000)
    expected_entries: int | None = Field(default=None, ge=0, le=10_000)


def load_feeds(path: Path) -> tuple[Feed, ...]:
    """The feeds that ``path`` names, in its order; at least one.

    Raises SettingsError, with reason ``missing_file``, ``unreadable_file``, ``broken_toml`` or
    ``invalid_feeds``; its message names every faulty feed and what to change.
    """
    text = _text(path, "start from the example that comes with newsfacts, flows/feeds.toml")
    written = _toml(text, path)
    faults = _unknown(written, ["feeds"], "key")
    tables = written.get("feeds", [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise SettingsError(str(path), "write each feed as a table of its own, under [[feeds]]", "invalid_feeds")
    if not tables and not faults:
        faults = ['names no feed; add one: [[feeds]], name = "…", url = "https://…"']
    feeds = []
    for label, table in zip(_labels(text, tables), tables, strict=True):
        try:
            feeds.append(Feed(**_FeedTable.model_validate(table).model_dump(exclude_unset=True)))
        except ValidationError as error:
            details = error.errors(include_url=False, include_input=False)
            faults += [f"{label}: {_feed_fault(detail)}" for detail in details]
    faults += _repeated(tables)
    if faults:
        raise SettingsError(str(path), _all(faults), "invalid_feeds")
    return tuple(feeds)


def _feed_fault(detail: Any) -> str:
    key = str(detail["loc"][0])
    if detail["type"] == "extra_forbidden":
        return f"unknown key {key!r}{_near(key, _FeedTable.model_fields)}"
    if detail["type"] == "missing":
        return f"{key} is missing"
    return f"{key} {_said(detail)}"


def _labels(text: str, tables: list[dict[str, Any]]) -> list[str]:
    """How to call each feed in a message: by name or number, and by line where headers and tables agree."""
    headers = [number for number, line in enumerate(text.split("\n"), 1) if _FEED_HEADER.match(line)]
    labels = []
    for index, table in enumerate(tables):
        name = table.get("name")
        label = f"feed {name!r}" if isinstance(name, str) and name.strip() else f"feed no. {index + 1}"
        labels.append(f"{label} (line {headers[index]})" if len(headers) == len(tables) else label)
    return labels


def _repeated(tables: list[dict[str, Any]]) -> list[str]:
    names = Counter(name for table in tables if isinstance(name := table.get("name"), str))
    faults = [f"{count} feeds are named {name!r}; give each its own name" for name, count in names.items() if count > 1]
    names_of: dict[str, list[str]] = {}
    for table in tables:
        if isinstance(url := table.get("url"), str):
            names_of.setdefault(url, []).append(repr(table.get("name")))
    faults += [f"feeds {' and '.join(same)} have one url; keep one of them" for same in names_of.values() if same[1:]]
    return faults


def _text(path: Path, remedy: str) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise SettingsError(str(path), f"there is no such file; {remedy}", "missing_file") from error
    except OSError as error:
        raise SettingsError(str(path), f"cannot be read: {error.strerror}", "unreadable_file") from error
    except UnicodeDecodeError as error:
        message = f"is not UTF-8 (byte {error.start}); save it as UTF-8"
        raise SettingsError(str(path), message, "unreadable_file") from error


def _toml(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(str(path), f"is not TOML: {error}; mend that line", "broken_toml") from error
    except RecursionError as error:
        raise SettingsError(str(path), "is nested too deeply to be read", "broken_toml") from error


def _unknown(written: Mapping[str, Any], known: Iterable[str], kind: str) -> list[str]:
    names = list(known)
    return [f"unknown {kind} {key!r}{_near(key, names)}" for key in written if key not in names]


def _near(word: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(word.lower(), names, n=1, cutoff=0.5)
    return f"; did you mean {close[0]!r}?" if close else f"; known are {', '.join(names)}"


def _said(detail: Any) -> str:
    return str(detail["msg"]).removeprefix("Value error, ").removeprefix("Input ")


def _all(faults: list[str]) -> str:
    return faults[0] if len(faults) == 1 else f"{len(faults)} faults:" + "".join(f"\n- {fault}" for fault in faults)
