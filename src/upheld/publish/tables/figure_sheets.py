"""The sheets of figures: what was printed, what comparing showed, and what measures mean."""

from upheld.core.comparing.chance import MOST_HOLDS_IN
from upheld.core.comparing.comparison import FEWEST_CASES, LEVEL, STRICT_LEVEL
from upheld.core.comparing.in_every_way import MOST_YEARS_TOGETHER
from upheld.core.english import written_out
from upheld.core.intervals import SHOWN_TEXT
from upheld.core.profile import Profile
from upheld.publish.tables import all_rows
from upheld.publish.tables.shared_columns import (
    AUTHORITY,
    COMPARISON,
    GSS_CODE,
    HIGH,
    LOW,
    MARK,
    MEASURE,
    NAME,
    OUT_OF_NAME,
    PEER_GROUP,
    YEAR,
    fewest_residents,
    number,
    prose,
    share,
    text,
    whole,
)
from upheld.publish.tables.sheet import Sheet


# Its columns and their order are those of the edition's table figure, then a mark: readers rely on
# them.
def figures(profile: Profile) -> Sheet:
    fewest = fewest_residents(profile)
    return Sheet(
        name="figures",
        title="Every figure: one line for each {authority}, year and measure",
        columns=(
            AUTHORITY,
            GSS_CODE,
            NAME,
            YEAR,
            MEASURE,
            whole("counted", "Counted", "The count; [x] if we do not know it."),
            whole("out_of", "Out of", "The base; [x] if we do not know it."),
            OUT_OF_NAME,
            share(
                "text",
                "Printed",
                "The figure as printed everywhere. No cases: the base is 0. Not available: we do"
                f" not know it.{f' Not given: fewer than {fewest} residents.' if fewest else ''}",
            ),
            LOW,
            HIGH,
            PEER_GROUP,
            whole(
                "peer_counted", "Group: counted", "The group's count, this {authority} included."
            ),
            whole("peer_out_of", "Group: out of", "The group's base, this {authority} included."),
            share(
                "peer_text", "Group: average", "The average as printed; [z] if there is no group."
            ),
            COMPARISON,
            prose(
                "sentence", "In words", "The figure, the group's, and what comparing them shows."
            ),
            MARK,
        ),
        rows=all_rows.figure_rows,
        key=("authority", "year", "measure"),
        notes=(
            "Each year is as it was published. See the sheet breaks before comparing years.",
            "Averages that others published have text, but no counts.",
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
            " last-year: the year before, shown here but not compared.",
        ),
        text(
            "beside",
            "Compared with",
            "The group. For pooled-years: the first of the years. For last-year: the year before.",
        ),
        whole(
            "counted",
            "Counted",
            "The count on this basis. For last-year: the count for the year before.",
        ),
        whole(
            "out_of",
            "Out of",
            "The base on this basis. For last-year: the base for the year before.",
        ),
        number(
            "expected",
            "Expected",
            "The count that it would have if it did not differ; [z] if not compared.",
        ),
        number(
            "tail",
            "Tail",
            "The chance, if it did not differ, of a count at least as far out in that direction;"
            " [z] if not compared.",
        ),
        number(
            "level",
            "Level",
            f"A tail up to this is a difference: {float(LEVEL)}, for pooled years"
            f" {float(STRICT_LEVEL)}; [z] if not compared.",
        ),
        text(
            "reach",
            "Within reach",
            "Which differences this many cases could have shown: both, higher, lower, none.",
        ),
        whole(
            "chance_least",
            "Chance: least",
            "The smallest count that chance alone could give. Below it, the figure is lower. [z]"
            " if there are too few cases or nothing is within reach.",
        ),
        whole(
            "chance_most", "Chance: most", "The largest such count. Above it, the figure is higher."
        ),
        number("low", "Low", LOW.meaning),
        number("high", "High", HIGH.meaning),
        COMPARISON,
        prose("sentence", "In words", "What this basis shows."),
    ),
    rows=all_rows.comparison_rows,
    key=("authority", "year", "measure", "basis"),
    notes=(
        "Tails are exact: hypergeometric, for the {authority}'s cases among its group's; binomial,"
        " if the group is known only by its published average. They are not the chance that a"
        " result came by chance.",
        "With many {authorities}, some will be called different by chance alone: see the sheet"
        " chance.",
        f"Low and high are the {SHOWN_TEXT} confidence interval (Clopper-Pearson) of the counts in"
        " the row: how uncertain the percentage is as a guide to the {authority}'s usual rate. Do"
        " not compare it with an average: the range of chance says whether a figure differs.",
    ),
    may_be_absent=True,
)

REVISED = Sheet(
    name="revised",
    title="Figures for earlier years as the cases give them now",
    columns=(
        YEAR,
        AUTHORITY,
        MEASURE,
        share("published", "As published", "The figure as it was published. It stays."),
        whole("counted", "Counted", "The count as the cases give it now."),
        whole("out_of", "Out of", "The base as the cases give it now."),
        share("text", "As revised", "The figure from these; [r] in the letters."),
        whole(
            "decided_again",
            "Decided again",
            "Cases in the published figure that have been decided or checked again since.",
        ),
        whole(
            "corrected",
            "Corrected",
            "1 if records were corrected, as those cases do not explain the change; otherwise 0.",
        ),
        prose("why", "Why", "Why it differs."),
    ),
    rows=all_rows.revised_rows,
    key=("year", "authority", "measure"),
    may_be_absent=True,
)

TOGETHER = Sheet(
    name="together",
    title="Predecessors together, in the years before {an_authority} began",
    columns=(
        AUTHORITY,
        YEAR,
        MEASURE,
        prose("label", "Whose", "Whose figures are added up, in words."),
        text("members", "Members", "Their identifiers, separated by spaces."),
        whole("counted", "Counted", "The sum of their counts; [x] if we do not know one of them."),
        whole("out_of", "Out of", "The sum of their bases. Each resident counts once."),
        OUT_OF_NAME,
        share("text", "Printed", "The figure from these sums."),
        text(
            "whose",
            "Belongs to",
            "its own predecessors; or the family's, for several successors together, because a"
            " predecessor was divided between them.",
        ),
        prose(
            "reason",
            "Why",
            "Why there is no sum, or why it is the family's; [z] if neither applies.",
        ),
    ),
    rows=all_rows.together_rows,
    key=("authority", "year", "measure"),
    notes=(
        "These are given next to {an_authority}'s own figures and are never part of them. Decisions"
        " about a predecessor after it ended stay with the predecessor.",
    ),
    may_be_absent=True,
)

CHANCE = Sheet(
    name="chance",
    title="How many would stand out by chance alone",
    columns=(
        YEAR,
        text("peer_group", "Group", "The group of similar {authorities}."),
        MEASURE,
        whole("compared", "Compared", "{Authorities} in the group with any cases."),
        whole("standing_out", "Standing out", "Those whose figure is higher or lower."),
        number("expected", "By chance", "How many there would be on average if all were the same."),
        whole(
            "most",
            "By chance at most",
            f"No more than this many in {MOST_HOLDS_IN.numerator} of {MOST_HOLDS_IN.denominator}"
            " simulated years.",
        ),
        number(
            "page_rate",
            "Pages by chance",
            "If all were the same: the share of the group's pages, for {authorities} with"
            f" {written_out(FEWEST_CASES)} cases or more, that would still say higher or lower for"
            " any measure on any basis; [x] if the group's cases are not known.",
        ),
        whole("one_page_in", "1 page in", "The same as printed: about 1 page in this many."),
    ),
    rows=all_rows.chance_rows,
    key=("year", "peer_group", "measure"),
    may_be_absent=True,
)

AVERAGES = Sheet(
    name="averages",
    title="Averages of similar {authorities}, all years",
    columns=(
        YEAR,
        text("peer_group", "Group", "The group of similar {authorities}."),
        MEASURE,
        whole("counted", "Counted", "The sum of the group's counts; [x] if published as text."),
        whole("out_of", "Out of", "The sum of the group's bases; [x] if published as text."),
        share("text", "Average", "The average as printed with each member's figure."),
        text(
            "basis",
            "Basis",
            "pooled: the sum of counts out of the sum of bases. as published: taken from a"
            " publication. pinned: kept from the version before.",
        ),
        whole("members", "{Authorities}", "How many {authorities} are in it; [x] if not known."),
        text("source", "Source", "Where it was published; [z] if it is our own."),
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
        text("counted_one", "Counted (one)", "What is counted, if the count is 1."),
        text("counted_many", "Counted (many)", "What is counted, for other counts."),
        text("out_of_one", "Base (one)", "What it is out of, if the base is 1."),
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
        text("series", "Series", "The measure that it affects, or received or decided."),
        text("mark", "Mark", "[b]: a break. [z]: a note on the figures, not a break."),
        prose("words", "In words", "What happened, and what not to compare."),
    ),
    rows=all_rows.break_rows,
    key=("year", "series", "mark"),
)
