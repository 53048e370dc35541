"""How often a comparison is wrong: false alarms, and differences that it does not find."""

from collections.abc import Iterator
from fractions import Fraction

from upheld.core.comparing.comparison import FEWEST_CASES, LEVEL
from upheld.core.comparing.page_rate import DEALS
from upheld.core.english import a_or_an, one_in, so_many
from upheld.core.profile import Profile
from upheld.publish.methodology.markdown_tables import evidence, table

EITHER_WAY = 2 * LEVEL  # a difference in either direction
AVERAGES = range(10, 100, 10)  # in percent, in examples
# The levels used to work out the evidence tables: tests compare them with today's.
TRIED, TRIED_STRICTLY = "0.025", "0.001"


def false_alarms(profile: Profile) -> Iterator[str]:
    yield "## How often an average {authority} would be called different\n"
    yield (
        "The largest chance, in percent, that {an_authority} with exactly the average rate is"
        " called higher (or lower), if the average is known beforehand. Enumerated for every number"
        " of cases from 1 to 500. Ours stays under its level everywhere. Next to it are two widely"
        " used methods: funnel limits interpolated between counts (Spiegelhalter 2005), and limits"
        " based on standard errors, which are the fair ones to compare with.\n"
    )
    yield table(
        (
            "Rate",
            "Cases",
            f"Ours, {_percent(TRIED)}",
            "Funnel",
            "Standard errors",
            f"Ours, {_percent(TRIED_STRICTLY)}",
            "Funnel",
            "Standard errors",
        ),
        (
            (
                row["rate"],
                row["cases"],
                *(row[f"{m}_{TRIED}"] for m in ("exact", "funnel", "score")),
                *(row[f"{m}_{TRIED_STRICTLY}"] for m in ("exact", "funnel", "score")),
            )
            for row in evidence("fixed_target")
        ),
    )
    yield (
        "In practice the average comes from the same {authorities}. We simulated fifty groups of"
        " {authorities} that do not differ, 2,000 years each. The table gives the percentage of"
        f" {{authorities}} in the worse of the two directions at a level of {_percent(TRIED)}, and"
        " then how many in the group were called different in a year, in either direction. The"
        " column of plugged-in rates treats the others' rate as if it were known.\n"
    )
    yield table(
        (
            "Group",
            "{Authorities}",
            "Cases",
            "Rate",
            "Ours",
            "Plugged in",
            "Funnel",
            "Standard errors",
            "Called different: ours",
            "Funnel",
            "Standard errors",
        ),
        (
            (
                profile.explained.alike.get(row["group"]) or _named(row["group"]),
                row["authorities"],
                row["cases"],
                row["rate"],
                *(row[f"{m}_{TRIED}"] for m in ("exact", "plug_in", "funnel", "score")),
                *(row[f"flagged_{m}"] for m in ("exact", "funnel", "score")),
            )
            for row in evidence("estimated_target")
        ),
    )
    yield (
        "Among many {authorities}, some stand out by chance alone. Each edition holds how many that"
        " would be in each group, from the group's own numbers of cases, and how many do. All our"
        f" lists and maps say so. Each direction is {one_in(LEVEL)}, so either is"
        f" {one_in(EITHER_WAY)}. Exact tails for few cases stay well below that.\n"
    )
    measures = so_many(len(profile.compared), "measure")
    each = "each " if len(profile.compared) > 1 else ""
    yield (
        f"A page asks several questions: {measures}, {each}compared plainly, service"
        " by service and over several years together. So each edition also holds, for each group,"
        " the share of pages that would say higher or lower about anything if no {authority}"
        f" differed: all the group's cases are dealt at random to its members, {DEALS} times, and"
        " every question is asked again.\n"
    )
    yield (
        "A funnel plot shows at a glance why small {authorities} scatter more. Its curves are drawn"
        " where the answers change, in steps, half a case outside the last count that could be"
        f" chance: exactly the {{authorities}} beyond the {one_in(LEVEL)} curve stand out.\n"
    )


def _named(group: str) -> str:
    """A simulated group that is like none of the ombudsman's."""
    return group.replace("authorities", "{authorities}")


def _percent(level: str) -> str:
    return f"{100 * float(level):g}%"


def power(profile: Profile) -> Iterator[str]:
    body, cases = a_or_an(profile.body[0]), profile.main.short_name[1]
    yield "## What a few cases can show\n"
    yield from _smallest(profile)
    yield (
        "How often, in percent, {an_authority} whose underlying rate really is above an average of"
        " 45% would be called different in one year:\n"
    )
    yield table(
        ("Cases", "10 points above", "20 points above", "30 points above"),
        (
            (row["cases"], row["above_10"], row["above_20"], row["above_30"])
            for row in evidence("power")
        ),
    )
    yield (
        f"With 25 {cases} in a year, {body} whose underlying rate is 20 points above the"
        f" average is found {evidence('power')[2]['above_20']} times in 100. So if no difference"
        " was shown, that is not a finding that there is none.\n"
    )


def _smallest(profile: Profile) -> Iterator[str]:
    published = [
        (profile.by_slug[slug].title, average, whose)
        for slug, averages in sorted(profile.explained.averages.items())
        for average, whose in averages.items()
    ]
    which = "every group average that was published" if published else "some averages"
    yield (
        f"The fewest cases with which each answer is possible at all, for {which}. With fewer cases"
        " than in the last column, only one direction is within reach, and the sentence says so.\n"
    )
    if published:
        yield table(
            ("Measure", "Average", "Published for", "Higher", "Lower", "Both"),
            ((*told, *_fewest(told[1])) for told in published),
        )
    else:
        yield table(
            ("Average", "Higher", "Lower", "Both"),
            ((f"{average}%", *_fewest(f"{average}%")) for average in AVERAGES),
        )


def _fewest(average: str) -> tuple[str, str, str]:
    """For higher, for lower, and for both."""
    rate = Fraction(int(average.removesuffix("%")), 100)
    higher, lower = fewest_cases(rate), fewest_cases(1 - rate)
    return str(higher), str(lower), str(max(higher, lower))


def fewest_cases(rate: Fraction) -> int:
    """That stand out if all of them are of an outcome with this rate."""
    cases = FEWEST_CASES
    while rate**cases > LEVEL:
        cases += 1
    return cases
