"""The sheets of figures: what was printed, what comparing showed, and what measures mean."""

from upheld.core.comparing.chance import MOST_HOLDS_IN
from upheld.core.comparing.comparison import FEWEST_CASES, LEVEL, STRICT_LEVEL
from upheld.core.comparing.in_every_way import MOST_YEARS_TOGETHER
from upheld.core.english import written_out
from upheld.core.intervals import SHOWN_TEXT
from upheld.core.measures import FEWEST_RESIDENTS
from upheld.publish.tables import all_rows
from upheld.publish.tables.shared_columns import (
    AUTHORITY,
    COMPARISON,
    GSS_CODE,
    HIGH,
    LOW,
    MEASURE,
    NAME,
    PEER_GROUP,
    YEAR,
    number,
    prose,
    share,
    text,
    whole,
)
from upheld.publish.tables.sheet import Sheet

# Its columns and their order are those of the edition's table figure: a contract with readers.
FIGURES = Sheet(
    name="figures",
    title="Every figure: one line for each authority, year and measure",
    columns=(
        AUTHORITY,
        GSS_CODE,
        NAME,
        YEAR,
        MEASURE,
        whole("counted", "Counted", "The count; [x] where we were not told."),
        whole("out_of", "Out of", "The base; [x] where we were not told."),
        text("out_of_name", "Base", "What the base counts, in the number that it asks for."),
        share(
            "text",
            "Printed",
            "The figure as printed everywhere. No cases: the base is 0. Not available: we were not"
            f" told. Not given: fewer than {FEWEST_RESIDENTS:,} residents.",
        ),
        LOW,
        HIGH,
        PEER_GROUP,
        whole("peer_counted", "Group: counted", "The count of the group, this one included."),
        whole("peer_out_of", "Group: out of", "The base of the group, this one included."),
        share("peer_text", "Group: average", "The average as printed; [z] without a group."),
        COMPARISON,
        prose("sentence", "In words", "The figure, its group and what comparing them shows."),
    ),
    rows=all_rows.figure_rows,
    key=("authority", "year", "measure"),
    notes=(
        "Each year stands as it was published. See the sheet breaks before comparing years.",
        "Averages that were published by others bear a text and no counts.",
    ),
)

COMPARISONS = Sheet(
    name="comparisons",
    title="Every comparison: one line for each figure and basis",
    columns=(
        AUTHORITY,
        YEAR,
        MEASURE,
        text(
            "basis",
            "Basis",
            "peers: all cases of the group. services: the group's, service by service."
            f" pooled-years: the group's, over up to {written_out(MOST_YEARS_TOGETHER)} years."
            " last-year: the year before, which stands here and is not compared.",
        ),
        text(
            "beside",
            "Compared with",
            "The group; for pooled-years the first of the years; for last-year the year before.",
        ),
        whole("counted", "Counted", "The count on this basis; for last-year of the year before."),
        whole("out_of", "Out of", "The base on this basis; for last-year of the year before."),
        number(
            "expected",
            "Expected",
            "The count that it would have if it did not differ; [z] where nothing is compared.",
        ),
        number(
            "tail",
            "Tail",
            "The chance, if it did not differ, of a count as far out in the direction that it lies;"
            " [z] where nothing is compared.",
        ),
        number(
            "level",
            "Level",
            f"A tail up to this is a difference: {float(LEVEL)}, for pooled years"
            f" {float(STRICT_LEVEL)}; [z] where nothing is compared.",
        ),
        text(
            "reach",
            "Within reach",
            "Which difference so many cases could have shown: both, higher, lower, none.",
        ),
        whole(
            "chance_least",
            "Chance: least",
            "The smallest count that chance alone could give; below it, the figure is lower. [z]"
            " with too few cases, or with nothing within reach.",
        ),
        whole("chance_most", "Chance: most", "The largest such count; above it, it is higher."),
        number("low", "Low", LOW.meaning),
        number("high", "High", HIGH.meaning),
        COMPARISON,
        prose("sentence", "In words", "What this basis shows."),
    ),
    rows=all_rows.comparison_rows,
    key=("authority", "year", "measure", "basis"),
    notes=(
        "Tails are exact: hypergeometric, of the authority's cases among those of its group; of a"
        " group known only by its published average, binomial. They are not the chance that a"
        " result came by chance.",
        "With many authorities some will be called different by chance alone: see the sheet"
        " chance.",
        f"Low and high are the {SHOWN_TEXT} confidence interval (Clopper-Pearson) of the counts in"
        " the row: how uncertain the percentage is as a guide to the authority's usual rate. Do not"
        " read it beside an average: whether a figure differs is what the range of chance says.",
    ),
    may_be_absent=True,
)

REVISED = Sheet(
    name="revised",
    title="Figures of earlier years as the cases give them now",
    columns=(
        YEAR,
        AUTHORITY,
        MEASURE,
        share("published", "As published", "The figure as it was published, and stays."),
        whole("counted", "Counted", "The count as the cases give it now."),
        whole("out_of", "Out of", "The base as the cases give it now."),
        share("text", "As revised", "The figure that they make; [r] in the letters."),
        whole(
            "decided_again",
            "Decided again",
            "Cases of the published figure that have been decided, or checked, again since.",
        ),
        whole(
            "corrected",
            "Corrected",
            "1 where records were corrected: those cases do not explain the change. Else 0.",
        ),
        prose("why", "Why", "Why it differs."),
    ),
    rows=all_rows.revised_rows,
    key=("year", "authority", "measure"),
    may_be_absent=True,
)

TOGETHER = Sheet(
    name="together",
    title="Predecessors together, in the years before an authority began",
    columns=(
        AUTHORITY,
        YEAR,
        MEASURE,
        prose("label", "Whose", "Whose figures are added up, in words."),
        text("members", "Members", "Their identifiers, separated by spaces."),
        whole("counted", "Counted", "The sum of their counts; [x] where we were not told one."),
        whole("out_of", "Out of", "The sum of their bases; each resident once."),
        text("out_of_name", "Base", "What the base counts, in the number that it asks for."),
        share("text", "Printed", "The figure that the sums make."),
        text(
            "whose",
            "Belongs to",
            "its own predecessors; or the family's, of several successors together, because a"
            " predecessor was divided between them.",
        ),
        prose("reason", "Why", "Why there is no sum, or why it is the family's; [z] for neither."),
    ),
    rows=all_rows.together_rows,
    key=("authority", "year", "measure"),
    notes=(
        "These stand beside an authority's own figures and are never part of them. What was decided"
        " about a predecessor after it ended stays with the predecessor.",
    ),
    may_be_absent=True,
)

CHANCE = Sheet(
    name="chance",
    title="How many would stand out by chance alone",
    columns=(
        YEAR,
        text("peer_group", "Group", "The group of similar authorities."),
        MEASURE,
        whole("compared", "Compared", "Authorities of the group with any case."),
        whole("standing_out", "Standing out", "Those whose figure is higher or lower."),
        number("expected", "By chance", "How many there would be on average, were all the same."),
        whole(
            "most",
            "By chance at most",
            f"In {MOST_HOLDS_IN.numerator} simulated years of {MOST_HOLDS_IN.denominator} no more"
            " than this many.",
        ),
        number(
            "page_rate",
            "Pages by chance",
            "Were all the same, the share of the group's pages, of authorities with"
            f" {written_out(FEWEST_CASES)} cases or more, that would still say higher or lower of"
            " any measure on any basis; [x] where the group's cases are not known.",
        ),
        whole("one_page_in", "1 page in", "The same as it is printed: about 1 page in so many."),
    ),
    rows=all_rows.chance_rows,
    key=("year", "peer_group", "measure"),
    may_be_absent=True,
)

AVERAGES = Sheet(
    name="averages",
    title="Averages of similar authorities, all years",
    columns=(
        YEAR,
        text("peer_group", "Group", "The group of similar authorities."),
        MEASURE,
        whole("counted", "Counted", "The sum of the group's counts; [x] where published as text."),
        whole("out_of", "Out of", "The sum of the group's bases; [x] where published as text."),
        share("text", "Average", "The average as printed beside each member's figure."),
        text(
            "basis",
            "Basis",
            "pooled: the sum of counts out of the sum of bases. as published: taken from a"
            " publication. pinned: kept from the version before.",
        ),
        whole("members", "Authorities", "How many authorities are in it; [x] where not told."),
        text("source", "Source", "Where it was published; [z] for our own."),
        text("mark", "Mark", "[b] in the first year after a break; [z] in other years."),
    ),
    rows=all_rows.average_rows,
    key=("year", "peer_group", "measure"),
    notes=("Averages are pooled over cases; they are not means of percentages.",),
    may_be_absent=True,
)

MEASURES = Sheet(
    name="measures",
    title="What each measure counts, and out of what",
    columns=(
        text("measure", "Measure", "Its name in the other sheets."),
        text("title", "Title", "Its name in sentences."),
        prose("definition", "Definition", "What it measures."),
        text("counted_one", "Counted (one)", "What is counted, for a count of 1."),
        text("counted_many", "Counted (many)", "What is counted, for other counts."),
        text("out_of_one", "Base (one)", "What it is out of, for a base of 1."),
        text("out_of_many", "Base (many)", "What it is out of, for other bases."),
        text("source", "Source", "Where the definition comes from."),
    ),
    rows=all_rows.measure_rows,
    key=("measure",),
)

BREAKS = Sheet(
    name="breaks",
    title="Where years cannot be compared",
    columns=(
        text("year", "From year", "The first year after the break."),
        text("series", "Series", "The measure, or received or decided, that it touches."),
        text("mark", "Mark", "[b]: a break. [z]: a note beside the figures, not a break."),
        prose("words", "In words", "What happened, and what not to compare."),
    ),
    rows=all_rows.break_rows,
    key=("year", "series", "mark"),
)
