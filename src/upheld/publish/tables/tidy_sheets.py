"""The sheets of all years, one fact a line, for those who compute, with the directory."""

from upheld.publish.tables import all_rows
from upheld.publish.tables.columns import (
    AUTHORITY,
    CATEGORY,
    COMPARISON,
    GSS_CODE,
    HIGH,
    LOW,
    MEASURE,
    NAME,
    OUTCOME,
    PEER_GROUP,
    REGION,
    WHAT,
    YEAR,
    day,
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
            " told. Not given: fewer than 50,000 residents.",
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
            " without-largest: the group's, without the largest complainant or issue. pooled-years:"
            " the group's, over up to three years. last-year: the authority's own of the year"
            " before.",
        ),
        text(
            "beside",
            "Beside",
            "The group; for without-largest complainant or issue; for pooled-years the first of"
            " the years; for last-year the year before.",
        ),
        whole("counted", "Counted", "The count on this basis; for last-year of the year before."),
        whole("out_of", "Out of", "The base on this basis; for last-year of the year before."),
        number(
            "expected",
            "Expected",
            "The count that it would have if it did not differ; [x] with nothing to compare with.",
        ),
        number(
            "tail",
            "Tail",
            "The chance, if it did not differ, of a count as far out in the direction that it lies;"
            " [x] with nothing to compare with.",
        ),
        number("level", "Level", "0.025 or 0.001, where the tail reaches it; [z] elsewhere."),
        number("low", "Low", "Lower end of the 95% interval of the counts told here."),
        number("high", "High", "Upper end of the 95% interval of the counts told here."),
        COMPARISON,
        prose("sentence", "In words", "What this basis shows."),
    ),
    rows=all_rows.comparison_rows,
    key=("authority", "year", "measure", "basis"),
    notes=(
        "Tails are exact: hypergeometric, of the authority's cases among those of its group; of a"
        " group known only by its published average, binomial. They are not the chance that a"
        " result came by chance.",
        "A figure is called different at a tail of 0.025. With many authorities some will be by"
        " chance alone: see the sheet chance.",
    ),
    may_be_absent=True,
)

SERVICES = Sheet(
    name="services",
    title="Complaints upheld by service: one line for each authority, year and category",
    columns=(
        YEAR,
        AUTHORITY,
        text("category", "Category", "What the complaints were about."),
        whole("received", "Received", "Complaints and enquiries received about the service."),
        whole("decided", "Decided", "All decisions about the service, whatever they were."),
        whole("counted", "Upheld", "Complaints upheld about the service."),
        whole("out_of", "Detailed investigations", "How many were investigated: the base."),
        share("text", "Printed", "The share upheld as printed. No cases: the base is 0."),
    ),
    rows=all_rows.service_rows,
    key=("year", "authority", "category"),
    notes=(
        "Only years whose cases are held by category. A service about which nothing was received"
        " and nothing decided has no line.",
        "A service of one authority often has few cases: one decision the other way can move its"
        " figure far.",
    ),
    may_be_absent=True,
)

AREAS = Sheet(
    name="areas",
    title="Authorities together: the whole country, each region, each service",
    columns=(
        YEAR,
        text("area", "Area", "A region; all authorities: the whole country."),
        text("category", "Category", "What the complaints were about; [z]: everything."),
        MEASURE,
        whole("counted", "Counted", "The sum of the counts; [x] where one was never told."),
        whole("out_of", "Out of", "The sum of the bases; [x] where one was never told."),
        text("out_of_name", "Base", "What the base counts, in the number that it asks for."),
        share("text", "Printed", "The figure that the sums make."),
        whole("authorities", "Authorities", "How many authorities are in the sums."),
    ),
    rows=all_rows.area_rows,
    key=("year", "area", "category", "measure"),
    notes=(
        "Summed over every authority that existed in the year or was counted about in it: councils,"
        " national parks and others, and those that had ended before. An average of similar"
        " authorities leaves out whoever had ended; see the sheet averages.",
        "Upheld decisions per 100,000 residents are not given for areas: the residents of an"
        " authority that ended are its successor's too.",
        "By category there is only the measure upheld.",
    ),
    may_be_absent=True,
)

STAGES = Sheet(
    name="stages",
    title="What became of complaints: of each authority, each region and all of them",
    columns=(
        YEAR,
        text("whose", "Whose", "An authority's short name in addresses, or a region; or all."),
        whole("received", "Received", "Complaints and enquiries received."),
        whole("decided", "Decided", "Decisions made; not the same complaints as those received."),
        whole("not_ours", "Not looked at", "Too early, or not for us to look at."),
        whole("closed", "Closed", "Closed after initial enquiries."),
        whole("investigated", "Investigated", "Investigated in detail."),
        whole("not_upheld", "Not upheld", "Of these, not upheld."),
        whole("upheld", "Upheld", "Of these, upheld."),
    ),
    rows=all_rows.stage_rows,
    key=("year", "whose"),
    notes=("Decided is the sum of not looked at, closed and investigated.",),
    may_be_absent=True,
)

HEXAGONS = Sheet(
    name="hexagons",
    title="Where each council stands on the map of hexagons",
    columns=(
        YEAR,
        text(
            "layer",
            "Layer",
            "lower: districts. upper: counties. In both: unitary councils, metropolitan and London"
            " boroughs.",
        ),
        AUTHORITY,
        whole("place_x", "Column", "From west to east; odd rows stand half a cell further east."),
        whole("place_y", "Row", "From north to south."),
    ),
    rows=all_rows.hexagon_rows,
    key=("year", "layer", "authority"),
    notes=("Each council has one cell of equal size, near where it lies and near its neighbours.",),
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
        whole("low", "Low", "95 of 100 simulated years have at least this many."),
        whole("high", "High", "95 of 100 simulated years have at most this many."),
    ),
    rows=all_rows.chance_rows,
    key=("year", "peer_group", "measure"),
    may_be_absent=True,
)

COUNTS = Sheet(
    name="counts",
    title="Every count: year, authority, category and outcome",
    columns=(
        YEAR,
        AUTHORITY,
        GSS_CODE,
        text("name", "Authority", "The authority's name at the end of the edition's year."),
        WHAT,
        CATEGORY,
        OUTCOME,
        whole("count", "Count", "How many."),
    ),
    rows=all_rows.count_rows,
    key=("year", "authority", "what", "category", "outcome"),
    notes=(
        "Lines of 0 are left out. In a year that the sheet years says was counted from cases, a"
        " line that is not here is 0; in any other year it is not known.",
    ),
)

TOTALS = Sheet(
    name="totals",
    title="All authorities together",
    columns=(
        YEAR,
        text(
            "what",
            "What is counted",
            "As in the sheet counts; also complaints decided, and decisions about authorities,"
            " which count a complaint about two authorities twice.",
        ),
        text("category", "Category", "What the complaints were about; [z] where not told apart."),
        text("outcome", "Outcome", "The decision or the outcome; [z] where not told apart."),
        whole("count", "Count", "How many, of all authorities together."),
    ),
    rows=all_rows.total_rows,
    key=("year", "what", "category", "outcome"),
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

GROUPS = Sheet(
    name="groups",
    title="Which authorities were in which group, by year",
    columns=(
        YEAR,
        text("peer_group", "Group", "The group of similar authorities."),
        AUTHORITY,
        GSS_CODE,
        text("name", "Authority", "The authority's name at the end of the edition's year."),
    ),
    rows=all_rows.group_rows,
    key=("year", "authority"),
    may_be_absent=True,
)

AUTHORITIES = Sheet(
    name="authorities",
    title="The directory of authorities",
    columns=(
        AUTHORITY,
        GSS_CODE,
        text("name", "Authority", "The authority's name at the end of the edition's year."),
        text("short_name", "Plain name", "Its name without the words for its kind."),
        text("peer_group", "Group", "The group it belongs to while it exists; [z] for none."),
        text("kind", "Kind", "What kind of body it is."),
        REGION,
        text("county", "County council", "The county council above it; [z] where there is none."),
        day("first_day", "First day", "[z]: since before these figures begin."),
        day("last_day", "Last day", "[z]: it exists."),
        number("latitude", "Latitude", "Of a point within its area, in degrees."),
        number("longitude", "Longitude", "Of a point within its area, in degrees."),
    ),
    rows=all_rows.authority_rows,
    key=("authority",),
)

SUCCESSIONS = Sheet(
    name="successions",
    title="Which authorities followed which",
    columns=(
        text("predecessor", "Predecessor", "The authority that ended."),
        text("successor", "Successor", "The authority that took over, wholly or in part."),
        day("on_day", "From", "The successor's first day."),
    ),
    rows=all_rows.succession_rows,
    key=("predecessor", "successor"),
    notes=(
        "Figures of an authority that ended are never added to its successor's own. What they came"
        " to together is told apart, in the sheet together.",
    ),
    may_be_absent=True,
)

POPULATIONS = Sheet(
    name="populations",
    title="The residents that rates by residents are made with",
    columns=(
        YEAR,
        AUTHORITY,
        whole("residents", "Residents", "Residents of the authority's area."),
        text("source", "Source", "The estimate or census, and who published it."),
    ),
    rows=all_rows.population_rows,
    key=("year", "authority"),
    may_be_absent=True,
)

YEARS = Sheet(
    name="years",
    title="Where each year's counts come from",
    columns=(
        YEAR,
        WHAT,
        text(
            "basis",
            "Basis",
            "counted from cases: a count that is not told is 0. published totals: a count that is"
            " not told is not known.",
        ),
    ),
    rows=all_rows.year_rows,
    key=("year", "what"),
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
