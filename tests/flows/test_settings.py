"""Settings and feed lists: what they mean, and what is said about their faults."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

import flows
from flows.settings import Settings, load_feeds, load_settings
from models import Feed, SettingsError


@pytest.fixture(autouse=True)
def _nothing_around(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty working directory; the environment says nothing."""
    monkeypatch.chdir(tmp_path)
    for variable in [name for name in os.environ if name.startswith("NEWSFACTS_")]:
        monkeypatch.delenv(variable)


def written(folder: Path, text: str) -> Path:
    path = folder / "written.toml"
    path.write_text(text, encoding="utf-8")
    return path


def faults_of(path: Path) -> list[str]:
    with pytest.raises(SettingsError) as caught:
        load_feeds(path)
    assert caught.value.subject == str(path)
    assert caught.value.reason == "invalid_feeds"
    lines = caught.value.message.split("\n- ")
    return lines[1:] or lines


class TestSettings:
    def test_have_defaults(self) -> None:
        settings = load_settings()
        assert settings.nlp.model == "accurate"
        assert settings.warehouse.path == Path("newsfacts.duckdb")
        assert settings.warehouse.bodies == Path("newsfacts.bodies")
        assert settings.fetch.user_agent.startswith("newsfacts/")
        assert (settings.fetch.min_gap_seconds, settings.fetch.concurrency) == (1.0, 8)
        assert (settings.fetch.respect_robots, settings.fetch.proxy) == (True, None)

    def test_come_from_the_file_of_the_working_directory(self) -> None:
        Path("newsfacts.toml").write_text("[fetch]\nconcurrency = 2\n")
        assert load_settings().fetch.concurrency == 2

    def test_are_overridden_by_the_environment_one_by_one(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = written(tmp_path, "[fetch]\nconcurrency = 2\ntimeout_seconds = 5\n[nlp]\nmodel = 'other'\n")
        monkeypatch.setenv("NEWSFACTS_FETCH__TIMEOUT_SECONDS", "7.5")
        settings = load_settings(path)
        assert (settings.fetch.concurrency, settings.fetch.timeout_seconds) == (2, 7.5)
        assert settings.nlp.model == "other"

    def test_give_way_to_the_warehouse_asked_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NEWSFACTS_WAREHOUSE__PATH", "elsewhere.duckdb")
        assert load_settings().warehouse.path == Path("elsewhere.duckdb")
        assert load_settings(warehouse="here/facts.duckdb").warehouse.bodies == Path("here/facts.bodies")

    def test_cannot_be_changed_later(self) -> None:
        settings = load_settings()
        with pytest.raises(ValidationError, match="frozen"):
            settings.fetch.concurrency = 9  # type: ignore[misc]  # the point of the test
        with pytest.raises(ValidationError, match="frozen"):
            settings.nlp = settings.nlp  # type: ignore[misc]  # the point of the test


class TestFaultySettings:
    def test_are_reported_all_at_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NEWSFACTS_FETCH__MAX_BYTES", "lots")
        monkeypatch.setenv("NEWSFACTS_FETHC__PROXY", "http://proxy.example")
        path = written(
            tmp_path,
            "wherehouse = 1\n[nlp]\nmodle = 'fast'\n"
            "[fetch]\nconcurrency = 0\nproxy = 'ftp://ann:secret@proxy.example'\nuser_agent = \"a\\nb\"\n",
        )
        with pytest.raises(SettingsError) as caught:
            load_settings(path)
        assert caught.value.subject == str(path)
        assert caught.value.reason == "invalid_settings"
        assert "secret" not in caught.value.message
        head, *faults = caught.value.message.split("\n- ")
        assert head == "7 faults:"
        assert sorted(faults) == [
            "fetch.concurrency should be greater than or equal to 1",
            "fetch.proxy must start with https:// or http://, not 'ftp:'",
            "fetch.user_agent must be printable ASCII on one line, since it is sent as a header",
            "nlp.modle is unknown; did you mean 'model'?",
            "unknown section 'wherehouse'; did you mean 'warehouse'?",
            "variable NEWSFACTS_FETCH__MAX_BYTES should be a valid integer, unable to parse string as an integer",
            "variable NEWSFACTS_FETHC__PROXY: unknown section 'fethc'; did you mean 'fetch'?",
        ]

    def test_name_a_section_that_is_no_table(self, tmp_path: Path) -> None:
        with pytest.raises(SettingsError, match=r"nlp must be a table, written as \[nlp\]"):
            load_settings(written(tmp_path, "nlp = 'fast'\n"))

    def test_name_a_variable_that_is_no_table(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NEWSFACTS_FETCH", "fast")
        with pytest.raises(SettingsError, match="fetch"):
            load_settings()

    def test_variables_of_others_are_left_alone(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("NEWSFACTS_HOME", "/srv/newsfacts")
        assert load_settings() == Settings()


class TestFeeds:
    def test_are_read_in_order(self, tmp_path: Path) -> None:
        path = written(
            tmp_path,
            """
            [[feeds]]
            name = "courier"
            url = "https://courier.example/rss"

            [[feeds]]
            name = "harbour ledger"
            url = "http://127.0.0.1:8000/feed.xml"
            language = "en-GB"
            poll_interval = "2h"
            max_entries = 20
            expected_entries = 5
            """,
        )
        assert load_feeds(path) == (
            Feed(name="courier", url="https://courier.example/rss"),
            Feed(
                name="harbour ledger",
                url="http://127.0.0.1:8000/feed.xml",
                language="en-GB",
                poll_interval=timedelta(hours=2),
                max_entries=20,
                expected_entries=5,
            ),
        )

    @pytest.mark.parametrize(
        ("stated", "minutes"), [("45", 45), ('"15m"', 15), ('"1h"', 60), ('" 90 M "', 90), ('"1d"', 1440), ("0", 0)]
    )
    def test_intervals(self, tmp_path: Path, stated: str, minutes: int) -> None:
        path = written(tmp_path, f'[[feeds]]\nname = "a"\nurl = "https://a.example"\npoll_interval = {stated}\n')
        assert load_feeds(path)[0].poll_interval == timedelta(minutes=minutes)

    def test_of_the_example_are_in_order(self) -> None:
        feeds = load_feeds(Path(flows.__file__).with_name("feeds.toml"))
        assert len(feeds) >= 3
        assert all(feed.url.startswith("https://") and feed.language for feed in feeds)


class TestFaultyFeeds:
    @pytest.mark.parametrize(
        ("line", "fault"),
        [
            ('url = "feed://a.example/rss"', "url must start with https:// or http://, not 'feed:'"),
            ('url = "a.example/rss"', "url must start with https:// or http://, not 'nothing:'"),
            ('url = "/etc/feed.xml"', "url must start with https:// or http://, not 'nothing:'"),
            ('url = "https://"', "url names no host"),
            ('url = "https://a.example/my feed"', "url has a blank in it"),
            (
                'url = "https://a.example:port/"',
                "url is no address (Port could not be cast to integer value as 'port')",
            ),
            (
                'url = "https://ann:pw@a.example/"',
                "url carries a user name or password, which is never sent; leave it out",
            ),
            ("url = 7", "url should be a valid string"),
            ('langauge = "en"', "unknown key 'langauge'; did you mean 'language'?"),
            (
                "x = 1",
                "unknown key 'x'; known are name, url, language, poll_interval, max_entries, expected_entries",
            ),
            ('language = "English"', 'language must be a language tag such as "en" or "en-GB", not \'English\''),
            ("poll_interval = -1", "poll_interval must lie between 0 and 30 days, not at -1"),
            ('poll_interval = "60d"', "poll_interval must lie between 0 and 30 days, not at '60d'"),
            (
                'poll_interval = "soon"',
                'poll_interval must be minutes, or a text such as "15m", "1h" or "1d", not \'soon\'',
            ),
            ("poll_interval = true", 'poll_interval must be minutes, or a text such as "15m", "1h" or "1d", not True'),
            ("max_entries = 0", "max_entries should be greater than or equal to 1"),
            ('expected_entries = "many"', "expected_entries should be a valid integer"),
        ],
    )
    def test_name_the_feed_the_line_and_the_key(self, tmp_path: Path, line: str, fault: str) -> None:
        url = "" if line.startswith("url") else '\nurl = "https://a.example/"'
        path = written(tmp_path, f'# mine\n[[feeds]]\nname = "a"{url}\n{line}\n')
        assert faults_of(path) == [f"feed 'a' (line 2): {fault}"]

    def test_are_reported_all_at_once(self, tmp_path: Path) -> None:
        path = written(
            tmp_path,
            '[[feeds]]\nname = "a"\nurl = "https://a.example/"\n[[feeds]]\nname = "a"\nurl = "https://a.example/"\n'
            '[[feeds]]\nurl = "x"\n[[feeds]]\nname = " "\nurl = "https://b.example/"\n',
        )
        assert faults_of(path) == [
            "feed no. 3 (line 7): name is missing",
            "feed no. 3 (line 7): url must start with https:// or http://, not 'nothing:'",
            "feed no. 4 (line 9): name must be a word or two on one line, without blanks around",
            "2 feeds are named 'a'; give each its own name",
            "feeds 'a' and 'a' have one url; keep one of them",
        ]

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ("", 'names no feed; add one: [[feeds]], name = "…", url = "https://…"'),
            ('[[feed]]\nname = "a"\n', "unknown key 'feed'; did you mean 'feeds'?"),
            ('feeds = ["https://a.example/"]\n', "write each feed as a table of its own, under [[feeds]]"),
            ('[feeds]\nname = "a"\n', "write each feed as a table of its own, under [[feeds]]"),
        ],
    )
    def test_of_the_whole_file(self, tmp_path: Path, text: str, fault: str) -> None:
        assert faults_of(written(tmp_path, text)) == [fault]


@pytest.mark.parametrize("load", [load_feeds, load_settings])
class TestUnusableFiles:
    def test_missing(self, load: object, tmp_path: Path) -> None:
        error = self.refused(load, tmp_path / "none.toml")
        assert error.reason == "missing_file"
        assert "there is no such file; " in error.message

    def test_folder(self, load: object, tmp_path: Path) -> None:
        assert self.refused(load, tmp_path).reason == "unreadable_file"

    def test_not_utf8(self, load: object, tmp_path: Path) -> None:
        path = tmp_path / "latin.toml"
        path.write_bytes(b'name = "Caf\xe9"')
        error = self.refused(load, path)
        assert (error.reason, error.message) == ("unreadable_file", "is not UTF-8 (byte 11); save it as UTF-8")

    def test_broken(self, load: object, tmp_path: Path) -> None:
        error = self.refused(load, written(tmp_path, '[[feeds]]\nname = "a\n'))
        assert error.reason == "broken_toml"
        assert "(at line 2, column 10)" in error.message

    @staticmethod
    def refused(load: object, path: Path) -> SettingsError:
        assert callable(load)
        with pytest.raises(SettingsError) as caught:
            load(path)
        assert caught.value.subject == str(path)
        return caught.value
