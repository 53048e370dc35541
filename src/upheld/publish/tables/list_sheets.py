"""The sheets for what an edition lists, not counts: names, improvements, reports, letters.

An edition has only what is public about each case, so these sheets do too.
"""

from collections.abc import Callable, Iterator

from upheld.edition.queries.whole import every
from upheld.edition.reading import Edition
from upheld.publish.tables.cell_text import NOT_APPLICABLE
from upheld.publish.tables.shared_columns import AUTHORITY, YEAR, day, prose, text, whole
from upheld.publish.tables.sheet import Sheet
from upheld.publish.tables.table import SheetRow

REFERENCE = text("reference", "Case", "The case's reference; one may concern two authorities.")


def as_stored(sheet: str) -> Callable[[Edition], Iterator[SheetRow]]:
    """The rows of the sheet as the edition has them; what it does not have is not applicable."""

    def rows(edition: Edition) -> Iterator[SheetRow]:
        for row in every(edition, sheet):
            yield tuple(NOT_APPLICABLE if cell in (None, "") else cell for cell in row)

    return rows


NAMES = Sheet(
    name="names",
    title="Other names of authorities",
    columns=(
        AUTHORITY,
        text("name", "Name", "A name that it has, had or can be found by."),
        day("valid_from", "From", "[z]: since before these figures begin, or at any time."),
        day("valid_to", "To", "[z]: still, or at any time."),
    ),
    rows=as_stored("names"),
    key=("authority", "name"),
    may_be_absent=True,
)

IMPROVEMENTS = Sheet(
    name="improvements",
    title="Service improvements that authorities agreed to in the year",
    columns=(
        AUTHORITY,
        REFERENCE,
        whole("number", "Number", "Its number among the case's recommendations."),
        day("agreed_on", "Agreed on", "The day on which the authority agreed."),
        text("remedy", "Kind", "What kind of improvement it is."),
        prose("text", "Improvement", "What the authority agreed to do."),
    ),
    rows=as_stored("improvements"),
    key=("authority", "reference", "number"),
    notes=("Improvements from decisions that are not public are counted in the sheet unlisted.",),
    may_be_absent=True,
)

NOT_SATISFIED = Sheet(
    name="not_satisfied",
    title="Cases in the year in which we were not satisfied with compliance",
    columns=(
        AUTHORITY,
        REFERENCE,
        day("recorded_on", "Recorded on", "The day on which we recorded the outcome."),
        text("outcome", "Outcome", "What we recorded."),
        text("category", "Category", "What the complaint was about; [z] if not known."),
    ),
    rows=as_stored("not_satisfied"),
    key=("authority", "reference"),
    notes=("Cases whose decision is not public are counted in the sheet unlisted.",),
    may_be_absent=True,
)

HANDED_ON = Sheet(
    name="handed_on",
    title="Compliance outcomes that bodies which have ended handed on to a successor",
    columns=(
        YEAR,
        text(
            "body",
            "Body",
            "The body the recommendations were made to, by its short name in web addresses.",
        ),
        text("successor", "In figures of", "The successor that has the outcomes in its figures."),
        text("outcome", "Outcome", "What we recorded."),
        whole("count", "Count", "How many."),
    ),
    rows=as_stored("handed_on"),
    key=("year", "body", "successor", "outcome"),
    notes=(
        "Recorded after the body's last day. They are in the successor's counts, and not in any"
        " figure for the body.",
    ),
    may_be_absent=True,
)

NOT_SATISFIED_HANDED_ON = Sheet(
    name="not_satisfied_handed_on",
    title="Cases of the same kind that a body which has ended handed on",
    columns=(
        text("authority", "In figures of", "The successor, by its short name in web addresses."),
        REFERENCE,
        text("decided_about", "Decision about", "The body that our decision was about."),
        *NOT_SATISFIED.columns[2:],
    ),
    rows=as_stored("not_satisfied_handed_on"),
    key=("authority", "reference", "decided_about"),
    notes=("They are not in the sheet not_satisfied.",),
    may_be_absent=True,
)

UNLISTED = Sheet(
    name="unlisted",
    title="How many more there are that may not be listed",
    columns=(
        AUTHORITY,
        text("list", "List", "improvement, or failed_compliance: cases not satisfied."),
        whole("count", "Count", "How many are withheld, or too recent to be public."),
    ),
    rows=as_stored("unlisted"),
    key=("authority", "list"),
    may_be_absent=True,
)

REPORTS = Sheet(
    name="reports",
    title="Public interest reports of the year",
    columns=(
        AUTHORITY,
        REFERENCE,
        day("published_on", "Published on", "The day on which it was published."),
        prose("title", "Title", "Its title."),
    ),
    rows=as_stored("reports"),
    key=("authority", "reference"),
    may_be_absent=True,
)

LEARNING = Sheet(
    name="learning",
    title="Courses, seminars and webinars by year",
    columns=(
        YEAR,
        text("kind", "Kind", "course, seminar or webinar."),
        text("audience", "Audience", "Who it was for; [z] for all audiences together."),
        whole("events", "Events", "How many were held."),
        whole("places", "Places", "How many different places, if a place was given."),
        whole("people", "People", "How many people took part."),
        whole("authorities", "Authorities", "How many different authorities they came from."),
    ),
    rows=as_stored("learning"),
    key=("year", "kind", "audience"),
    notes=("People from bodies that are not authorities count, but their bodies do not.",),
    may_be_absent=True,
)

LETTERS = Sheet(
    name="letters",
    title="The letters in the edition",
    columns=(
        AUTHORITY,
        text("sent_to", "Sent to", "The authority itself or its successors, by their identifiers."),
        text("file", "File", "Where the letter is in the edition."),
        whole("issued_in", "Version", "The version in which these words were first sent."),
        day("letters_on", "Dated", "[z] on a draft."),
        text("public_at", "Public at", "[z] on a draft."),
        day("replaces", "Replaces", "The date of the letter that it replaces; [z] for none."),
        prose("paragraph", "Message", "The message to this one authority; [z] for none."),
    ),
    rows=as_stored("letters"),
    key=("authority",),
    may_be_absent=True,
)

EARLIER_LETTERS = Sheet(
    name="earlier_letters",
    title="Letters of earlier years",
    columns=(AUTHORITY, YEAR, text("file", "File", "Where the letter is.")),
    rows=as_stored("earlier_letters"),
    key=("authority", "year"),
    may_be_absent=True,
)
