"""The files of names."""

from __future__ import annotations

import pytest

from extractors.entities.gazetteer import read_gazetteer, read_places
from models import SettingsError


def test_the_packaged_names_are_well_formed():
    """Every context word, platform and excluded name is either a name or none, as its list says."""
    gazetteer = read_gazetteer()
    assert len(gazetteer.full_names) > 1000
    assert gazetteer.platforms <= set(gazetteer.kinds) | {"Medium", "Signal", "Telegram"}
    assert not gazetteer.not_names & set(gazetteer.kinds)


def test_names_that_are_ordinary_words_need_evidence():
    """The riskiest names are marked."""
    assert {"Meta", "X", "Apple", "Target", "Shell", "Ford", "Visa", "House", "Times"} <= read_gazetteer().context


@pytest.mark.parametrize("form", ["McDonald's", "McDonald’s"])
def test_both_apostrophes_are_known(form):
    """Newsrooms write either."""
    assert read_gazetteer().kinds[form] == "company"


def test_a_users_file_adds_and_overrides(tmp_path):
    """The user's kind counts where both know a name, and the digest tells the two apart."""
    path = tmp_path / "names.toml"
    path.write_text(
        'context = ["Quux"]\n[agency]\nnames = ["Quux"]\n[union.aliases]\n"Solar Workers" = ["SW", "Netflix"]\n'
    )
    gazetteer = read_gazetteer(path)
    assert gazetteer.kinds["Quux"] == "agency"
    assert gazetteer.kinds["Netflix"] == "union"
    assert gazetteer.full_names["SW"] == ("Solar Workers",)
    assert "Quux" in gazetteer.context
    assert gazetteer.digest != read_gazetteer().digest


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("names = [", "cannot be read"),
        ("[company]\nnames = 'Quux'\n", "company.names"),
        ("[company.aliases]\n'Quux' = ['']\n", "company.aliases.Quux"),
        ("[company]\nother = ['Quux']\n", "company.other"),
        ("context = 'Quux'\n", "context"),
    ],
)
def test_another_form_is_refused(tmp_path, content, message):
    """The message says where, and what the form is."""
    path = tmp_path / "names.toml"
    path.write_text(content)
    with pytest.raises(SettingsError, match=message):
        read_gazetteer(path)


def test_places_know_capitals_and_peoples():
    """One country, however the article points to it."""
    places = read_places()
    assert {places.country(name) for name in ("China", "PRC", "Beijing", "Chinese")} == {"China"}
    assert places.country("Acme") is None
