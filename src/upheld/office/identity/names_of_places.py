"""Places called by ordinary words: "attends Busy Bees", "the Little Havens hospice".

Ordinary words with capitals may as well be a term of the council's: "under Breathing Space". What
stands around them decides: that somebody lives, works, learns or goes there, or the kind of place.
Each rule is a line of ``TELLING`` with the reason for it. Words that are in no list need none: they
are found as names.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known, Sort, listed
from upheld.office.identity.reading_text import Word, set_of
from upheld.office.identity.runs_of_capitals import Run, runs_in
from upheld.office.identity.telling import Around, does_what_people_do

NEAR = 5  # words in which the verb of a preposition is looked for
FAR = 5  # words after a comma in which the kind of place is looked for
THERE = set_of(
    """
    at attend attends attended attending outside opposite above behind
    owns owned runs ran running opened manages managed
    """
)
LOOKING = set_of("look looks looked looking arrive arrived aimed")  # look at Land Charges
PEOPLE = listed("roles") | set_of("carers staff someone somebody people woman man letter")
# What comes directly before it, and one of the words before that.
WAYS = (
    (
        set_of("to into from"),  # moved to Spring Meadows
        set_of(
            """
            go goes going gone went move moves moved moving returned return transferred transfer
            admitted taken took discharged placed placement next
            """
        ),
    ),
    (
        set_of("in on near from"),  # lives in Sunny Bank
        set_of(
            """
            live lives lived living stay stays stayed staying placed placement drink drinks drank
            worship worships worshipped resident shops swims trains rents rented
            """
        ),
    ),
    (
        set_of("for with in"),  # works part time for Home Bargains
        set_of(
            """
            work works worked working volunteer volunteers volunteered volunteering job employed
            shifts teaches taught studies studied play plays played sings captained
            """
        ),
    ),
    (set_of("from for"), PEOPLE),  # his carers are from Helping Hands
    (
        set_of("by"),  # supported by Victory Outreach
        set_of("supported cared employed represented run treated owned managed helped fostered"),
    ),
    (
        set_of("of"),  # governor of Oak Tree Infants
        set_of(
            """
            governor treasurer landlady landlord owner member members trustee chaplain pupil
            student resident patient coach captain founder president vicar pastor branch
            """
        ),
    ),
)
CALLED = set_of("called named is was")
EXPLAINING = set_of("a an the his her their our my")
FIRMS = set_of("care homecare homes agency provider company society association group firm")
# "Stage Two", "Key Stage", "Year Seven".
LABELS = set_of(
    "stage band section key year part tier level grade option class annex schedule zone phase"
)
ABSTRACT = ("ion", "ment", "ing", "ance", "ence", "ity", "ship", "ics", "ness", "cy", "ology")
ALSO_PLACES = listed("also_places")
KINDS = FIRMS | listed("kinds_of_places")
PLACES = KINDS | listed("institutions") | ALSO_PLACES
GENERIC = PLACES - ALSO_PLACES | listed("generic_places") | listed("institutions_of")


def places_in(
    words: list[Word], harmless: set[int], known: Known
) -> Iterator[tuple[Kind, int, int]]:
    """``harmless``: the positions in the text of terms and of names that are public."""
    for run in runs_in(words, known):
        start = words[run.first].start
        if start not in harmless and _may_name(run) and any(rule.holds(run) for rule in TELLING):
            yield Kind.PLACE, start, words[run.last].end


def _may_name(run: Run) -> bool:
    """A word says which place, and all are ordinary: what is in no list is found as a name."""
    sorts = {run.known.sort(word.key) for word in run.capitals}
    if not sorts.isdisjoint((Sort.NAME, Sort.UNKNOWN)) or run.capitals[0].key in LABELS:
        return False
    if run.next and run.next.is_next and run.next.is_letter and run.next.is_capital:
        return False  # Care Home B, in our own style
    if any(word.key == "council" and word.is_possessive for word in run.capitals):
        return False
    return any(_says_which(word, run.known) for word in run.capitals)


def _says_which(word: Word, known: Known) -> bool:
    is_ordinary = known.sort(word.key) in (Sort.ORDINARY, Sort.BOTH)
    return word.key not in GENERIC and (is_ordinary or word.key in ALSO_PLACES)


def _is_term(run: Run) -> bool:
    """Victim Support, Final Hearing, Right of Appeal: an office or a paper by its last word."""
    heads = [run.words[run.last]]
    if any(word.key == "of" for word in run.words[run.first : run.last]):
        heads.append(run.capitals[0])
    return any(_is_head_of_a_term(head, run.known) for head in heads)


def _is_head_of_a_term(head: Word, known: Known) -> bool:
    if head.key in PLACES:
        return False
    sort = known.sort(head.key)
    is_abstract = sort == Sort.ORDINARY and head.key.removesuffix("s").endswith(ABSTRACT)
    return sort == Sort.OFFICIAL or is_abstract or head.key in listed("not_places")


def _is_open(run: Run) -> bool:
    """Not "the Home", to which the statement gives its own meaning; but "the Rowans"."""
    is_one = len(run.capitals) == 1 and not run.words[run.last].key.endswith("s")
    return not (_is_term(run) or (run.has_article and is_one))


def _is_there(run: Run) -> bool:
    before = run.before(2)
    is_looked_at = bool(before) and before[-1].key in LOOKING
    return bool(before) and before[0].key in THERE and not is_looked_at and _is_open(run)


def _goes_or_works_there(run: Run) -> bool:
    before = run.before(NEAR)
    if not before or not _is_open(run):
        return False
    said = {word.key for word in before[1:] if word.begins or not word.is_capital}
    return any(before[0].key in joints and not said.isdisjoint(words) for joints, words in WAYS)


def _has_no_article(run: Run) -> bool:
    is_office = run.known.sort(run.capitals[0].key) in (Sort.OFFICIAL, Sort.PLACE)
    is_called = len(run.capitals) > 1 and not (run.has_article or is_office)
    return is_called and run.is_in_a_sentence and not _is_term(run)


def _does_what_people_do(run: Run) -> bool:
    is_office = run.known.is_official(run.capitals[0].key) or _is_term(run)
    does = does_what_people_do(Around(run.words, run.last, run.known))
    return does and len(run.capitals) > 1 and not (run.has_article or is_office)


def _has_its_kind_after(run: Run) -> bool:
    is_one_that_begins = len(run.capitals) == 1 and run.words[run.first].begins
    for word in run.words[run.last + 1 : run.last + 3]:
        if word.is_capital or not word.is_next:
            return False
        if word.key in listed("kinds_of_places"):
            return not is_one_that_begins
    return False


def _is_explained(run: Run) -> bool:
    article = run.next
    if article is None or article.before.strip() not in (",", "(", "–", "—"):
        return False
    for word in run.words[run.last + 2 : run.last + 2 + FAR]:
        if not word.is_next:
            return False
        if word.key in KINDS:
            return article.key in EXPLAINING and not _is_term(run)
    return False


def _explains(run: Run) -> bool:
    before = run.before(2)
    is_called = len(before) == 2 and before[0].key in CALLED and run.gap in ("", "“", '"', "‘")
    is_apart = is_called or run.gap in (",", "(", "–", "—", ", “", ', "')
    kind = before[-1] if is_called else next(iter(before), None)
    if kind is None or kind.is_capital or kind.key not in KINDS:
        return False
    return is_apart and not _is_term(run)


@dataclass(frozen=True)
class Telling:
    holds: Callable[[Run], bool]
    why: str


TELLING = (
    Telling(_is_there, "at Stepping Stones, attends Busy Bees: what somebody is at is a place"),
    Telling(_goes_or_works_there, "where somebody goes, lives or works, or is sent from"),
    Telling(_has_no_article, "with Tiny Toes: a scheme or a form would be called the, a or our"),
    Telling(_does_what_people_do, "Little Havens told us: only people and firms do"),
    Telling(_has_its_kind_after, "the Little Havens hospice: before its kind comes its name"),
    Telling(_is_explained, "Golden Dragon, a takeaway"),
    Telling(_explains, "the nursery, Little Acorns; his firm is Swift Couriers"),
)
