"""The sheets of what an edition says about its own quality. The report prints the same rows."""

from upheld.core.comparing.comparison import FEWEST_CASES
from upheld.core.comparing.dispersion import BY_CHANCE, FEWEST_TO_TELL, WINSORISED
from upheld.core.comparing.related import FEWEST_RELATED, LEAST_PART
from upheld.core.english import part_written_out, written_out
from upheld.core.profile import Profile
from upheld.edition.queries.whole import every
from upheld.edition.reading import Edition
from upheld.publish.tables.all_rows import all_together
from upheld.publish.tables.cell_text import NOT_AVAILABLE
from upheld.publish.tables.list_sheets import as_stored
from upheld.publish.tables.shared_columns import MEASURE, YEAR, day, number, share, text, whole
from upheld.publish.tables.sheet import Sheet
from upheld.publish.tables.table import SheetRow

GROUP = text("peer_group", "Group", "The group of similar {authorities}.")
LARGE_PART = part_written_out(LEAST_PART)
KIND = text("what", "What", "received, decided or compliance, as in the sheet counts.")


def coverage_rows(edition: Edition) -> list[SheetRow]:
    rows = every(edition, "coverage")
    everybody = all_together(edition.profile)
    return [(year, group or everybody, *counts) for year, group, *counts in rows]


def completeness_rows(edition: Edition) -> list[SheetRow]:
    rows = every(edition, "completeness")
    return [
        (year, source, field, "yes" if empty else "no", n, NOT_AVAILABLE if x is None else x, told)
        for year, source, field, empty, n, x, told in rows
    ]


TIMELINESS = Sheet(
    name="timeliness",
    title="When each year's figures were made, sent and published",
    columns=(
        YEAR,
        day("as_at", "Figures as at", "Cases were counted as at this day."),
        day("letters_on", "Letters dated", "[z] on a draft."),
        text("public_at", "Public at", "[z] on a draft."),
        whole("days_to_figures", "Days to the figures", "From the last day of the year."),
        whole("days_to_letters", "Days to the letters", "From the last day of the year."),
        whole("days_to_publication", "Days to publication", "From the last day of the year."),
    ),
    rows=as_stored("timeliness"),
    key=("year",),
)


def coverage(profile: Profile) -> Sheet:
    return Sheet(
        name="coverage",
        title="How many {authorities} have figures",
        columns=(
            YEAR,
            text(
                "peer_group",
                "Group",
                "The group; all {authorities}; none: in no group; ended: abolished before the"
                " year.",
            ),
            whole(
                "authorities",
                "{Authorities}",
                "In the directory in the year, or with anything counted about them.",
            ),
            whole("with_figures", "With a figure", "With any figure that is available."),
            whole("with_cases", "With a case", "With anything counted about them."),
            whole("received", "Received", "With a complaint or enquiry received."),
            whole("decided", "Decided", "With a decision."),
            whole("investigated", profile.explain("coverage"), profile.explain("coverage_means")),
            whole("compliance", "Compliance", "With a compliance outcome."),
        ),
        rows=coverage_rows,
        key=("year", "peer_group"),
    )


COMPLETENESS = Sheet(
    name="completeness",
    title="How complete each column of the case records is",
    columns=(
        YEAR,
        text("source", "Table", "The table of the extract that the edition was made from."),
        text("field", "Column", "The column of that table."),
        text("may_be_empty", "May be empty", "yes: a cell can be empty for a good reason."),
        whole(
            "rows",
            "Rows",
            "Rows in the year, if the table has a day or a year; otherwise all rows.",
        ),
        whole("filled", "Filled", "Rows in which it is filled; [x] if there is no such column."),
        share("text", "Share filled", "The percentage; not given if there is no such column."),
    ),
    rows=completeness_rows,
    key=("year", "source", "field"),
    notes=(
        "Contacts and messages to {authorities} are private, so they are not counted here, and nor"
        " is the column that says why a decision is withheld.",
    ),
    may_be_absent=True,
)

DECIDED_AGAIN = Sheet(
    name="decided_again",
    title="Cases decided again, or whose compliance was checked again",
    columns=(
        YEAR,
        KIND,
        whole("cases", "Cases", "Cases in the year whose decision or outcome replaced another."),
        whole("earlier_known", "Earlier one known", "Of these, cases whose earlier one we hold."),
        whole(
            "changed_outcome",
            "Other outcome",
            "Of those known, cases that had a different outcome before.",
        ),
        whole(
            "changed_year",
            "Other year",
            "Of those known, cases that counted in a different year before.",
        ),
    ),
    rows=as_stored("decided_again"),
    key=("year", "what"),
    may_be_absent=True,
)

REVISED_BY = Sheet(
    name="revised_by",
    title="How much figures for earlier years are revised",
    columns=(
        YEAR,
        MEASURE,
        whole("published", "Published", "Figures for the year that were published."),
        whole("revised", "Revised", "Of these, those that today's records no longer give."),
        whole("decided_again", "Decided again", "Only because cases were decided again."),
        whole("corrected", "Corrected", "Only because records were corrected."),
        whole("both", "Both", "Because of both."),
        number("largest", "Largest change", "In percentage points as printed; [z] for rates."),
        number("median", "Median change", "In percentage points as printed; [z] for rates."),
    ),
    rows=as_stored("revised_by"),
    key=("year", "measure"),
    may_be_absent=True,
)

RECORDED_LATER = Sheet(
    name="recorded_later",
    title="Cases for earlier years that were recorded after their figures were made",
    columns=(
        YEAR,
        KIND,
        whole("published", "Published", "How many the year's figures counted."),
        whole("now", "Now", "How many today's records give."),
        whole(
            "decided_again", "Decided again", "Counted in the figures, but no longer in the year."
        ),
        number(
            "later",
            "Recorded later",
            "Now plus decided again, minus published. Below 0: more were removed than added.",
        ),
    ),
    rows=as_stored("recorded_later"),
    key=("year", "what"),
    may_be_absent=True,
)

RELATED = Sheet(
    name="related",
    title=f"Figures of which related complaints are {LARGE_PART} or more",
    columns=(
        YEAR,
        MEASURE,
        text("kind", "Cause", "complainant: one person; issue: one matter."),
        whole(
            "authorities",
            "{Authorities}",
            f"With {written_out(FEWEST_CASES)} cases or more in the base.",
        ),
        whole(
            "related",
            "With related complaints",
            f"Of these, where one cause accounts for {written_out(FEWEST_RELATED)} cases or more"
            f" and {LARGE_PART} of the base or more.",
        ),
    ),
    rows=as_stored("related"),
    key=("year", "measure", "kind"),
    notes=("We do not publish which {authorities} these are.",),
    may_be_absent=True,
)


def dispersion(profile: Profile) -> Sheet:
    return Sheet(
        name="dispersion",
        title="How much more {authorities} in a group differ than chance would explain",
        columns=(
            YEAR,
            GROUP,
            MEASURE,
            whole("members", "Members", "{Authorities} in the group with any cases."),
            number(
                "phi",
                "Phi",
                f"Mean squared z-score, winsorised at {100 * WINSORISED:g}% each end. Chance alone"
                f" gives about {BY_CHANCE:g}. It tells nothing of fewer than {FEWEST_TO_TELL}"
                " members.",
            ),
            number(
                "tau2", "Tau squared", "Variance between {authorities}, as a squared proportion."
            ),
        ),
        rows=as_stored("dispersion"),
        key=("year", "peer_group", "measure"),
        notes=(
            f"No number can say what causes the excess: services, {profile.explain('choosing')}, or"
            " the {authorities} themselves.",
        ),
        may_be_absent=True,
    )


POLICIES = Sheet(
    name="policies",
    title="Policies that the office has approved",
    columns=(
        text("kind", "Kind", "Which policy it is."),
        text("title", "Title", "What the office calls it."),
        text("owner", "Owner", "Who is responsible for it."),
        day("approved_on", "Approved on", "The day on which it was approved."),
    ),
    rows=as_stored("policies"),
    key=("kind",),
    may_be_absent=True,
)


def quality_sheets(profile: Profile) -> tuple[Sheet, ...]:
    return (
        TIMELINESS,
        coverage(profile),
        COMPLETENESS,
        DECIDED_AGAIN,
        REVISED_BY,
        RECORDED_LATER,
        RELATED,
        dispersion(profile),
        POLICIES,
    )
