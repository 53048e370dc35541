"""What is counted, how it is printed, and which years cannot be compared."""

from collections.abc import Iterator

from upheld.core.comparability import BREAKS
from upheld.core.english import joined
from upheld.core.measures import (
    BY_SLUG,
    FEWEST_RESIDENTS,
    MEASURES,
    PER_RESIDENTS,
    Cells,
    Measure,
)
from upheld.core.shares import percent_text, rate_text
from upheld.publish.methodology.examples import BY_MEASURE
from upheld.publish.methodology.markdown_tables import bars, table

RATE = rate_text(31, 561_000, per=PER_RESIDENTS)
PRINTED = ((1, 3), (33, 40), (2, 16), (199, 200), (1, 201), (3, 3), (0, 4), (0, 0))


def counting() -> Iterator[str]:
    yield "## What is counted\n"
    yield (
        "A business year runs from 1 April to 31 March and is written 2019-20. A complaint counts"
        " as received in the year in which it arrived, and as decided in the year of its decision."
        " These are not the same complaints, and one is never subtracted from the other. A"
        " compliance outcome counts in the year in which it was recorded, which may be later than"
        " the year of the decision.\n"
    )
    yield (
        "A case can be decided again, after a review or when it comes back. Then only the last"
        " decision made by the day of the figures counts, in its own year. What was published"
        " before stays published: each edition is frozen.\n"
    )
    yield (
        "A complaint about two authorities counts once for each, so totals count decisions about"
        " authorities, and the number of complaints is given next to them. An authority that has"
        " ended keeps its own figures. They are not added to those of its successors.\n"
    )


def measures() -> Iterator[str]:
    yield "## The measures\n"
    for measure in MEASURES:
        yield from _measure(measure)


def _measure(measure: Measure) -> Iterator[str]:
    example = BY_MEASURE[measure.slug]
    yield f"### {measure.title}\n"
    yield f"{measure.definition}\n"
    since = f" Published since {measure.since}." if measure.since else ""
    yield f"Counted: {_cells(measure.counted)}. Out of: {_cells(measure.out_of)}.{since}\n"
    yield f"Source: {measure.source}.\n"
    yield f"For example, from these cases:\n\n{bars(example.cases)}"
    yield f"the figure is **{example.text}** ({example.counts}). {example.why}\n"


def _cells(cells: Cells | str) -> str:
    if isinstance(cells, str):
        return f"{cells} in the authority's area"
    what = {
        "decided": "decisions",
        "compliance": "compliance outcomes",
        "remedied": "decisions in which the authority had upheld the complaint and offered a"
        " suitable remedy",
    }[cells.what]
    return f"{what} with the outcome {joined(cells.outcomes, last_after='or')}"


def printing() -> Iterator[str]:
    yield "## How a figure is printed\n"
    yield (
        "Counts stay whole numbers until the last step, and halves are rounded up. 100% and 0% are"
        " printed only if they are exact. No cases is never 0%: a council with nothing to comply"
        " with did not fail to comply. A percentage is never given without its count and its"
        " base.\n"
    )
    yield table(
        ("Count and base", "Printed"), ((f"{x} of {n}", percent_text(x, n)) for x, n in PRINTED)
    )
    yield (
        f"Rates for every {PER_RESIDENTS:,} residents have one decimal place, without a final .0:"
        f" 31 upheld decisions among 561,000 residents are {RATE}. They are not"
        f" given for areas with fewer than {FEWEST_RESIDENTS:,} residents, which are also left out"
        " of the average. The source of the population is given next to the rate: it is the 2021"
        " Census, because that gives the rates that were published for 2022-23, and mid-2020"
        " estimates do not. Bodies that cover the areas of councils, such as national park"
        " authorities, have no rate, because their residents are already counted with their"
        " councils. A council that has been abolished has none either, because its residents are"
        " now another council's.\n"
    )
    yield (
        "[z] means that there can be no value, [x] that there is a value but we do not hold it, [b]"
        " a break in the series, and [r] a figure that has since been revised.\n"
    )


def breaks() -> Iterator[str]:
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
                ", ".join(_title(series) for series in each.series),
                "break" if each.is_break else "note",
                each.words,
            )
            for each in sorted(BREAKS, key=lambda each: (each.year, not each.is_break))
        ),
    )


def _title(series: str) -> str:
    return BY_SLUG[series].title if series in BY_SLUG else f"complaints {series}"
