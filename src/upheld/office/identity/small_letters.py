"""Names without a capital, as in the notes, e-mails and text messages that a statement quotes."""

from upheld.office.identity.known import Sort, listed
from upheld.office.identity.reading_text import set_of
from upheld.office.identity.telling import GREETINGS, Around, does_what_people_do, signs

# "miss" is a verb as well, and "st" a street.
TITLES_IN_SMALL = set_of("mr mrs ms mx dr prof cllr rev revd")
# Names that are verbs or helping words, and stand before any verb.
HELPING = set_of("will may hope bill grant chase art sue can must might")
TO_PEOPLE = set_of("told tell ask asked rang ring phoned texted emailed called met saw dear hi")
SPOKE = set_of("spoke spoken speak speaking talk talked talking sent send write wrote gave given")
LONG = 3  # letters: fewer are too often something else
FORMED = ("ed", "ing", "ly", "s", "tion", "able", "ful", "ment", "ive")


def is_name_in_small(around: Around) -> bool:
    word, known = around.word, around.known
    sort = known.sort(word.key)
    if sort == Sort.NAME and len(word.key) >= LONG:
        return True
    if _is_after_an_initial(around) and sort in (Sort.BOTH, Sort.UNKNOWN):
        return True
    if sort == Sort.UNKNOWN:
        return (
            _is_beside_a_given_name(around)
            or _is_greeted(around)
            or ((word.is_quoted or does_what_people_do(around)) and _is_strange(around))
        )
    return sort == Sort.BOTH and (
        _has_name_after(around)
        or _has_given_name_before(around)
        or _is_at_work(around)
        or _is_spoken_to(around)
        or _is_spoken_of(around)
        or signs(around)
    )


def _is_after_an_initial(around: Around) -> bool:
    """z. abernathy-jones"""
    before, word = around.before, around.word
    return bool(before and before.is_letter and word.before.startswith(".") and word.is_next)


def _is_beside_a_given_name(around: Around) -> bool:
    """mark okri, ahmed lascelles"""
    before, word = around.before, around.word
    if before is None or not word.is_next or len(word.key) < LONG:
        return False
    if around.known.sort(before.key) == Sort.NAME:
        return True
    is_given = before.key in listed("name_words") - HELPING and not before.is_capital
    return is_given and _is_strange(around)


def _has_name_after(around: Around) -> bool:
    """The "mark" of mark okri."""
    following = around.next
    if following is None or around.word.key in HELPING or following.is_capital:
        return False
    after = Around(around.words, around.place + 1, around.known)
    return around.known.sort(following.key) == Sort.NAME or _is_strange(after)


def _has_given_name_before(around: Around) -> bool:
    """The "brown" of karen brown."""
    before, word = around.before, around.word
    if before is None or not word.is_next or word.key in HELPING | {"mark", "rose"}:
        return False
    return before.key in listed("given")


def _is_strange(around: Around) -> bool:
    word = around.word
    is_long = len(word.key) >= LONG and not (word.is_capital or word.before[-1:].isdigit())
    is_formed = word.key.endswith(FORMED)
    return is_long and not is_formed and around.known.sort(word.key) == Sort.UNKNOWN


def _is_greeted(around: Around) -> bool:
    """hi kwabs; ta, chidi"""
    before, gap = around.before, around.word.before.strip(" \u00a0")
    return bool(before and before.key in GREETINGS and gap in ("", ",") and _is_strange(around))


def _is_at_work(around: Around) -> bool:
    """It was late, dawn is covering my cases."""
    word, verb, doing = around.word, around.next, around.at(2)
    if word.key in listed("uncounted") - {"dawn"} or not (verb and doing):
        return False
    begins = word.begins or word.before.strip() in (",", "-")
    return (
        begins
        and verb.key in ("is", "was", "has")
        and (doing.key.endswith("ing") or doing.key in listed("states"))
    )


def _is_spoken_of(around: Around) -> bool:
    """In a quotation: "jade wants to stay"."""
    word = around.word
    is_christened = word.key in listed("christened") - HELPING - {"mark", "rose", "spring"}
    return is_christened and word.is_quoted and does_what_people_do(around)


def _is_spoken_to(around: Around) -> bool:
    """In a quotation: "spoke to heather", "ask lily"."""
    word, before = around.word, around.before
    if not (before and word.is_next and word.is_quoted):
        return False
    spoke = around.at(-2) if before.key == "to" else None
    if before.key not in TO_PEOPLE and not (spoke and spoke.key in SPOKE):
        return False
    return word.key not in HELPING | listed("uncounted") and not around.known.is_official(word.key)
