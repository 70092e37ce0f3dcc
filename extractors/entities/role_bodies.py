"""Which organization a role is in: named beside it, described, implied by the office, or the one spoken of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from extractors.entities.clusters import key
from extractors.entities.cues import DESCRIPTIONS, PARTIES
from extractors.entities.evidence import is_role
from extractors.entities.mentions import LINKS, POSSESSIVE, REACH, Mentions
from extractors.entities.names import begins_sentence
from extractors.entities.offices import Found, Offices
from extractors.entities.references import described, resolve
from extractors.entities.role_cues import BARE_TITLES, BODIES_OF_OFFICES, BODIES_OF_TITLES, CANDIDACIES
from extractors.entities.roles import Role
from extractors.labels import PLACES
from models import Organization

_DETERMINERS = frozenset({"the", "this", "that"})
_ORIGINS = PLACES | {"NORP"}
_CORPORATE = frozenset({"company", "body", "union", "team", "university", ""})
_TELLING = frozenset({"assured", "informed", "reminded", "told", "tells", "warned"})
_DOMINANCE = 2  # how many times as often as the next the one spoken of must be named


class Bodies:
    """Finds the organizations of one Doc's roles."""

    def __init__(self, mentions: Mentions) -> None:
        self.mentions = mentions
        self.doc = mentions.doc
        self.spans = mentions.all_organizations()
        #: The first mention of each form: what asks for names alone takes no longer in a long article.
        self.forms = list({(span.id_, span.text): span for span in reversed(self.spans)}.values())[::-1]
        self._offices = Offices(mentions, self.forms)
        self._spoken_of = self._most_named()

    def of(self, role: Role, person: Span | None) -> Iterator[tuple[str, Span, str]]:
        """The organization the role is in, its words, and by which way; the first way that gives one."""
        ways: tuple[tuple[Callable[[], Found | None], str], ...] = (
            (lambda: self._before(role), "organization_role"),
            (lambda: self._party(role), "party_of_candidate"),
            (lambda: self._after(role, person), "role_of_organization"),
            (lambda: self._in_role(role), "role_names_department"),
            (lambda: self._holders_office(role), "holders_office"),
            (lambda: self._offices.country(role), "people_of_country"),
            (lambda: self._offices.place(role, person), "office_of_place"),
            (lambda: self._titled(role, person), "body_of_title"),
            (lambda: self._described(role), "described_organization"),
            (lambda: self._offices.chamber(role), "officer_of_chamber"),
            (lambda: self._offices.government(role, person), "office_of_government"),
            (lambda: self._bare(role, person), "bare_role"),
        )
        for way, rule in ways:
            found = way()
            if found is not None:
                yield *found, rule
                break
        led = self._led_party(role)
        if led is not None:
            yield *led, "leader_of_party"

    def _before(self, role: Role) -> Found | None:
        """ "Acme spokesman", "Acme's veteran chief executive", "Ministry of Trade (MoT) director"."""
        position = role.start - 1
        for _ in range(4):
            if self.mentions.text(position) == ")":
                position = self.mentions.before_bracket(position)
            if position in self.mentions.organizations:
                span = self.mentions.organizations[position]
                return span.id_, span
            if position < 0 or not self._modifies(position):
                return None
            position -= 1
        return None

    def _modifies(self, position: int) -> bool:
        """Whether the token may stand between an organization and its role: "White House Russia adviser"."""
        token = self.doc[position]
        if token.is_space or position in self.mentions.people or token.lower_ in ("and", "or"):
            return False
        return token.text in POSSESSIVE or token.pos_ in ("ADJ", "NOUN", "ADV") or token.ent_type_ in _ORIGINS

    def _party(self, role: Role) -> Found | None:
        """ "Republican vice-presidential nominee": the party, as the article names it."""
        if self.doc[role.end - 1].lower_ not in CANDIDACIES:
            return None
        for position in range(role.start, max(-1, role.start - 5), -1):
            word = self.doc[position]
            if word.text in PARTIES:
                return self._named_party(word), self.doc[position : position + 1]
            if position < role.start and word.text != "-" and word.pos_ not in ("ADJ", "NOUN", "X"):
                return None
        return None

    def _named_party(self, adjective: Token) -> str:
        names = PARTIES[adjective.text]
        return next((span.id_ for span in self.forms if key(span.id_) in names), str(adjective.text))

    def _led_party(self, role: Role) -> Found | None:
        """ "Senate Democratic Leader" leads the party as well as belonging to the chamber."""
        if self.doc[role.end - 1].lower_ not in ("leader", "whip"):
            return None
        for word in self.doc[max(0, role.start - 1) : role.end - 1]:
            if word.text in PARTIES and word.i not in self.mentions.organizations:
                return self._named_party(word), self.doc[word.i : word.i + 1]
        return None

    def _after(self, role: Role, person: Span | None) -> Found | None:
        """ "director of the Institute", "head of research at Acme", "Lee Park, director, Acme Securities"."""
        text = self.mentions.text(role.end)
        appositive = text == "," and person is not None and person.end <= role.start
        if text not in LINKS and not appositive:
            return None
        span = self.mentions.organization_from(role.end + 1, 2 if appositive else REACH)
        if appositive and span is not None:
            span = self._whole_of(span)
        if span is None or self._described_between(role.end + 1, span.start):
            return None
        return span.id_, span

    def _whole_of(self, part: Span) -> Span:
        """ "director, Acme Sales & Services at Acme Holdings Inc": the organization that the named part is at."""
        for position in range(part.end, min(len(self.doc), part.end + 7)):
            if self.doc[position].lower_ in ("at", "of"):
                return self.mentions.organization_from(position + 1, 2) or part
            if not self.doc[position].is_title and self.doc[position].lower_ not in ("&", "and"):
                return part
        return part

    def _described_between(self, start: int, end: int) -> bool:
        """Whether a description comes first: "head of the agency at Acme"; "the company Acme" is Acme."""
        return any(
            self.doc[position].lower_ in DESCRIPTIONS
            and self.mentions.lower(position - 1) in _DETERMINERS
            and self.mentions.lower(position + 1) in LINKS
            for position in range(start + 1, end)
        )

    def _in_role(self, role: Role) -> Found | None:
        """ "Commerce Secretary", "Oversight Chairman", "Commissioner": the body so named, where there is one."""
        word = self.doc[role.end - 1].lower_
        subject = set(role.subject)
        heads = BODIES_OF_OFFICES.get(word, ())
        if not subject:
            words = (token.lower_ for token in self.doc[role.start : role.end - 1] if token.is_title)
            subject = {part for part in words if part not in BODIES_OF_OFFICES}
        subject -= {"state", "prime", "vice", "deputy", "chief", "general", "executive", "former", "senior"}
        if not heads or not subject:
            return None
        fitting = [span for span in self.forms if self._is_headed(span, heads) and subject <= set(_words(span))]
        return (fitting[0].id_, fitting[0]) if len({span.id_ for span in fitting}) == 1 else None

    def _titled(self, role: Role, person: Span | None) -> Found | None:
        """The one body whose name ends as the title says: "Mayor Park" and the Northport City Council."""
        endings = BODIES_OF_TITLES.get(self.doc[role.end - 1].lower_, ())
        if person is None:
            return None
        names = ((span, span.id_.lower()) for span in self.forms)
        fitting = [span for span, name in names if any(name.endswith(ending) for ending in endings)]
        return (fitting[0].id_, fitting[0]) if len({span.id_ for span in fitting}) == 1 else None

    def _is_headed(self, span: Span, heads: tuple[str, ...]) -> bool:
        return any(word in heads for word in _words(span))

    def _holders_office(self, role: Role) -> Found | None:
        """ "the U.S. attorney" is of the U.S. Attorney's Office where the article names that and no other."""
        word = self.doc[role.end - 1].lower_
        fitting = [span for span in self.forms if any(form in _words(span) for form in (f"{word}'s", f"{word}’s"))]
        return (fitting[0].id_, fitting[0]) if len({span.id_ for span in fitting}) == 1 else None

    def _described(self, role: Role) -> Found | None:
        """ "its chief executive", "the rail union's leader", "a bureau spokesman", "a spokesman for the ministry"."""
        before, after = role.start - 1, role.end
        if self.mentions.lower(before) in ("its", "their"):
            return self._resolved(before, before + 1)
        if self.mentions.text(before) in POSSESSIVE:
            start = before - 1
            while before - start < 4 and self.doc[start].pos_ in ("NOUN", "PROPN", "PART", "PUNCT"):
                start -= 1
            return self._resolved(start, before) if self._determines(start) else None
        if self.mentions.text(after) in LINKS and self._determines(after + 1):
            return self._resolved(after + 1, self._noun_after(after + 2))
        joined = self.mentions.text(before - 1) == "-" or self.doc[before].lower_ == "party"  # "third-party candidates"
        if before >= 0 and self.doc[before].pos_ == "NOUN" and not joined:
            noun = self.doc[before : before + 1]
            entity = described(self.doc[before])
            named = self._named_by_modifier(before) if self.doc[before].lower_ in DESCRIPTIONS else None
            return named or ((entity.name, noun) if isinstance(entity, Organization) else None)
        return None

    def _named_by_modifier(self, noun: int) -> Found | None:
        """ "an oversight panel member": the nearest body before that has this word in its name."""
        word = self.mentions.lower(noun - 1)
        if not word.isalpha() or self.doc[noun - 1].pos_ == "DET":
            return None
        fitting = [span for span in self.spans if span.end < noun and word in _words(span)]
        return (fitting[-1].id_, self.doc[noun - 1 : noun + 1]) if fitting else None

    def _determines(self, position: int) -> bool:
        return self.mentions.lower(position) in _DETERMINERS

    def _noun_after(self, start: int) -> int:
        """The end of the first describing noun among the next three words: "the new agency"."""
        ends = (position + 1 for position in range(start, start + 3) if self.mentions.text(position) in DESCRIPTIONS)
        return next(ends, min(len(self.doc), start + 1))

    def _resolved(self, start: int, end: int) -> Found | None:
        """What the words refer to. A description is read from its noun, which the parse may hang elsewhere."""
        span = self.doc[start:end]
        if not len(span):
            return None
        if self.mentions.lower(end) in ("that", "which"):  # "a lawyer for the firm that built it": another one
            return None
        entity = described(span[-1]) if span[-1].text in DESCRIPTIONS else resolve(span)
        return (entity.name, span) if isinstance(entity, Organization) else None

    def _bare(self, role: Role, person: Span | None) -> Found | None:
        """ "Acme has closed the plant, chief executive Lee Park said": the one body that the sentence is about.

        Only for titles that need a body ("chief executive", not "leader"), directly before or after a name.
        A sentence that names no body speaks of the one that the article names twice as often as any other.
        """
        name = " ".join(token.lower_ for token in self.doc[role.start : role.end])
        if person is None or not any(name.endswith(title) for title in BARE_TITLES):
            return None
        if self._has_subject(role) or self._offices.is_past(role):
            return None
        if self.mentions.lower(role.start - 1) in ("a", "an") or self.mentions.text(role.end) in LINKS:
            return None
        sentence = self.doc[role.start].sent
        inside = [span for span in self.spans if sentence.start <= span.start < sentence.end and not _listens(span)]
        corporate = [span for span in inside if span.label_ in _CORPORATE]
        if len({span.id_ for span in corporate}) == 1:
            return corporate[0].id_, corporate[0]
        return None if corporate else self._dominant(role)

    def _has_subject(self, role: Role) -> bool:
        """Whether capitals before the title tell of another body: "National Chairman", "Republican chairman"."""
        words = self.doc[max(0, role.start - 1) : role.end - 1]
        return any(
            word.is_title and not is_role(word) and word.lower_ not in ("chief", "executive", "managing", "the")
            for word in words
            if not begins_sentence(word)
        )

    def _dominant(self, role: Role) -> Found | None:
        """The body that the article is about, where it was named before the role."""
        if self._spoken_of is None or self._spoken_of.end > role.start:
            return None
        return self._spoken_of.id_, self._spoken_of

    def _most_named(self) -> Span | None:
        """The first mention of the body named most, where that is twice as often as the next."""
        spans = [span for span in self.spans if span.label_ in _CORPORATE]
        counts = Counter(span.id_ for span in spans).most_common(2)
        if not counts or (len(counts) > 1 and counts[0][1] < _DOMINANCE * counts[1][1]):
            return None
        return next(span for span in spans if span.id_ == counts[0][0])


def _listens(span: Span) -> bool:
    """ "Told the Courier": the body is who hears it."""
    return span.root.dep_ == "iobj" or (span.root.dep_ == "obj" and span.root.head.lower_ in _TELLING)


def _words(span: Span) -> list[str]:
    return span.id_.lower().split()
