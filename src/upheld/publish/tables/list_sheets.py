"""The sheets for what an edition lists: names, what was handed on, courses, letters.

Of single cases there is only how many: their words are the register's.
"""

from collections.abc import Callable, Iterator

from upheld.core.profile import Profile
from upheld.edition.queries.whole import every
from upheld.edition.reading import Edition
from upheld.publish.tables.cell_text import NOT_APPLICABLE
from upheld.publish.tables.shared_columns import AUTHORITY, YEAR, day, prose, text, whole
from upheld.publish.tables.sheet import Sheet
from upheld.publish.tables.table import SheetRow


def as_stored(sheet: str) -> Callable[[Edition], Iterator[SheetRow]]:
    """The rows of the sheet as the edition has them; what it does not have is not applicable."""

    def rows(edition: Edition) -> Iterator[SheetRow]:
        for row in every(edition, sheet):
            yield tuple(NOT_APPLICABLE if cell in (None, "") else cell for cell in row)

    return rows


NAMES = Sheet(
    name="names",
    title="Other names of {authorities}",
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


def single_cases(profile: Profile) -> Sheet:
    reports = profile.explain("reports")
    return Sheet(
        name="single_cases",
        title="How many single cases there are",
        columns=(
            AUTHORITY,
            text(
                "what",
                "What",
                "improvement: service improvements agreed in the year. failed_compliance:"
                " compliance outcomes of the year that we were not satisfied with. report:"
                f" {reports}",
            ),
            text(
                "decided_about",
                "Decisions about",
                "The {authority} itself, or a body whose outcomes were handed on to it.",
            ),
            whole("public", "Public", "How many were public on the day of publication."),
            whole("not_public", "Not public", "How many were too recent, or withheld."),
        ),
        rows=as_stored("single_cases"),
        key=("authority", "what", "decided_about"),
        notes=(
            "Their words and references are in the register of decisions, while they are public.",
        ),
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
        whole("authorities", "{Authorities}", "How many different {authorities} they came from."),
    ),
    rows=as_stored("learning"),
    key=("year", "kind", "audience"),
    notes=("People from bodies that are not {authorities} count, but their bodies do not.",),
    may_be_absent=True,
)

LETTERS = Sheet(
    name="letters",
    title="The letters in the edition",
    columns=(
        AUTHORITY,
        text(
            "sent_to", "Sent to", "The {authority} itself or its successors, by their identifiers."
        ),
        text("file", "File", "Where the letter is in the edition."),
        whole("issued_in", "Version", "The version in which these words were first sent."),
        day("letters_on", "Dated", "[z] on a draft."),
        text("public_at", "Public at", "[z] on a draft."),
        day("replaces", "Replaces", "The date of the letter that it replaces; [z] for none."),
        prose("paragraph", "Message", "The message to this one {authority}; [z] for none."),
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
