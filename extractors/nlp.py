"""The language pipeline: a trained English model and, after it, the components that find facts."""

from __future__ import annotations

from copy import deepcopy
from hashlib import sha256
from importlib import import_module
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

from extractors.sources import sources
from extractors.tokenizer import BoundedTokenizer
from models import ExtractorVersion, ModelError, digest

#: Our components in the order they run after the model's, and the module that registers each.
FINDERS: tuple[tuple[str, str], ...] = (
    ("organization_finder", "extractors.entities.component"),
    ("temporal_finder", "extractors.temporal.component"),
    ("timex_tagger", "extractors.temporal.component"),
    ("claim_finder", "extractors.claims.component"),
    ("commitment_finder", "extractors.commitments.component"),
    ("follow_up_finder", "extractors.follow_ups.component"),
)

DEFAULT_MODEL = "accurate"
PIPELINES = Path(__file__).parent / "pipelines"  # trained models that come with the package
#: Word lists, which the pipeline's configuration does not contain.
CUE_FILES = ("**/cues.py", "**/*_cues.py", "**/*.toml")

LONGEST_SENTENCE = 300  # tokens without a mark that ends one
_SENTENCE_ENDS = frozenset({".", "!", "?"})

#: Universal Dependencies and ClearNLP name the object of a verb differently.
UD_LABELS = frozenset({"obj", "obl", "nsubj"})
CLEARNLP_LABELS = frozenset({"dobj", "pobj", "nsubjpass"})


def build_nlp(name: str = DEFAULT_MODEL, *, components: bool = True, aliases: Path | None = None) -> Language:
    """A pipeline that reads an article's facts; with ``components=False`` the bare model.

    ``name`` is a model that comes with newsfacts ("accurate", "fast"), a folder, or an installed spaCy package whose
    parser speaks Universal Dependencies. ``aliases`` is a file of names in the form of ``aliases.toml`` that adds to
    the packaged one. Raises ModelError when the model is missing or unfit, SettingsError when ``aliases`` is.
    """
    nlp = _load(name)
    _require_annotations(nlp, name)
    nlp.tokenizer = BoundedTokenizer(nlp.tokenizer)
    if not components:
        return nlp
    nlp.add_pipe("paragraph_starts", first=True)
    for factory, module in FINDERS:
        import_module(module)
        settings = {"aliases": str(aliases)} if factory == "organization_finder" and aliases else {}
        nlp.add_pipe(factory, config=settings)
    return nlp


@Language.component("paragraph_starts", assigns=["token.is_sent_start"])
def paragraph_starts(doc: Doc) -> Doc:
    """Begin a sentence after every line break, so that no headline runs into the first paragraph.

    So too after 300 tokens with no mark that ends a sentence: the parser's time grows with the square of a
    sentence's length, and 50,000 opening brackets took it minutes.
    """
    length = 0
    for token in doc[1:]:
        before = doc[token.i - 1]
        breaks = before.is_space and "\n" in before.text
        length = 0 if breaks or before.text in _SENTENCE_ENDS else length + 1
        if (breaks and not token.is_space) or length == LONGEST_SENTENCE:
            token.is_sent_start = True
            length = 0
    return doc


def extractor_version(nlp: Language) -> ExtractorVersion:
    """Exactly what the pipeline is: two that could find different facts have different versions."""
    own_names = [nlp.get_pipe(pipe).digest for pipe in nlp.pipe_names if pipe == "organization_finder"]  # type: ignore[attr-defined]  # a component is any callable
    cues = sources(*CUE_FILES)
    return ExtractorVersion(
        version=installed_version("newsfacts"),
        model_name=f"{nlp.meta['lang']}_{nlp.meta['name']}",
        model_version=str(nlp.meta["version"]),
        config_digest=digest(_settings(nlp)),
        cues_digest=digest(cues, own_names),
        code_digest=digest({path: code for path, code in sources("**/*.py").items() if path not in cues}, weights()),
        model_digest=model_digest(nlp.path) if nlp.path else None,
    )


def weights() -> dict[str, str]:
    """SHA-256 of the weights of each judge, which decide beside the rules."""
    root = Path(__file__).parent
    return {
        path.relative_to(root).as_posix(): sha256(path.read_bytes()).hexdigest() for path in sorted(root.rglob("*.npz"))
    }


def model_digest(folder: Path) -> str:
    """SHA-256 of every file of a model but its card: two models of one digest find the same."""
    found = sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".md"):
        content = path.read_bytes()
        found.update(f"{path.relative_to(folder).as_posix()}\0{len(content)}\0".encode())
        found.update(content)
    return found.hexdigest()


def shipped_models() -> list[str]:
    """The names of the models that come with newsfacts."""
    return sorted(path.parent.name for path in PIPELINES.glob("*/config.cfg"))


def _load(name: str) -> Language:
    source = next((path for path in (PIPELINES / name, Path(name)) if (path / "config.cfg").is_file()), None)
    if source is None and not is_package(name):
        known = ", ".join(shipped_models()) or "none"
        message = (
            f"no such language model: neither one of ours ({known}), nor a folder with a config.cfg, nor an "
            f"installed spaCy package. Install that package with pip, or name another model"
        )
        raise ModelError(name, message, "missing")
    try:
        return spacy.load(source or name)
    except (OSError, ValueError) as exc:  # what spaCy raises for an incomplete folder or a foreign version
        raise ModelError(name, f"cannot be loaded: {exc}. Reinstall it, or name another model", "unreadable") from exc


def _require_annotations(nlp: Language, name: str) -> None:
    missing = [pipe for pipe in ("parser", "ner") if pipe not in nlp.pipe_names]
    if missing:
        message = f"has no {' and no '.join(missing)}; the extractors need both. Use the model 'accurate'"
        raise ModelError(name, message, "incomplete")
    labels = set(nlp.pipe_labels["parser"])
    if labels & CLEARNLP_LABELS or not labels >= UD_LABELS:
        message = (
            "its parser's labels are not those of Universal Dependencies (nsubj, obj, obl, ccomp), which the "
            "extractors' rules are written for; the en_core_web models speak ClearNLP (dobj, pobj). "
            "Use the model 'accurate', or train one on Universal Dependencies treebanks"
        )
        raise ModelError(name, message, "label_scheme")


def _settings(nlp: Language) -> dict[str, Any]:
    """The parts of the configuration that decide what comes out, without paths of this machine."""
    config = {part: deepcopy(nlp.config[part]) for part in ("nlp", "components")}
    config["components"].get("organization_finder", {}).pop("aliases", None)
    return config
