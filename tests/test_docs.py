"""The README is true: its commands run, its SQL binds, its settings are the defaults."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from prefect.testing.utilities import prefect_test_harness

from flows import cli
from flows.demo import PAGES, serve_newsroom
from flows.settings import load_feeds, load_settings
from warehouse.store import Warehouse

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")

#: They run until they are stopped.
ENDLESS = re.compile(r"newsfacts serve|newsfacts review$|prefect server start|prefect worker start")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


def commands(program: str) -> list[str]:
    """The commands of the README's shell blocks, without their comments."""
    lines = "".join(blocks("sh")).splitlines()
    return [line.partition("  #")[0].strip() for line in lines if line.startswith(f"{program} ")]


@pytest.fixture(scope="module")
def home(tmp_path_factory) -> Iterator[Path]:
    """A working directory as the README supposes one, its feed served on loopback."""
    folder = tmp_path_factory.mktemp("readme")
    with serve_newsroom() as newsroom, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("PREFECT_HOME", str(folder / "prefect"))
        patch.setenv("NEWSFACTS_HOME", str(folder))
        patch.setenv("NEWSFACTS_FETCH__MIN_GAP_SECONDS", "0")
        (feeds,) = (block for block in blocks("toml") if "[[feeds]]" in block)
        (folder / "feeds.toml").write_text(
            feeds.replace("https://news.example/rss.xml", f"{newsroom.address}/feed.xml")
        )
        (folder / "article.txt").write_text("Acme expects to sign the accord by June 30, spokesman Lee Park said.")
        (folder / "in.jsonl").write_text('{"id": "1", "published": "2026-06-26", "title": "", "text": "Acme met."}\n')
        gold = {"id": "1", "text": "Acme met.", "spans": [{"start": 0, "end": 4, "label": "ORG"}]}
        (folder / "gold.jsonl").write_text(json.dumps(gold))
        (folder / "story").write_text(newsroom.address)
        shutil.copytree(PAGES, folder / "flows" / "newsroom" / "pages")
        with prefect_test_harness(server_startup_timeout=120):
            yield folder


def run_newsfacts(command: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run a command of the README in this process, its redirection left out; returns the exit code."""
    address = (home / "story").read_text()
    command = command.replace("https://news.example/story", f"{address}/corvid-audit.html")
    monkeypatch.setattr(sys, "argv", shlex.split(command.partition(" > ")[0]))
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


@pytest.mark.flow
def test_the_commands_of_the_readme_run(home, monkeypatch):
    """In the order of the README, but a run comes first: queries ask what it stored."""
    shown = [command for command in commands("newsfacts") if not ENDLESS.match(command)]
    assert len(shown) >= 7
    codes = {command: run_newsfacts(command, home, monkeypatch) for command in ["newsfacts ingest", *shown]}
    assert set(codes.values()) == {0}, codes


def test_the_rows_of_the_example_are_those_of_its_article(monkeypatch, capsys):
    """As the command above them prints them; the README shows the first ones."""
    command = next(command for command in commands("newsfacts") if command.startswith("newsfacts extract"))
    monkeypatch.setattr(sys, "argv", [*shlex.split(command), "--json"])
    monkeypatch.chdir(ROOT)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert not ended.value.code
    found = [
        [told["actor"], f"{told['trigger']} {told['action']}", f"{told['kind']}, {told['polarity']}, {told['status']}",
         *((told["deadline"]["text"], told["deadline"]["end"]) if told["deadline"] else ("", "")),
         told["speaker"] or ""]
        for told in json.loads(capsys.readouterr().out)["commitments"]
    ]  # fmt: skip
    table = README.partition("| who | what | how |")[2].partition("\n\n")[0].splitlines()[2:]
    shown = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    whole = [[who, *rest] for actors, *rest in shown for who in re.split(", and one row each for |, ", actors)]
    assert found[: len(whole)] == whole


@pytest.mark.flow
@pytest.mark.parametrize("sql", blocks("sql"), ids=lambda sql: sql.splitlines()[0])
def test_the_sql_of_the_readme_answers(home, monkeypatch, sql):
    """Each question has an answer in the sample newsroom."""
    if not (home / "newsfacts.duckdb").exists():
        assert run_newsfacts("newsfacts ingest", home, monkeypatch) == 0
    with Warehouse.open(home / "newsfacts.duckdb", read_only=True) as warehouse:
        assert len(warehouse.query(sql))


@pytest.mark.flow
def test_the_deployments_of_the_readme_are_accepted(home):
    """Prefect takes the work pool and both deployments, and a worker could run them."""
    from prefect.settings import PREFECT_API_URL

    environment = {**os.environ, "PREFECT_API_URL": PREFECT_API_URL.value() or "", "DO_NOT_TRACK": "1"}
    said = ""
    for command in commands("prefect"):
        if ENDLESS.match(command):
            continue
        program, *arguments = shlex.split(command)
        ended = subprocess.run(
            [str(Path(sys.executable).parent / program), *arguments],
            cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        said += ended.stdout + ended.stderr
        assert ended.returncode == 0, said
    assert "ingest/every-15-minutes" in said
    assert "reextract/nightly" in said


def test_every_command_is_in_the_readme():
    app = typer.main.get_command(cli.app)
    names = [name for name in app.commands if name not in ("feeds", "model", "demo")]  # type: ignore[attr-defined]  # a group of commands
    grouped = [f"{group} {name}" for group in ("feeds", "model") for name in app.commands[group].commands]  # type: ignore[attr-defined]  # a group of commands
    assert [name for name in [*names, *grouped] if f"newsfacts {name}" not in README] == []


def test_make_has_the_targets_of_the_readme():
    """`make -n` finds each target, and demo is the command of that name."""
    for command in commands("make"):
        ended = subprocess.run([*shlex.split(command), "-n"], cwd=ROOT, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stderr
        assert "newsfacts demo" in ended.stdout or "pytest" in ended.stdout


def test_the_settings_of_the_readme_are_the_defaults(tmp_path):
    (shown,) = (block for block in blocks("toml") if "[nlp]" in block)
    (tmp_path / "newsfacts.toml").write_text(shown)
    assert load_settings(tmp_path / "newsfacts.toml") == load_settings(None)


def test_the_example_feeds_load():
    assert load_feeds(ROOT / "flows" / "feeds.toml")


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_links_of_the_readme_lead_somewhere(link):
    assert (ROOT / link).exists()
