"""The component that finds organizations and people."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from models import digest


@Language.factory(
    "organization_finder",
    assigns=["doc._.organizations", "doc._.people", "doc.spans"],
    requires=["doc.ents", "token.dep", "token.head"],
    default_config={"aliases": None},
)
def make_organization_finder(nlp: Language, name: str, aliases: str | None) -> OrganizationFinder:  # noqa: ARG001  # spaCy passes all three
    """An organization finder; ``aliases`` is a file of names to add to the packaged one."""
    return OrganizationFinder(aliases)


class OrganizationFinder:
    """Writes ``doc._.organizations``, ``doc._.people`` and ``doc.spans["organizations"]``."""

    def __init__(self, aliases: str | None) -> None:
        self.digest = digest("aliases", aliases)

    def __call__(self, doc: Doc) -> Doc:
        """Leave the Doc as it is."""
        doc.spans["organizations"] = []
        return doc
