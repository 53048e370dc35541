"""The sheets of counts: by outcome, by service, by area, and what happened to complaints."""

from upheld.core.english import capitalised, joined
from upheld.core.measures import Kind
from upheld.core.profile import Profile
from upheld.core.vocabulary import What
from upheld.publish.tables import all_rows
from upheld.publish.tables.shared_columns import (
    AUTHORITY,
    CATEGORY,
    GSS_CODE,
    MEASURE,
    OUT_OF_NAME,
    OUTCOME,
    YEAR,
    share,
    text,
    what,
    whole,
)
from upheld.publish.tables.sheet import Sheet


def counts(profile: Profile) -> Sheet:
    return Sheet(
        name="counts",
        title="Every count: year, {authority}, category and outcome",
        columns=(
            YEAR,
            AUTHORITY,
            GSS_CODE,
            text("name", "{Authority}", "The {authority}'s name at the end of the edition's year."),
            what(profile),
            CATEGORY,
            OUTCOME,
            whole("count", "Count", "How many."),
        ),
        rows=all_rows.count_rows,
        key=("year", "authority", "what", "category", "outcome"),
        notes=(
            "Lines with 0 are left out. In a year that the sheet years says was counted from cases,"
            " a line that is not here is 0. In any other year it is not known.",
            "A decision that is withheld, or whose case has been decided again since, is counted by"
            " its outcome but not in a service ([x]): otherwise its service and outcome could be"
            " worked out by taking away the published decisions.",
        ),
    )


TOTALS = Sheet(
    name="totals",
    title="All {authorities} together",
    columns=(
        YEAR,
        text(
            "what",
            "What is counted",
            "As in the sheet counts. Also complaints decided, and decisions about {authorities},"
            " which count a complaint about two {authorities} twice.",
        ),
        text(
            "category",
            "Category",
            "What the complaints were about; [z] where not split, [x] withheld.",
        ),
        text("outcome", "Outcome", "The decision or the outcome; [z] where not split."),
        whole("count", "Count", "How many, for all {authorities} together."),
    ),
    rows=all_rows.total_rows,
    key=("year", "what", "category", "outcome"),
    may_be_absent=True,
)


def services(profile: Profile) -> Sheet:
    main = profile.main
    return Sheet(
        name="services",
        title=f"{main.title} by service: one line for each {{authority}}, year and category",
        columns=(
            YEAR,
            AUTHORITY,
            text("category", "Category", "What the complaints were about."),
            whole("received", "Received", "Complaints and enquiries received about the service."),
            whole("decided", "Decided", "All decisions about the service, whatever the outcome."),
            whole(
                "counted",
                profile.explain("services_counted"),
                profile.explain("services_counted_means"),
            ),
            whole(
                "out_of", capitalised(main.out_of_name[1]), profile.explain("services_out_of_means")
            ),
            share("text", "Printed", profile.explain("services_text")),
        ),
        rows=all_rows.service_rows,
        key=("year", "authority", "category"),
        notes=(
            "Only years whose cases are held by category. A service with nothing received and"
            " nothing decided has no line.",
            profile.explain("services"),
            "A service of one {authority} often has few cases: one decision the other way can"
            " change its figure a lot.",
        ),
        may_be_absent=True,
    )


def areas(profile: Profile) -> Sheet:
    return Sheet(
        name="areas",
        title="{Authorities} together: the whole country, each region, each service",
        columns=(
            YEAR,
            text("area", "Area", "A region; all {authorities}: the whole country."),
            text("category", "Category", "What the complaints were about; [z]: everything."),
            MEASURE,
            whole("counted", "Counted", "The sum of the counts; [x] if one is not known."),
            whole("out_of", "Out of", "The sum of the bases; [x] if one is not known."),
            OUT_OF_NAME,
            share("text", "Printed", "The figure from these sums."),
            whole("authorities", "{Authorities}", "How many {authorities} are in the sums."),
        ),
        rows=all_rows.area_rows,
        key=("year", "area", "category", "measure"),
        notes=(
            profile.explain("areas"),
            *(
                f"{each.title} are not given for areas, because the residents of {{an_authority}}"
                " that ended are also its successor's."
                for each in profile.of_kind(Kind.RATE)
            ),
            f"By category there is only the measure {profile.main.slug}, leaving out decisions that"
            " are withheld.",
        ),
        may_be_absent=True,
    )


def stages(profile: Profile) -> Sheet:
    named = joined((What.RECEIVED, What.DECIDED, *profile.stages), last_after="or")
    return Sheet(
        name="stages",
        title="What happened to complaints: for each {authority}, each region and all together",
        columns=(
            YEAR,
            text(
                "whose", "Whose", "{An_authority}'s short name in web addresses, a region, or all."
            ),
            text("stage", "Stage", f"How far complaints went: {named}."),
            whole(
                "count",
                "Number",
                "Complaints and enquiries received, or decisions made. Those decided are not the"
                " same complaints as those received.",
            ),
            whole(
                "with_fault",
                "With fault",
                f"Of the decisions, those that are {_with_fault(profile)}.",
            ),
        ),
        rows=all_rows.stage_rows,
        key=("year", "whose", "stage"),
        notes=(f"Decided is the sum of {joined(profile.stages)}.",),
        may_be_absent=True,
    )


def _with_fault(profile: Profile) -> str:
    return joined((profile.outcomes[key].title for key in profile.with_fault), last_after="or")


def years(profile: Profile) -> Sheet:
    return Sheet(
        name="years",
        title="Where each year's counts come from",
        columns=(
            YEAR,
            what(profile),
            text(
                "basis",
                "Basis",
                "counted from cases: a count that is not given is 0. published totals: a count that"
                " is not given is not known.",
            ),
        ),
        rows=all_rows.year_rows,
        key=("year", "what"),
    )
