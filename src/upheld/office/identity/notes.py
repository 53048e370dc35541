"""Names in the notes of carers, nurses and teachers, which leave out verbs and articles.

"Ivy not herself, refused tea"; "Olive - fluids pushed". Only where a note is quoted or follows its
label does the beginning of a sentence tell so: "Ivy not cut back" is nobody elsewhere.
"""

import re

from upheld.office.identity.known import listed
from upheld.office.identity.reading_text import set_of
from upheld.office.identity.telling import Around

DEGREES = set_of("not v very still so")
DASHES = ("-", "–", "—", ":")
SELVES = set_of("herself himself themself themselves eating drinking sleeping coping engaging keen")


AGE = re.compile(r"\s\(\d{1,3}\)|,\s\d{1,3}[,)]")  # Storm (7) arrived


def is_noted(around: Around) -> bool:
    word, following = around.word, around.after
    if word.key not in listed("christened") | listed("christened_after_places"):
        return False
    if AGE.match(around.gap_after()) or _is_quoted_alone(around):
        return True
    is_in_a_note = word.is_quoted or word.before.strip().endswith(":")
    if not is_in_a_note or following is None:
        return False
    if not following.is_next:
        return following.before.strip() in DASHES and " " in following.before
    if following.key in DEGREES:
        state = around.at(2)
        return state is not None and state.key in SELVES | listed("noted") | listed("states")
    return following.key in listed("noted") | listed("states")


def _is_quoted_alone(around: Around) -> bool:
    """Signed “Sonny”."""
    opens, closes = around.word.before[-1:], around.gap_after()[:1]
    return (opens, closes) in (("“", "”"), ('"', '"'), ("‘", "’"))
