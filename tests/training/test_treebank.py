"""A treebank's sentences, read and reworked: trees stay trees."""

from dataclasses import replace
from random import Random

import pytest

from training.names import Names
from training.reported import promise, quote_whole, report, reportable, with_dateline
from training.treebank import read_treebank, swap_names, usable

TREEBANK = """\
# newdoc id = ferry
# newpar
# text = Aldmoor's council opened the harbour.
1-2\tAldmoor's\t_\t_\t_\t_\t_\t_\t_\t_
1\tAldmoor\tAldmoor\tPROPN\tNNP\tNumber=Sing\t3\tnmod:poss\t_\t_
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tcouncil\tcouncil\tNOUN\tNN\tNumber=Sing\t4\tnsubj\t_\t_
4\topened\topen\tVERB\tVBD\tMood=Ind|Tense=Past|VerbForm=Fin\t0\troot\t_\t_
5\tthe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t6\tdet\t_\t_
6\tharbour\tharbour\tNOUN\tNN\tNumber=Sing\t4\tobj\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# newdoc id = bridge
# text = Corvid wants to mend the bridge.
1\tCorvid\tCorvid\tPROPN\tNNP\tNumber=Sing\t2\tnsubj\t_\t_
2\twants\twant\tVERB\tVBZ\tMood=Ind|Tense=Pres|VerbForm=Fin\t0\troot\t_\t_
3\tto\tto\tPART\tTO\t_\t4\tmark\t_\t_
4\tmend\tmend\tVERB\tVB\tVerbForm=Inf\t2\txcomp\t_\t_
5\tthe\tthe\tDET\tDT\tDefinite=Def|PronType=Art\t6\tdet\t_\t_
6\tbridge\tbridge\tNOUN\tNN\tNumber=Sing\t4\tobj\t_\tSpaceAfter=No
7\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

"""
NAMES = Names(
    first=("Ada",),
    last=("Moor",),
    with_article=("Port Authority",),
    without_article=("Tessera",),
    products=("Lumen",),
    parts={
        "places": ("Halden",),
        "bodies": ("Council",),
        "firms": ("Works",),
        "starts": ("Ve",),
        "middles": ("lo",),
        "ends": ("ra",),
    },
)


@pytest.fixture(scope="module")
def sentences(tmp_path_factory):
    path = tmp_path_factory.mktemp("treebank") / "own.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return list(read_treebank(path))


def is_tree(words):
    """One root, to which every word leads."""
    roots = [index for index, word in enumerate(words) if word.head < 0]
    for index in range(len(words)):
        seen = set()
        while words[index].head >= 0 and index not in seen:
            seen.add(index)
            index = words[index].head
        if [index] != roots:
            return False
    return True


def written(words):
    return "".join(word.form + " " * word.space for word in words).strip()


def test_sentences_keep_their_place_words_and_trees(sentences):
    ferry, bridge = sentences
    assert (ferry.opens_paragraph, bridge.document - ferry.document) == (True, 1)
    assert written(ferry.words) == "Aldmoor's council opened the harbour."
    assert [word.head for word in ferry.words] == [2, 0, 3, -1, 5, 3, 3]
    assert [word.xpos for word in bridge.words[:4]] == ["NNP", "VBZ", "TO", "VB"]


def test_a_form_with_a_blank_in_it_is_of_no_use(sentences):
    ferry = sentences[0]
    assert usable(ferry)
    assert not usable(replace(ferry, words=(replace(ferry.words[0], form="New Aldmoor"), *ferry.words[1:])))


def test_lone_names_that_act_are_swapped_and_nothing_else(sentences):
    """Aldmoor has a word of its own, the possessive; Corvid stands alone and gets another name now and then."""
    ferry, bridge = (sentence.words for sentence in sentences)
    assert all(swap_names(ferry, NAMES, Random(seed)) == ferry for seed in range(20))
    swapped = [swap_names(bridge, NAMES, Random(seed)) for seed in range(20)]
    others = {words[0].form for words in swapped} - {"Corvid"}
    assert "Tessera" in others
    assert all(words[1:] == bridge[1:] and words[0].lemma == words[0].form for words in swapped)


def test_names_are_drawn_from_the_lists_or_made_of_parts():
    drawn = {NAMES.organization(Random(seed), article=False) for seed in range(60)}
    assert {"Tessera", "Halden Works", "Moor Works", "Velora"} <= drawn
    assert {NAMES.organization(Random(seed), article=True) for seed in range(60)} == {
        "Port Authority",
        "Halden Council",
        "Moor Council",
    }


def test_reported_speech_is_a_tree_that_holds_the_sentence(sentences):
    """In every pattern the words of the content are there in order, under a verb of saying or beside "according"."""
    ferry = sentences[0].words
    assert reportable(ferry)
    built = [report(ferry, NAMES, Random(seed)) for seed in range(60)]
    assert all(is_tree(words) for words in built)
    texts = {written(words) for words in built}
    assert all("council opened the harbour" in text for text in texts)
    assert any(text.startswith('"Aldmoor') for text in texts)
    assert any("ccording to" in text for text in texts)


def test_a_quotation_is_no_statement_to_report(sentences):
    quoted = quote_whole(sentences[0].words)
    assert written(quoted) == '"Aldmoor\'s council opened the harbour."'
    assert is_tree(quoted)
    assert not reportable(quoted)
    assert report(quoted, NAMES, Random(0)) is None


def test_a_promise_takes_the_infinitive(sentences):
    """A sentence without one makes no promise."""
    ferry, bridge = (sentence.words for sentence in sentences)
    assert promise(ferry, NAMES, Random(0)) is None
    built = [words for seed in range(40) if (words := promise(bridge, NAMES, Random(seed)))]
    assert built
    assert all(is_tree(words) and "mend the bridge." in written(words) for words in built)


def test_a_dateline_hangs_on_the_sentence(sentences):
    built = with_dateline(sentences[0].words, Random(3))
    assert is_tree(built)
    assert written(built).endswith("council opened the harbour.")
