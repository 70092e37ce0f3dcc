"""The command line as a person or a script meets it: output, messages and exit codes."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows import cli
from flows.tables import rows_table, table

ARTICLE = "Acme expects to sign the accord by June 30, spokesman Lee Park said on Monday."


@pytest.fixture
def in_folder(tmp_path, monkeypatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def newsfacts(capsys, monkeypatch):
    """Runs the program in this process; returns its exit code, output and error output."""

    def run(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["newsfacts", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8"))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        written = capsys.readouterr()
        return int(ended.value.code or 0), written.out, written.err

    return run


@pytest.fixture
def warehouse(in_folder, empty_file) -> Path:
    return Path(shutil.copy(empty_file, in_folder / "newsfacts.duckdb"))


COMMANDS = [
    *(([command.callback.__name__], command.callback) for command in cli.app.registered_commands),
    *(
        ([group.name, command.name], command.callback)
        for group in cli.app.registered_groups
        for command in group.typer_instance.registered_commands
    ),
]


@pytest.mark.parametrize(("command", "function"), COMMANDS, ids=[" ".join(command) for command, _ in COMMANDS])
def test_every_command_has_help(command, function):
    """Help begins with a sentence that tells what the command does."""
    result = CliRunner().invoke(cli.app, [*command, "--help"], terminal_width=200)
    sentence = " ".join(function.__doc__.partition("\n")[0].split())
    assert result.exit_code == 0
    assert sentence.endswith(".")
    assert sentence.replace("``", "")[:40] in " ".join(result.output.split()).replace("``", "")


def test_facts_of_a_file(newsfacts, in_folder):
    (in_folder / "article.txt").write_text(ARTICLE)
    code, out, _ = newsfacts("extract", "article.txt", "--published", "2026-06-15", "--json")
    facts = json.loads(out)
    assert code == 0
    assert [date["text"] for date in facts["dates"]] == ["June 30", "Monday"]
    assert facts["dates"][0]["bound"] == {"start": "2026-06-15", "end": "2026-06-30"}


def test_a_page_declares_its_characters(newsfacts, in_folder):
    """A saved page may be in any encoding."""
    head = '<head><meta charset="windows-1252"><title>Café</title></head>'
    page = f"<html>{head}<body><p>{ARTICLE * 4}</p></body></html>"
    (in_folder / "page.html").write_bytes(page.encode("windows-1252"))
    code, out, _ = newsfacts("extract", "page.html", "--json")
    assert code == 0
    assert json.loads(out)["title"] == "Café"


def test_names_of_the_users_own(newsfacts, in_folder):
    """A file of names adds to ours; nobody else knows QMK."""
    (in_folder / "article.txt").write_text("QMK expects to sign the accord by June 30.")
    (in_folder / "names.toml").write_text('[company]\nnames = ["QMK"]\n')
    named = []
    for settings in ("", '[nlp]\naliases = "names.toml"\n'):
        (in_folder / "newsfacts.toml").write_text(settings)
        code, out, _ = newsfacts("extract", "article.txt", "--json")
        assert code == 0
        named.append([organization["name"] for organization in json.loads(out)["organizations"]])
    assert named == [[], ["QMK"]]


def test_facts_of_standard_input_as_tables(newsfacts, in_folder):
    code, out, _ = newsfacts("extract", "-", "--published", "2026-06-15", stdin=ARTICLE)
    assert code == 0
    assert "Organizations" in out
    assert "June 30" in out


def test_a_batch_answers_line_by_line(newsfacts, in_folder):
    """Exit code 3 says that some lines failed; the others have their facts."""
    lines = [json.dumps({"id": "a", "published": "2026-06-15", "title": "", "text": ARTICLE}), "{", ""]
    (in_folder / "in.jsonl").write_text("\n".join(lines))
    code, out, _ = newsfacts("extract", "--jsonl", "in.jsonl")
    results = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert [result["id"] for result in results] == ["a", None]
    assert "error" in results[1]
    assert newsfacts("extract", "--jsonl", "-", stdin=lines[0])[0] == 0
    assert newsfacts("extract", "--jsonl", "-", stdin="{")[0] == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["extract", "missing.txt"], ["missing.txt", "cannot be read"]),
        (["extract", "--jsonl", "missing.jsonl"], ["missing.jsonl", "cannot be read"]),
        (["extract", "article.txt", "--published", "soon"], ["soon", "2026-06-26"]),
        (["extract", "empty.txt"], ["empty.txt", "no text"]),
        (["extract", "latin.txt"], ["latin.txt", "not UTF-8"]),
        (["extract", "--jsonl", "latin.txt"], ["latin.txt", "not UTF-8"]),
        (["query", "by-when"], ["newsfacts.duckdb", "ingest"]),
        (["query", "--file", "missing.sql"], ["missing.sql"]),
        (["ingest"], ["feeds.toml"]),
        (["feeds", "check"], ["feeds.toml"]),
        (["ingest", "--feeds", "broken.toml"], ["broken.toml", "line 1"]),
        (["info", "--settings", "model.toml"], ["no-such-model", "pip"]),
        (["info", "--settings", "names.toml"], ["no-such-names.toml"]),
    ],
    ids=" ".join,
)
def test_bad_input_is_named_with_its_remedy(newsfacts, in_folder, arguments, words):
    """One line on standard error, exit code 1, no traceback."""
    (in_folder / "article.txt").write_text(ARTICLE)
    (in_folder / "empty.txt").write_text(" \n")
    (in_folder / "latin.txt").write_bytes("Café".encode("iso-8859-1"))
    (in_folder / "broken.toml").write_text("[[feeds]\n")
    (in_folder / "names.toml").write_text('[nlp]\naliases = "no-such-names.toml"\n')
    (in_folder / "model.toml").write_text('[nlp]\nmodel = "no-such-model"\n')
    code, out, err = newsfacts(*arguments)
    assert code == 1
    assert "Traceback" not in err + out
    assert all(word in err.replace("\n", " ") for word in words)


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract"],
        ["extract", "a.txt", "--jsonl", "b.jsonl"],
        ["query", "by-when", "--file", "x.sql"],
        ["query", "by-when", "--format", "parquet"],
        ["query", "by-when", "--out", "x.txt"],
        ["ingest", "--since", "yesterday"],
        ["no-such-command"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_exit_code_two(newsfacts, in_folder, arguments):
    assert newsfacts(*arguments)[0] == 2


def test_rows_come_in_each_format(newsfacts, warehouse):
    sql = "select 'a,b' as name, date '2026-06-30' as due, null as nothing"
    code, out, _ = newsfacts("query", sql, "--format", "csv")
    assert (code, list(csv.DictReader(io.StringIO(out)))) == (0, [{"name": "a,b", "due": "2026-06-30", "nothing": ""}])
    _, out, _ = newsfacts("query", sql, "--format", "json")
    assert json.loads(out)[0]["name"] == "a,b"
    _, out, _ = newsfacts("query", sql)
    assert "2026-06-30" in out
    assert newsfacts("query", sql, "--format", "parquet", "--out", "rows.parquet")[0] == 0
    assert (warehouse.parent / "rows.parquet").read_bytes()[:4] == b"PAR1"


def test_days_are_days_in_every_format(newsfacts, warehouse):
    """A DATE has no midnight, and nothing is null, not NaN."""
    sql = "select date '2026-06-30' as due, null::date as never, [1, 2] as list, 1.5 as number"
    _, out, _ = newsfacts("query", sql, "--format", "json")
    assert json.loads(out) == [{"due": "2026-06-30", "never": None, "list": [1, 2], "number": 1.5}]
    _, out, _ = newsfacts("query", sql)
    assert "00:00" not in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            [
                "",
            ],
            "no SQL",
        ),
        ([";"], "no SQL"),
        (["overdue", "-p", "foo=1"], "$as_of"),
        (["select 1", "-p", "a=1"], "none"),
    ],
)
def test_a_query_that_cannot_be_asked_says_why(newsfacts, warehouse, arguments, words):
    code, _, err = newsfacts("query", *arguments)
    assert code == 1
    assert words in err


def test_an_interrupted_command_says_what_stays(newsfacts, in_folder, monkeypatch):
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.queries.sql_of", interrupt)
    code, _, err = newsfacts("query", "by-when")
    assert code == 130
    assert "interrupted" in err


def test_the_version_is_told(newsfacts):
    code, out, _ = newsfacts("--version")
    assert (code, out.split()[0]) == (0, "newsfacts")


def test_a_query_cannot_change_anything(newsfacts, warehouse):
    code, _, err = newsfacts("query", "drop table article")
    assert code == 1
    assert "read-only" in err


def test_parameters_reach_bundled_queries(newsfacts, warehouse):
    assert newsfacts("query", "overdue", "-p", "as_of=2026-06-30")[0] == 0
    code, _, err = newsfacts("query", "overdue", "-p", "as_of")
    assert code == 1
    assert "name=value" in err


def test_bundled_queries_are_listed(newsfacts, in_folder):
    code, out, _ = newsfacts("query")
    assert code == 0
    assert "by-when" in out


def test_info_tells_what_there_is(newsfacts, warehouse):
    code, out, _ = newsfacts("info", "--json")
    described = json.loads(out)
    assert code == 0
    assert described["warehouse"]["counts"]["article"] == 0
    assert described["model"]["setting"] == "accurate"
    assert "prefect" in described["libraries"]


def test_info_without_a_warehouse(newsfacts, in_folder):
    code, out, _ = newsfacts("info")
    assert code == 0
    assert "newsfacts ingest makes it" in out.replace("\n", " ")


def test_feeds_are_checked(newsfacts, in_folder, site):
    """A good feed and a page in its place: exit code 3, one verdict each."""
    item = f"<item><title>News</title><link>{site.url('/a')}</link></item>"
    site.on("/feed", body=f'<rss version="2.0"><channel><title>N</title>{item}</channel></rss>'.encode())
    site.on("/page", body=b"<!doctype html><html><body>Hello</body></html>")
    feeds = "".join(f'[[feeds]]\nname = "{name}"\nurl = "{site.url("/" + name)}"\n' for name in ("feed", "page"))
    (in_folder / "feeds.toml").write_text(feeds)
    (in_folder / "newsfacts.toml").write_text("[fetch]\nmin_gap_seconds = 0.0\n")
    code, out, _ = newsfacts("feeds", "check", "--json")
    feed, page = json.loads(out)
    assert code == 3
    assert (feed["format"], feed["entries"], feed["error"]) == ("rss20", 1, None)
    assert "1 of 1 entries without a date we can read" in feed["warnings"]
    assert "HTML" in page["error"]


def test_serving_needs_a_server(newsfacts, in_folder, monkeypatch):
    monkeypatch.setenv("PREFECT_HOME", str(in_folder / "prefect"))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)
    code, _, err = newsfacts("serve")
    assert code == 1
    assert "prefect server start" in err.replace("\n", " ")


def test_words_of_pages_are_never_markup():
    """A title with markup or terminal escapes is printed as its characters."""
    from rich.console import Console

    console = Console(file=io.StringIO(), width=100)
    console.print(table("T", ("title",), [("[red]x[/] \x1b[2J",)]))
    printed = console.file.getvalue()
    assert "[red]x[/]" in printed
    assert "\x1b[2J" not in printed


def test_wide_rows_print_one_below_the_other():
    import pandas as pd
    from rich.console import Console

    console = Console(file=io.StringIO(), width=60)
    console.print(rows_table("", pd.DataFrame([{f"column_{n}": n for n in range(9)}]), width=60))
    lines = console.file.getvalue().splitlines()
    assert any("column_8" in line and "8" in line.split() for line in lines)
