"""Text as it is, also where it hides something: characters that show nothing are shown by their number."""

from __future__ import annotations

import re
import unicodedata

from markupsafe import Markup

#: Controls and formats that print nothing, private use, lone surrogates, blanks of no width or odd width, and the
#: marks that turn the direction of what follows. A line break and a tab are no secret.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
#: Joiners shape emoji and many scripts; between ASCII characters they only hide.
_JOINER = re.compile("(?<=[\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?=[\x00-\x7f]|$)")
_ANY = re.compile(f"{_HIDDEN.pattern}|{_JOINER.pattern}")


def visible(text: str) -> str:
    """The text, hidden characters written as ⟦U+202E⟧."""
    return _ANY.sub(lambda match: f"⟦{_number(match[0])}⟧", text)


def visible_markup(text: str) -> Markup:
    """The text escaped, hidden characters as small labels that tell their names."""
    pieces, done = [], 0
    for match in _ANY.finditer(text):
        name = unicodedata.name(match[0], "unnamed character").lower()
        pieces.append(Markup("{}").format(text[done : match.start()]))
        pieces.append(Markup('<span class="hidden" title="{}">{}</span>').format(name, _number(match[0])))
        done = match.end()
    return Markup("").join([*pieces, Markup("{}").format(text[done:])])


def _number(character: str) -> str:
    return f"U+{ord(character):04X}"
