"""What is counted, how it is printed, and which years cannot be compared."""

from collections.abc import Iterator

from upheld.core.english import a_or_an, joined
from upheld.core.measures import Cells, Kind, Measure
from upheld.core.profile import Profile
from upheld.core.profile_parts import ComplianceOutcome, Outcome
from upheld.core.shares import percent_text, rate_text
from upheld.core.vocabulary import What
from upheld.publish.methodology.examples import rows_of, worked
from upheld.publish.methodology.markdown_tables import table

PRINTED = ((1, 3), (33, 40), (2, 16), (199, 200), (1, 201), (3, 3), (0, 4), (0, 0))
RATE_OF = (31, 5.61)  # counted, and times the residents that a rate is per, in an example
COMPLIANCE = (
    " A compliance outcome counts in the year in which it was recorded, which may be later than the"
    " year of the decision."
)
COUNTED = {
    What.RECEIVED: "complaints and enquiries received",
    What.DECIDED: "decisions",
    What.COMPLIANCE: "compliance outcomes",
    What.RECOMMENDATIONS: "recommendations due in the year",
}


def introduction(profile: Profile) -> Iterator[str]:
    yield f"Profile: {profile.name}, version {profile.version}.\n"
    yield profile.explain("introduction")


def counting(profile: Profile) -> Iterator[str]:
    yield "## What is counted\n"
    yield (
        "A business year runs from 1 April to 31 March and is written 2019-20. A complaint counts"
        " as received in the year in which it arrived, and as decided in the year of its decision."
        " These are not the same complaints, and one is never subtracted from the other."
        f"{COMPLIANCE if profile.compliance else ''}\n"
    )
    yield (
        "A case can be decided again, after a review or when it comes back. Then only the last"
        " decision made by the day of the figures counts, in its own year. What was published"
        " before stays published: each edition is frozen.\n"
    )
    yield (
        "A complaint about two {authorities} counts once for each, so totals count decisions about"
        " {authorities}, and the number of complaints is given next to them. {An_authority} that"
        " has ended keeps its own figures. They are not added to those of its successors.\n"
    )
    if profile.counts_findings:
        yield (
            "A case can have several findings. Each is counted, and the number of complaints"
            " decided counts the case once.\n"
        )


def measures(profile: Profile) -> Iterator[str]:
    yield "## The measures\n"
    for measure in profile.measures:
        yield from _measure(profile, measure)


def _measure(profile: Profile, measure: Measure) -> Iterator[str]:
    yield f"### {measure.title}\n"
    yield f"{measure.definition}\n"
    since = f" Published since {measure.since}." if measure.since else ""
    until = f" This rule held until {measure.until}." if measure.until else ""
    counted, out_of = (_cells(profile, cells) for cells in (measure.counted, measure.out_of))
    yield f"Counted: {counted}. Out of: {out_of}.{since}{until}\n"
    if measure.source:
        yield f"Source: {measure.source}.\n"
    if measure.example:
        rows, figure = rows_of(measure.example.cases), worked(measure, measure.example)
        headings = [heading.replace("_", " ") for heading in rows[0]]
        cases = table(headings, [list(row.values()) for row in rows])
        yield f"For example, from these cases:\n\n{cases}"
        yield f"the figure is **{figure.text}** ({figure.counts}). {figure.why}\n"


def _cells(profile: Profile, cells: Cells | str) -> str:
    if isinstance(cells, str):
        return f"{cells} in the {{authority}}'s area"
    if cells.what is What.RECEIVED or _is_everything(profile, cells):
        return _counted(profile, cells.what)
    known: dict[str, Outcome | ComplianceOutcome] = {**profile.outcomes, **profile.compliance}
    titles = {key: each.title for key, each in known.items()}
    outcomes = joined((titles.get(each, each) for each in cells.outcomes), last_after="or")
    return f"{_counted(profile, cells.what)} with the outcome {outcomes}"


def _counted(profile: Profile, what: What) -> str:
    if what is What.REMEDIED:
        return profile.explain("put_right_counted")
    has_findings = what is What.DECIDED and profile.counts_findings
    return "findings" if has_findings else COUNTED[what]


def _is_everything(profile: Profile, cells: Cells) -> bool:
    """Not what was put right, which always says of which decisions."""
    return cells.what != What.REMEDIED and cells.outcomes == profile.outcomes_of(cells.what)


def printing(profile: Profile) -> Iterator[str]:
    kept = f": {a_or_an(profile.body[0])} with nothing to comply with did not fail to comply"
    yield "## How a figure is printed\n"
    yield (
        "Counts stay whole numbers until the last step, and halves are rounded up. 100% and 0% are"
        f" printed only if they are exact. No cases is never 0%"
        f"{kept if profile.of_kind(Kind.KEPT) else ''}. A percentage is never given without its"
        " count and its base.\n"
    )
    yield table(
        ("Count and base", "Printed"), ((f"{x} of {n}", percent_text(x, n)) for x, n in PRINTED)
    )
    rates = profile.of_kind(Kind.RATE)
    if rates:
        yield " ".join([*map(_rate, rates), _populations(profile)]) + "\n"
    yield (
        "[z] means that there can be no value, [x] that there is a value but we do not hold it, [b]"
        " a break in the series, and [r] a figure that has since been revised.\n"
    )


def _rate(measure: Measure) -> str:
    counted, times = RATE_OF
    residents = round(times * measure.per)
    told = (
        f"Rates for every {measure.per:,} residents have one decimal place, without a final .0:"
        f" {counted} {measure.counted_name[1]} among {residents:,} residents are"
        f" {rate_text(counted, residents, per=measure.per)}."
    )
    if measure.fewest > 1:
        told += (
            f" They are not given for areas with fewer than {measure.fewest:,} residents, which are"
            " also left out of the average."
        )
    return told


def _populations(profile: Profile) -> str:
    vintages = joined(f"{each.name} since {each.since}" for each in profile.vintages)
    return profile.explain("populations", vintages=vintages or "as the extract gives it")


def breaks(profile: Profile) -> Iterator[str]:
    if not profile.breaks:
        return
    yield "## Years that cannot be compared\n"
    yield (
        "We do not draw lines, add up years or give changes across a break in the same measure. A"
        " note explains something about a year, but is not a break.\n"
    )
    yield table(
        ("From", "Affects", "Break or note", "Words printed"),
        (
            (
                str(each.year),
                ", ".join(_title(profile, series) for series in each.series),
                "break" if each.is_break else "note",
                each.said(),
            )
            for each in sorted(profile.breaks, key=lambda each: (each.year, not each.is_break))
        ),
    )


def _title(profile: Profile, series: str) -> str:
    measure = profile.by_slug.get(series)
    return measure.title if measure else f"complaints {series}"
