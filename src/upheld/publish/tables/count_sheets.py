"""The sheets of counts: by outcome, by service, by area, and what happened to complaints."""

from upheld.core.measures import UPHELD_PER_100000
from upheld.publish.tables import all_rows
from upheld.publish.tables.shared_columns import (
    AUTHORITY,
    CATEGORY,
    GSS_CODE,
    MEASURE,
    OUTCOME,
    WHAT,
    YEAR,
    share,
    text,
    whole,
)
from upheld.publish.tables.sheet import Sheet

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
        "Lines with 0 are left out. In a year that the sheet years says was counted from cases, a"
        " line that is not here is 0. In any other year it is not known.",
        "A decision that is withheld, or whose case has been decided again since, is counted by its"
        " outcome but not in a service ([x]): otherwise its service and outcome could be worked out"
        " by taking away the published decisions.",
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
            "As in the sheet counts. Also complaints decided, and decisions about authorities,"
            " which count a complaint about two authorities twice.",
        ),
        text(
            "category",
            "Category",
            "What the complaints were about; [z] where not split, [x] withheld.",
        ),
        text("outcome", "Outcome", "The decision or the outcome; [z] where not split."),
        whole("count", "Count", "How many, for all authorities together."),
    ),
    rows=all_rows.total_rows,
    key=("year", "what", "category", "outcome"),
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
        whole("decided", "Decided", "All decisions about the service, whatever the outcome."),
        whole("counted", "Upheld", "Complaints about the service that were upheld."),
        whole(
            "out_of", "Detailed investigations", "How many were investigated in detail: the base."
        ),
        share("text", "Printed", "The percentage upheld as printed. No cases: the base is 0."),
    ),
    rows=all_rows.service_rows,
    key=("year", "authority", "category"),
    notes=(
        "Only years whose cases are held by category. A service with nothing received and nothing"
        " decided has no line.",
        "Received counts all complaints. Decided, upheld and investigated leave out decisions that"
        " are withheld, so they may add up to less than the authority's figures.",
        "A service of one authority often has few cases: one decision the other way can change its"
        " figure a lot.",
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
        whole("counted", "Counted", "The sum of the counts; [x] if one is not known."),
        whole("out_of", "Out of", "The sum of the bases; [x] if one is not known."),
        text("out_of_name", "Base", "What the base counts, in the singular or plural as needed."),
        share("text", "Printed", "The figure from these sums."),
        whole("authorities", "Authorities", "How many authorities are in the sums."),
    ),
    rows=all_rows.area_rows,
    key=("year", "area", "category", "measure"),
    notes=(
        "Sums over all authorities that existed in the year or that we counted anything about:"
        " councils, national parks and others, and those that had ended before. Averages of similar"
        " authorities leave out those that had ended: see the sheet averages.",
        f"{UPHELD_PER_100000.title} are not given for areas, because the residents of an authority"
        " that ended are also its successor's.",
        "By category there is only the measure upheld, leaving out decisions that are withheld.",
    ),
    may_be_absent=True,
)

STAGES = Sheet(
    name="stages",
    title="What happened to complaints: for each authority, each region and all together",
    columns=(
        YEAR,
        text("whose", "Whose", "An authority's short name in web addresses, a region, or all."),
        whole("received", "Received", "Complaints and enquiries received."),
        whole(
            "decided",
            "Decided",
            "Decisions made. These are not the same complaints as those received.",
        ),
        whole(
            "not_ours", "Not looked at", "Not enough to go on, too early, or not ours to look at."
        ),
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

YEARS = Sheet(
    name="years",
    title="Where each year's counts come from",
    columns=(
        YEAR,
        WHAT,
        text(
            "basis",
            "Basis",
            "counted from cases: a count that is not given is 0. published totals: a count that is"
            " not given is not known.",
        ),
    ),
    rows=all_rows.year_rows,
    key=("year", "what"),
)
