"""The sheets of counts: by outcome, by service, by area, and what happened to complaints."""

from collections.abc import Iterable, Iterator
from itertools import count

from upheld.core.english import capitalised, joined, within
from upheld.core.measures import Kind
from upheld.core.profile import Profile
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
from upheld.publish.tables.table import Column


def counts(profile: Profile) -> Sheet:
    return Sheet(
        name="counts",
        title="Every count: year, authority, category and outcome",
        columns=(
            YEAR,
            AUTHORITY,
            GSS_CODE,
            text("name", "Authority", "The authority's name at the end of the edition's year."),
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


def services(profile: Profile) -> Sheet:
    main = profile.main
    return Sheet(
        name="services",
        title=f"{main.title} by service: one line for each authority, year and category",
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
            "A service of one authority often has few cases: one decision the other way can change"
            " its figure a lot.",
        ),
        may_be_absent=True,
    )


def areas(profile: Profile) -> Sheet:
    return Sheet(
        name="areas",
        title="Authorities together: the whole country, each region, each service",
        columns=(
            YEAR,
            text("area", "Area", "A region; all authorities: the whole country."),
            text("category", "Category", "What the complaints were about; [z]: everything."),
            MEASURE,
            whole("counted", "Counted", "The sum of the counts; [x] if one is not known."),
            whole("out_of", "Out of", "The sum of the bases; [x] if one is not known."),
            OUT_OF_NAME,
            share("text", "Printed", "The figure from these sums."),
            whole("authorities", "Authorities", "How many authorities are in the sums."),
        ),
        rows=all_rows.area_rows,
        key=("year", "area", "category", "measure"),
        notes=(
            profile.explain("areas"),
            *(
                f"{each.title} are not given for areas, because the residents of an authority that"
                " ended are also its successor's."
                for each in profile.of_kind(Kind.RATE)
            ),
            f"By category there is only the measure {profile.main.slug}, leaving out decisions that"
            " are withheld.",
        ),
        may_be_absent=True,
    )


STAGE_COLUMNS = ("investigated", "closed", "not_ours")  # the table has room for three stages


def stages(profile: Profile) -> Sheet:
    reached = tuple(_stages(profile))[::-1]
    return Sheet(
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
            *reached,
            *_with_and_without_fault(profile),
        ),
        rows=all_rows.stage_rows,
        key=("year", "whose"),
        notes=(f"Decided is the sum of {joined(within(each.heading) for each in reached)}.",)
        if len(profile.stages) <= len(STAGE_COLUMNS)
        else (),
        may_be_absent=True,
    )


def _stages(profile: Profile) -> Iterator[Column]:
    for place, stage, name in zip(count(1), profile.stages, STAGE_COLUMNS, strict=False):
        said = _said(profile, stage, profile.at_stage(stage))
        key = f"stage_{place}"
        yield whole(name, profile.explain(key, **said), profile.explain(f"{key}_means", **said))


def _with_and_without_fault(profile: Profile) -> Iterator[Column]:
    """The decisions at the first stage."""
    stage = profile.stages[0]
    with_fault = [each for each in profile.at_stage(stage) if each in profile.with_fault]
    others = [each for each in profile.at_stage(stage) if each not in with_fault]
    for name, key, outcomes in (
        ("not_upheld", "without_fault", others),
        ("upheld", "with_fault", with_fault),
    ):
        said = _said(profile, stage, outcomes)
        yield whole(name, profile.explain(key, **said), f"Of these, {said['outcomes']}.")


def _said(profile: Profile, stage: str, outcomes: Iterable[str]) -> dict[str, str]:
    titles = joined(profile.outcomes[each].title for each in outcomes)
    return {"Stage": capitalised(stage), "outcomes": titles or "none"}


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
