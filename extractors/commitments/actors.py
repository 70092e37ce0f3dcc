"""Who is to act: the words that stand for them, and the fullest name the article gives them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from spacy.tokens import Token

from extractors.commitments.cues import (
    BODY_NOUNS,
    FIRST_PERSONS,
    OWN_PEOPLE,
    OWNERS,
    RELATIVES,
    THIRD_PERSONS,
)
from extractors.commitments.descriptions import (
    OUTLET_NOUNS,
    both,
    holder,
    is_amount,
    is_imposed,
    is_told_apart,
    stands_for_voice,
    whose_people,
    without_article,
)
from extractors.commitments.phrase_names import (
    PARTY_ADJECTIVES,
    entity_text,
    is_agent,
    name_at,
    names_in,
    person_behind,
    subject_before,
)
from extractors.commitments.scene import Name, Scene, Voice
from extractors.commitments.tree import (
    SUBJECTS,
    Range,
    children,
    cue_of,
    listed,
    own_subject,
    phrase,
    sentence,
    subject_of,
)
from extractors.entities.cues import PARTY_PEOPLE
from extractors.entities.given_names import may_mean
from extractors.entities.names import without_controls
from extractors.entities.references import described, resolve
from extractors.labels import PLACES
from models import Person, normalize_name

_IN_CLAUSE = SUBJECTS | {"obj", "obl", "nmod"}
_BLAMING = frozenset({"about", "for", "over"})
_ACTING_LABELS = PLACES | {"ORG", "PERSON"}


class ActorType(StrEnum):
    """What kind of words the actor was read from."""

    ORGANIZATION = "organization"
    PERSON = "person"
    SPEAKER = "speaker"  #: "we" and "I" of the one who speaks
    DESCRIPTION = "description"  #: a common noun for people or a body: "officials"
    ANNOUNCER = "announcer"  #: who is spoken of or speaks, of an act without an actor: "the rules will be published"
    OPEN = "open"  #: a pronoun that nothing resolves
    THING = "thing"  #: nobody who could act


@dataclass(frozen=True, slots=True)
class Actor:
    """One who is to act."""

    name: str
    words: Range
    type: ActorType
    organization: str | None = None  #: of a person, where the article ties them to one


def actors_of(scene: Scene, subject: Token | None, voice: Voice | None) -> list[Actor]:
    """Everyone whom the subject names; several where it is a list."""
    if subject is None:
        return []
    noun = _antecedent(scene, subject)
    actors = [
        actor
        for one in listed(noun)
        if not (one.is_space or one.is_punct)
        for actor in _several(scene, one) or [_actor(scene, one, voice)]
    ]
    found: dict[str, Actor] = {}
    for actor in actors:
        name = without_controls(actor.name)
        found.setdefault(name, replace(actor, name=name))
    return list(found.values())


def _several(scene: Scene, token: Token) -> list[Actor]:
    """Everyone whom "they" stands for, or whom the subject lists with commas; []: one, or not named in a list."""
    words = phrase(token)
    if pair := both(scene, token):
        return [Actor(name, words, ActorType.ORGANIZATION) for name in pair]
    if token.lower_ != "they":
        other = next((child for child in children(token) if child.dep_ == "appos" and child.i in scene.names), None)
        if other is None or token.i not in scene.names:
            return []
        first, second = scene.names[token.i], scene.names[other.i]  # "Trump, Ryan, pledge": nobody is another person
        people = first.is_person and second.is_person and first.name != second.name
        return [_named(scene, name, words) for name in (first, second)] if people else []
    reporter = _reporter(scene, token)
    subject = reporter if reporter is not None else subject_before(token)
    names = [name for one in listed(subject) if (name := name_at(scene, one))] if subject is not None else []
    alike = len({name.is_person for name in names}) == 1
    return [_named(scene, name, words) for name in names] if len(names) > 1 and alike else []


def actor_beside(scene: Scene, trigger: Token, *, promise: bool) -> Actor | None:
    """Whoever is named right before the trigger, for a clause whose subject the parser found elsewhere.

    Only someone can promise: for such a verb the name may stand farther off, before an apposition.
    """
    for position in range(trigger.i - 1, max(sentence(trigger)[0], trigger.i - (30 if promise else 4)) - 1, -1):
        if position in scene.names:
            return _named(scene, scene.names[position], (position, position + 1))
        if not promise and trigger.doc[position].pos_ not in ("AUX", "ADV", "PART"):
            return None
    return None


def _antecedent(scene: Scene, subject: Token) -> Token:
    """The noun that a relative pronoun stands for; of an apposition or predicate, whom it is said of."""
    noun = _relativised(scene, subject) if subject.lower_ in RELATIVES else subject
    if noun.i != subject.i and noun.dep_ == "conj" and noun.pos_ == "NOUN" and noun.head.pos_ == "PROPN":
        noun = noun.head  # "China and Japan, the biggest buyers, which": an apposition that the parser listed
    for _ in range(5):
        if noun.i != subject.i and (copula := own_subject(noun)) is not None and copula.i < noun.i:
            return copula
        if noun.dep_ == "appos" or (noun.dep_ == "conj" and noun.head.dep_ == "appos"):
            noun = noun.head
    if noun.i != subject.i and noun.dep_ == "conj":
        return _said_of(noun) or noun
    return noun


def _said_of(predicate: Token) -> Token | None:
    """ "Lee is a liar, a bully and a thief who": whom the list says it of."""
    for _ in range(8):
        if predicate.dep_ != "conj" or predicate.pos_ == "PROPN":
            return None
        predicate = predicate.head
        first = own_subject(predicate)
        if first is not None:
            return first
    return None


def _relativised(scene: Scene, pronoun: Token) -> Token:
    clause = pronoun.head
    for _ in range(4):
        if clause.dep_ in ("acl:relcl", "acl"):
            return clause.head
        clause = clause.head
    for position in range(pronoun.i - 1, max(sentence(pronoun)[0], pronoun.i - 4) - 1, -1):
        if pronoun.doc[position].pos_ in ("NOUN", "PROPN") and position not in scene.dated:
            return pronoun.doc[position]
    return pronoun


def _actor(scene: Scene, token: Token, voice: Voice | None) -> Actor:
    word = OWNERS.get(token.lower_, token.lower_)
    if word in FIRST_PERSONS:
        return _first_person(token, word, voice)
    if word in THIRD_PERSONS:
        return _third_person(scene, token, word, voice)
    words = phrase(token)
    if (
        token.text in PARTY_PEOPLE
        and words[1] - words[0] > 1
        and not any(i in scene.names and scene.names[i].is_person for i in range(*words))
    ):
        return Actor(without_article(token, words), words, ActorType.DESCRIPTION)
    person = holder(scene, token) if token.i not in scene.names else None
    if person is not None:
        return replace(_named(scene, person, words), words=words)
    named = next(names_in(scene, token, words), None)
    if named is not None:
        return _named(scene, person_behind(scene, named) or named, words)
    return _described(scene, token, words, voice)


def _first_person(token: Token, word: str, voice: Voice | None) -> Actor:
    words = (token.i, token.i + 1)
    if voice is not None and voice.known:
        own = voice.person if word == "i" else (voice.organization or voice.person)
        name = own or voice.organization or ""
        return Actor(name, words, ActorType.SPEAKER, voice.organization)
    return Actor(token.text, words, ActorType.OPEN)


def _third_person(scene: Scene, token: Token, word: str, voice: Voice | None) -> Actor:
    words = (token.i, token.i + 1)
    if token.dep_ == "nsubj:pass" and word in ("it", "they") and token.head.tag_ == "VBN" and _is_ahead(token):
        return Actor(token.text, words, ActorType.OPEN)
    blamed = _blamed(scene, token, word)
    if blamed is not None:
        return blamed
    inside = voice is not None and voice.quoted
    reporter = None if inside and word in ("he", "she") else _reporter(scene, token)  # nobody says "she" of herself
    above = _who_reports(scene, reporter, word) if reporter is not None else None
    if above is None and reporter is not None and _is_people(scene, reporter, word):
        return Actor(token.text, words, ActorType.OPEN)
    if above is not None and not may_mean(word, above.name):
        above = _namesake(scene, token, word, above.name)
    if above is not None:
        return replace(above, words=words, type=ActorType.SPEAKER)
    if voice is not None and not voice.quoted:
        own = voice.person if word in ("he", "she") else voice.organization
        fits = own is not None and may_mean(word, own)
        if own is not None and fits and (word != "they" or voice.person is None):
            return Actor(own, words, ActorType.SPEAKER, voice.organization)
    record = resolve(token.doc[token.i : token.i + 1])
    if record is None or (isinstance(record, Person) and word in ("it", "they")):
        return _subject_of_sentence_before(scene, token, word) or Actor(token.text, words, ActorType.OPEN)
    name, is_person = scene.record_name(record)
    if voice is not None and voice.quoted and name in (voice.person, voice.organization):
        return _another_person(scene, token, name) or Actor(token.text, words, ActorType.OPEN)
    kind = ActorType.PERSON if is_person else ActorType.ORGANIZATION
    return Actor(name, words, kind, scene.affiliations.get(name))


def _another_person(scene: Scene, pronoun: Token, speaker: str) -> Actor | None:
    """The person named last before the pronoun who is not the one speaking, for "he" in someone's own words."""
    low = max(0, pronoun.i - 80)
    for position in range(pronoun.i - 1, low - 1, -1):
        name = scene.names.get(position)
        fits = name is not None and name.is_person and may_mean(OWNERS.get(pronoun.lower_, pronoun.lower_), name.name)
        if name is not None and fits and name.name != speaker:
            return Actor(name.name, (pronoun.i, pronoun.i + 1), ActorType.PERSON, scene.affiliations.get(name.name))
    return None


def _blamed(scene: Scene, owner: Token, word: str) -> Actor | None:
    """The object of "blast Lee Park for his decision", "went after Lee Park over his refusal": whose it is."""
    noun = owner.head
    if owner.dep_ != "nmod:poss" or noun.dep_ not in ("obl", "nmod"):
        return None
    if not any(case.lower_ in _BLAMING and case.dep_ == "case" for case in children(noun)):
        return None
    for other in children(noun.head):
        name = scene.names.get(other.i)
        after = other.dep_ == "obj" or (other.dep_ == "obl" and any(case.lower_ == "after" for case in children(other)))
        if name is not None and after and other.i < owner.i and name.is_person == (word in ("he", "she")):
            return _named(scene, name, (owner.i, owner.i + 1)) if may_mean(word, name.name) else None
    return None


def _namesake(scene: Scene, pronoun: Token, word: str, wrong: str) -> Actor | None:
    """Who has the same last word of a name and may be "he", for a surname that was read as another's."""
    last = wrong.rpartition(" ")[2]
    people = dict.fromkeys(name.name for i, name in scene.names.items() if i < pronoun.i and name.is_person)
    fitting = [name for name in people if name.endswith(f" {last}") and name != wrong and may_mean(word, name)]
    return Actor(fitting[0], (pronoun.i, pronoun.i + 1), ActorType.PERSON) if len(fitting) == 1 else None


def _is_ahead(patient: Token) -> bool:
    """ "It would be published": whatever is meant, it does not act."""
    return any(child.tag_ == "MD" for child in children(patient.head))


def _reporter(scene: Scene, pronoun: Token) -> Token | None:
    """The overt subject of the verb of speaking over the pronoun's clause: "Acme" in "Acme said it would"."""
    owned = pronoun.dep_ == "nmod:poss"  # "said that its plan will"
    clause = pronoun.head
    for _ in range(4):
        if clause.dep_ not in ("conj", "xcomp") and not (owned and clause.dep_ in _IN_CLAUSE):
            break
        clause = clause.head
    subject = subject_of(clause.head) if clause.dep_ == "ccomp" else None
    if subject is None or subject.i >= pronoun.i or subject.lower_ in FIRST_PERSONS | THIRD_PERSONS:
        return None
    return _relativised(scene, subject) if subject.lower_ in RELATIVES else subject


def _is_people(scene: Scene, reporter: Token, word: str) -> bool:
    """ "Residents said they will skip meals", "8 percent said they would": the pronoun is theirs, and they no body."""
    plural = reporter.tag_ in ("NNS", "NNPS") or reporter.lower_ in ("percent", "many", "most", "some", "few", "%")
    return word == "they" and plural and reporter.i not in scene.names


def _who_reports(scene: Scene, subject: Token, word: str) -> Actor | None:
    """The one who reports, where the pronoun fits."""
    several = sum(1 for _ in listed(subject)) > 1
    actor = _actor(scene, subject, None)
    if word in ("he", "she") and cue_of(subject, BODY_NOUNS | OWN_PEOPLE) is not None:
        owners = [name for child in children(subject) if (name := scene.names.get(child.i)) and name.is_person]
        return _named(scene, owners[0], phrase(subject)) if len(owners) == 1 else None
    if actor.type is ActorType.DESCRIPTION:
        return actor if word != "it" or subject.tag_ != "NNS" else None
    if actor.type not in (ActorType.ORGANIZATION, ActorType.PERSON):
        return None
    wanted = {"he": ActorType.PERSON, "she": ActorType.PERSON, "it": ActorType.ORGANIZATION}.get(word)
    fits = actor.type is wanted or (wanted is None and (several or actor.type is ActorType.ORGANIZATION))
    return actor if fits else None


def _subject_of_sentence_before(scene: Scene, pronoun: Token, word: str) -> Actor | None:
    """The one organization named before it in its sentence, or in the one before, for an "it" that is still open."""
    start = sentence(pronoun)[0]
    if word not in ("it", "they"):
        return None
    places = [(start, pronoun.i), *([sentence(pronoun.doc[start - 1])] if start else [])]
    for place in places:
        names = {name.name for i in range(*place) if (name := scene.names.get(i)) and not name.is_person}
        if names:
            found = Actor(names.pop(), (pronoun.i, pronoun.i + 1), ActorType.ORGANIZATION)
            return found if not names else None
    return None


def _named(scene: Scene, named: Name, words: Range) -> Actor:
    start, end = min(words[0], named.start), max(words[1], named.end)
    kind = ActorType.PERSON if named.is_person else ActorType.ORGANIZATION
    return Actor(named.name, (start, end), kind, scene.affiliations.get(named.name) if named.is_person else None)


def _described(scene: Scene, token: Token, words: Range, voice: Voice | None) -> Actor:
    if token.pos_ == "PROPN" and token.text in scene.short_names:
        name = scene.short_names[token.text]
        kind = ActorType.PERSON if name.is_person else ActorType.ORGANIZATION
        return Actor(name.name, words, kind, scene.affiliations.get(name.name))
    if token.pos_ == "PROPN" and token.ent_type_ in _ACTING_LABELS:
        title = entity_text(token).removeprefix("the ")
        person = token.ent_type_ == "PERSON"
        return Actor(title, words, ActorType.PERSON if person else ActorType.ORGANIZATION)
    if token.pos_ == "PROPN" and not token.ent_type_ and not is_amount(token) and token.i not in scene.dated:
        return Actor(without_article(token, words), words, ActorType.DESCRIPTION)
    if voice is not None and voice.organization is not None and stands_for_voice(scene, token, voice.organization):
        return Actor(voice.organization, words, ActorType.SPEAKER, voice.organization)
    if is_amount(token):
        return Actor(token.text, words, ActorType.THING)
    owner = _owner(scene, token, voice)
    if owner is not None:
        return replace(owner, words=words)
    if not is_agent(token):
        if voice is not None and voice.organization is not None and is_imposed(token):
            return Actor(voice.organization, words, ActorType.SPEAKER, voice.organization)
        return Actor(token.text, words, ActorType.THING)
    record = resolve(token.doc[words[0] : words[1]]) or whose_people(token)
    if record is not None and record.name in PARTY_ADJECTIVES:
        record = described(token)
    if record is not None and scene.kinds.get(record.name) == "outlet" and token.lower_ not in OUTLET_NOUNS:
        record = None  # the news agency that tells of a company is not that company
    body = cue_of(token, BODY_NOUNS | OWN_PEOPLE) is not None
    if (
        record is not None
        and not is_told_apart(scene, token, record.name)
        and not (body and isinstance(record, Person))
    ):
        kind = ActorType.PERSON if isinstance(record, Person) else ActorType.ORGANIZATION
        return Actor(record.name, words, kind, scene.affiliations.get(record.name))
    return Actor(without_article(token, words), words, ActorType.DESCRIPTION)


def _owner(scene: Scene, token: Token, voice: Voice | None) -> Actor | None:
    """Who acts through "its members", "his office": the one the pronoun stands for."""
    if cue_of(token, OWN_PEOPLE) is None:
        return None
    pronoun = next((child for child in children(token) if child.dep_ == "nmod:poss" and child.lower_ in OWNERS), None)
    owner = _actor(scene, pronoun, voice) if pronoun is not None else None
    return owner if owner is not None and owner.type not in (ActorType.OPEN, ActorType.THING) else None


def is_voice(actor: Actor, voice: Voice) -> bool:
    """Whether the actor is the one who speaks, or whom the one who speaks stands for."""
    own = {normalize_name(name) for name in (voice.person, voice.organization) if name}
    return normalize_name(actor.name) in own or normalize_name(actor.organization or "-") in own
