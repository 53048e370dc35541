"""What tells that a word which is also an ordinary word is meant as a name.

"Grant told us" and "Grant funding", "the duty officer, Grant," and "a Restart Grant": the words on
either side decide. Each rule is a line of ``TELLING`` with the reason for it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from upheld.office.identity.known import Known, Sort, listed
from upheld.office.identity.reading_text import Word, set_of

ARTICLES = set_of(
    "the a an our its their his her my your this that each every no any some both all"
)
MONTHS = set_of("april may june august march jan")  # that are names or words as well
ALL_MONTHS = MONTHS | set_of(
    """
    january february july september october november december
    feb mar apr jun jul aug sep sept oct nov dec
    """
)
# After these a month is a month: "in May", and not "told May".
BEFORE_MONTHS = set_of(
    """
    in since until till by from to between during early mid late last next of for before after
    each every this on through or following previous
    """
)
LABELS = set_of(
    """
    countersigned prepared checked written
    complainant applicant name from to cc signed contact officer author attended witness present
    apologies manager tenant owner keeper driver patient landlord caller
    """
)
GREETINGS = set_of("dear hi hello hiya thanks thx ta regards sincerely faithfully cheers love")
OBJECTS = ARTICLES | set_of("it them him me us that to he she they you")
CALLED = set_of("called named nicknamed aka alias")
FAMILY = set_of("baby boys children family girls kids twins")
RELATIVES_OF = set_of("his her their")
KISSES = set_of("x xx xxx")
FAR = 5  # words within which "Bishop, the team manager" says what Bishop does
NEAR_BY = range(2, FAR + 2)  # words after the next


@dataclass(frozen=True)
class Around:
    """A word, and those on either side of it."""

    words: list[Word]
    place: int
    known: Known

    def at(self, away: int) -> Word | None:
        place = self.place + away
        return self.words[place] if 0 <= place < len(self.words) else None

    @property
    def word(self) -> Word:
        return self.words[self.place]

    @property
    def before(self) -> Word | None:
        return self.at(-1)

    @property
    def after(self) -> Word | None:
        return self.at(1)

    @property
    def next(self) -> Word | None:
        """The word after it, if only a space is between them."""
        return self.after if self.after and self.after.is_next else None

    def gap_after(self) -> str:
        return self.after.before if self.after else ""


def is_person(around: Around) -> bool:
    """Whether a rule shows that the word is a person's name."""
    return any(rule.holds(around) for rule in TELLING)


def may_be_person(around: Around) -> bool:
    """For a word that the same text uses as a name elsewhere: "Destiny isn't to be blamed"."""
    word, following = around.word, around.next
    if word.key in MONTHS:
        return False
    if word.is_possessive:
        return True
    if following and following.key in listed("being") | listed("states"):
        return True
    return bool(following and following.key == "to" and not _is_verb_in_front(around))


def does_what_people_do(around: Around) -> bool:
    """Brown told us; Grant refused to sign, but not "Grant refused." in a list of what happened."""
    verb, whom = around.next, around.at(2)
    if verb is None or verb.is_capital:
        return False
    has_object = whom is not None and whom.is_next and whom.key in OBJECTS
    is_uncounted = around.word.key in listed("uncounted")
    if verb.key not in listed("doing"):
        return verb.key.endswith("ed") and has_object and not is_uncounted
    return has_object or not (is_uncounted and verb.key in listed("undergone"))


def has_role(around: Around) -> bool:
    """The duty officer, Grant, ... one Technical Officer (Frank) ... her adviser – Destiny."""
    word, before = around.word, around.before
    if before is None or before.key not in listed("roles"):
        return False
    opens = word.before.strip(" \u00a0") in (",", "(", "–", "—", "-", ":", ", “", ', "', "(“", "“")
    following = around.next
    closes = not following or following.key in listed("doing") | listed("being")
    is_whole = bool(following and following.is_capital) and word.key in listed("christened")
    return opens and (closes or is_whole or _is_joined_to_another(around))


def _is_joined_to_another(around: Around) -> bool:
    """The twins (Star and River)."""
    joined, other = around.next, around.at(2)
    return bool(joined and joined.key == "and" and other and other.is_next and other.is_capital)


def _has_role_after(around: Around) -> bool:
    """Bishop, the team manager, signed; King (the social worker) did not."""
    gap = around.gap_after().strip(" \u00a0”’\"'")
    first = around.after
    if gap == "," and first and first.key in ("for", "from") and around.at(2):
        return (
            around.word.key not in listed("uncounted")
            and around.words[around.place + 2].key == "the"
        )
    if gap not in (",", "(", "–", "—") or first is None or first.is_capital:
        return False
    if first.key in ("who", "whose", "aged"):
        return True
    if first.key not in ARTICLES and first.key not in ("then", "now"):
        return False
    for away in NEAR_BY:
        word = around.at(away)
        if word is None or not (word.is_next or "’" in word.before):
            return False
        if word.key in listed("roles"):
            return True
    return False


def _is_in_a_role(around: Around) -> bool:
    """Planning Officer Grant."""
    before, word = around.before, around.word
    return bool(
        before
        and word.is_next
        and before.is_capital
        and before.key in listed("roles")
        and not (around.next and around.next.is_capital)
    )


def _is_labelled(around: Around) -> bool:
    """Complainant: Rose; Dear Bill; Many thanks, Mark."""
    before, gap = around.before, around.word.before.strip(" \u00a0\t")
    if before is None or (around.next and around.next.key in ("for", "of")):
        return False
    if before.key in GREETINGS:
        return gap in ("", ",", "\n", ",\n", ",\n\n") and not before.is_possessive
    if gap != ":":
        return False
    is_alone = around.gap_after()[:1] in ("", ".", ";", "\n") and not around.next
    is_name = is_alone and around.word.key not in listed("uncounted")
    return before.key in LABELS | listed("roles") or is_name


def signs(around: Around) -> bool:
    """ "Pls go ahead. Olive"; "Sonny x" """
    word, after = around.word, around.after
    is_last = after is None or after.before[:1] in ("”", '"') or after.key in KISSES
    return word.is_quoted and is_last and word.before[:1] in (".", "!", "?", "\n")


def is_called(around: Around) -> bool:
    """Called River; known as “Tiny”."""
    before, verb = around.before, around.at(-2)
    if before is None or around.word.before.strip(" \u00a0") not in ("", "“", '"', "‘", "'"):
        return False
    is_known_as = before.key == "as" and verb is not None and verb.key in ("known", "named", "him")
    is_nickname = before.key in ("is", "was") and verb is not None and verb.key == "nickname"
    return before.key in CALLED or is_known_as or is_nickname


def _is_in_brackets(around: Around) -> bool:
    """A neighbour (King)."""
    return around.word.before.endswith("(") and around.gap_after().startswith(")")


def _is_possessive(around: Around) -> bool:
    """King's report: without "the" before it no king is meant. But not "Hope's not lost"."""
    following = around.next
    if not around.word.is_possessive or around.word.key in ALL_MONTHS or following is None:
        return False
    shortened = following.key in ARTICLES or following.key in ("not", "been", "to", "in", "on")
    return not (shortened or following.is_capital)


def _is_somehow(around: Around) -> bool:
    """Grant was upset; Basil has agreed; Dale is covering for her."""
    verb = around.next
    state = around.at(2)
    if not (verb and state and verb.key in listed("being")) or verb.is_capital:
        return False
    if state.key in ("not", "very", "so", "too", "still", "now", "also", "off", "being"):
        state = around.at(3) or state
    if verb.key in ("has", "had", "hasn't", "hadn't") and state.key in listed("doing"):
        return True
    return state.key in listed("states") or (
        state.key.endswith("ing") and around.word.key not in listed("uncounted")
    )


def _is_counted(around: Around) -> bool:
    """Frank was: a thing that can be counted, or how something is, has "the" or "a" before it."""
    following = around.next
    return bool(
        following
        and (following.key in listed("being") or following.key == "from")
        and around.word.key not in listed("uncounted")
        and around.word.key not in MONTHS
    )


def _stands_with_a_name(around: Around) -> bool:
    """Bishop and Oyelaran met; Gill and her sister; Mark, Sarah and I."""
    joined, other = around.next, around.at(2)
    if joined and joined.key == "and" and other is not None:
        is_relative = other.key in RELATIVES_OF or _is_the_family(around)
        return other.is_next and (is_relative or _is_a_name(other, around.known))
    return is_listed_with_a_name(around)


def _is_the_family(around: Around) -> bool:
    """Precious and the boys."""
    article, who = around.at(2), around.at(3)
    return bool(article and who and article.key in ARTICLES and who.key in FAMILY)


def is_listed_with_a_name(around: Around) -> bool:
    """Mark, Sarah and I; KHAN, Hannah; Hope, D."""
    other = around.after
    if other is None or other.before.strip() != ",":
        return False
    return _is_a_name(other, around.known) or (other.is_letter and other.is_capital)


def _is_a_name(word: Word, known: Known) -> bool:
    is_name = known.sort(word.key) in (Sort.NAME, Sort.BOTH) and word.key not in ALL_MONTHS
    return word.is_capital and is_name


def _is_verb_in_front(around: Around) -> bool:
    """Hope to hear; Grant to be paid."""
    return around.word.key in listed("uncounted")


@dataclass(frozen=True)
class Telling:
    holds: Callable[[Around], bool]
    why: str


TELLING = (
    Telling(does_what_people_do, "only a person tells, phones and signs"),
    Telling(has_role, "a role and then the name"),
    Telling(_has_role_after, "the name and then what the person is"),
    Telling(_is_in_a_role, "a role is part of how a person is called"),
    Telling(_is_labelled, "a form or a letter says that a name follows"),
    Telling(signs, "the last word of an e-mail is who wrote it"),
    Telling(is_called, "a name follows"),
    Telling(_is_in_brackets, "a word alone in brackets with a capital says who was meant"),
    Telling(_is_possessive, "what belongs to a thing has an article before it"),
    Telling(_is_somehow, "only a person is upset or on leave"),
    Telling(_is_counted, "a thing has an article before it"),
    Telling(_stands_with_a_name, "a name next to a name"),
)
