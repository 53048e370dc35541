"""How a figure is compared, and in what words."""

from collections.abc import Iterator
from fractions import Fraction

from upheld.core.comparing.comparison import (
    FEWEST_CASES,
    LEVEL,
    STRICT_LEVEL,
    Answer,
    RangeOfChance,
    compare,
)
from upheld.core.comparing.distributions import Stratum
from upheld.core.comparing.in_every_way import MOST_YEARS_TOGETHER
from upheld.core.comparing.related import FEWEST_RELATED, LEAST_MOVE, LEAST_PART
from upheld.core.english import joined, one_in, part_written_out, written_out
from upheld.core.intervals import SHOWN_TEXT, clopper_pearson
from upheld.core.measures import MEASURES
from upheld.core.shares import percent_text
from upheld.core.vocabulary import PEER_GROUPS
from upheld.ombudsman.folder import read_office
from upheld.ombudsman.wording import read_wording
from upheld.publish.methodology.markdown_tables import evidence, table

RANGE_OF = 38  # investigations in the example of a range
INTERVALS = ((1, 3), (0, 3), (9, 20), (45, 100))  # printed as examples
MEANT = {
    Answer.TOO_FEW: f"Fewer than {FEWEST_CASES} cases, or too few to show any difference.",
    Answer.NO_DIFFERENCE_SHOWN: "It could be due to chance. That does not prove they are the same.",
    Answer.HIGHER: f"Above the range of chance: a tail of {one_in(LEVEL)} or less.",
    Answer.LOWER: f"Below the range of chance: a tail of {one_in(LEVEL)} or less.",
    Answer.NO_CASES: "The base is 0: there is no figure to compare.",
    Answer.NOT_AVAILABLE: "We do not hold the counts.",
    Answer.NOT_COMPARED: "Never tested for chance, or we do not know the group's counts.",
    Answer.NO_GROUP: "There is no group of similar bodies, or no other body in it.",
    Answer.ENDED: "The authority was abolished before the year began.",
}


def in_short() -> Iterator[str]:
    districts = next(row for row in evidence("estimated_target") if row["group"] == "181 districts")
    power_at_25 = next(row for row in evidence("power") if row["cases"] == "25")
    yield "In short:\n"
    yield (
        "- A percentage is always given with its count and its base.\n"
        f"- With fewer than {FEWEST_CASES} cases no figure is called different, whatever it is.\n"
        "- With more, it is called higher or lower if an authority like the others would have so"
        f" extreme a result, in that direction, at most one time in {LEVEL.denominator}.\n"
        "- Next to an average is the range of chance: what could be chance with this many cases.\n"
        "- Some will still be called different by chance: of 181 district councils that do not"
        f" differ at all, {districts['flagged_exact']} a year on average. With limits based on"
        " standard errors, which are widely used, it would be"
        f" {districts['flagged_score']}.\n"
        "- Some that do differ will not be found: with 25 investigations, one whose underlying rate"
        f" is 20 points above the average is found {power_at_25['above_20']} times in 100.\n"
        "- We do not rank authorities or call any figure good or bad.\n"
    )


def groups() -> Iterator[str]:
    yield "## Similar authorities\n"
    yield (
        f"There are five groups: {joined(PEER_GROUPS.values())}. An authority is in its group in"
        " every year in which it existed on any day. National parks and other bodies do not have a"
        " group, and their figures say so.\n"
    )
    yield (
        "The average that is printed is pooled: all the group's counts out of all its bases, the"
        " authority itself included. It is not a mean of percentages: 1 of 4 and 1 of 1 are 40%"
        " together, but the mean of 25% and 100% would be 63%. If we know an average only from a"
        " publication, we print it as published. When we correct an edition, the averages already"
        " published stay, unless one would move by more than the office's threshold in points. So"
        " correcting one authority's figures does not reword every letter.\n"
    )
    yield (
        "You can compare an authority with another group: the councils in its region, its"
        " statistical neighbours from a list, or any that you name. The rule is the same for all of"
        " these. The authority itself is always a member. A list is used whole or not at all: if a"
        " member is unknown, had ended or had not begun, we give the reason and no comparison. As"
        " well as the pooled average, such a group has the mean of its members' rates, under that"
        " name: in it, each member has the same weight.\n"
    )


def _chance() -> RangeOfChance:
    """The example of a range, for a group whose average is 45%."""
    group = Stratum(out_of=RANGE_OF, group_counted=4_500, group_out_of=10_000)
    chance = compare(20, [group]).chance
    assert chance is not None
    return chance


def _ends(chance: RangeOfChance) -> dict[str, str]:
    low, high = (percent_text(count, RANGE_OF) for count in (chance.least, chance.most))
    return {"low": low, "high": high}


def intervals() -> Iterator[str]:
    chance = _chance()
    yield "## The range of chance, and how uncertain a percentage is\n"
    yield (
        "Next to an average is the range of chance: from the smallest to the largest percentage"
        " that, with this many cases in this group, would not be called lower or higher. With"
        f" {RANGE_OF} investigations and an average of 45% it runs from {chance.least} to"
        f" {chance.most} of them. A figure is outside its range exactly when the sentence says"
        " higher or lower: both come from the same counts, and the counts are compared, not the"
        " rounded percentages. If a figure outside would look the same as one end of its range when"
        f" printed, the range is given in counts. With fewer than {FEWEST_CASES} cases there is no"
        " range.\n"
    )
    yield (
        f"Tables and data have the {SHOWN_TEXT} confidence interval of the percentage itself"
        " (Clopper and Pearson's, which never covers less often than it says): how uncertain the"
        " percentage is as a guide to the authority's usual rate. We never draw or print it next to"
        " an average, because it answers a different question. An average can be inside the"
        " interval of a figure that differs, and outside that of one that does not: an authority"
        " with half of its group's cases is part of its own average.\n"
    )
    yield table(
        ("Count and base", f"{SHOWN_TEXT} confidence interval"),
        ((f"{x} of {n}", clopper_pearson(x, n).text) for x, n in INTERVALS),
    )


def rule() -> Iterator[str]:
    compared = [m.title.casefold() for m in MEASURES if m.is_compared]
    told = [m.title.casefold() for m in MEASURES if not m.is_compared]
    yield "## Is it different from similar authorities?\n"
    yield (
        f"We ask this of {joined(compared)}. We do not ask it of {', '.join(told)}. Each"
        " failure to comply is a decision of ours, and we report every one. A rate per resident"
        " depends on how readily people complain.\n"
    )
    yield (
        "This makes assumptions: cases are independent of one another (see related complaints"
        " below), and there are nine broad services. The Ombudsman also chooses which complaints to"
        " investigate. How much more the authorities in a group differ than chance would explain is"
        " worked out for each group, measure and edition, and given in the quality report. We do"
        " not hide it in wider limits.\n"
    )
    yield (
        "Put all the group's cases in one urn, including the authority's own. If the authority does"
        " not differ from the others, its cases are like that many drawn from the urn without"
        " looking at their outcome. How often would a draw have as many upheld cases as the"
        " authority had, or more? And as few, or fewer? The two answers are exact (the"
        " hypergeometric distribution, worked out in whole numbers): nothing is estimated. The"
        " smaller one is called the tail.\n"
    )
    yield "The answer is the first of these that applies:\n"
    yield (
        f"1. fewer than {FEWEST_CASES} cases: `too-few`;\n"
        f"2. a tail of at most {float(LEVEL):g}, which is {one_in(LEVEL)}: `higher` or `lower`;"
        f" the sentence says {one_in(STRICT_LEVEL)} if the tail is at most"
        f" {float(STRICT_LEVEL):g};\n"
        f"3. no result at all could have reached {one_in(LEVEL)}, in either direction: `too-few`,"
        " whether it is the authority or the others that have too few cases; but if all cases in"
        " the group came out alike, `no-difference-shown`;\n"
        "4. anything else: `no-difference-shown`.\n"
    )
    yield (
        "The column `reach` says which differences could have been shown. With an average of 83%,"
        " eighteen cases can be shown to be lower, but never to be higher. The sentence says so,"
        " and does not call them too few.\n"
    )
    yield table(
        ("Answer", "What it means"), ((f"`{answer}`", meaning) for answer, meaning in MEANT.items())
    )
    yield (
        "A tail is not the chance that a result came by chance. Higher is not worse: a higher rate"
        " of satisfactory remedies means that more was put right locally, and a higher uphold rate"
        " may come from the services complained about, or from which complaints were investigated."
        " That is why the sentences call it a reason to ask, and why we do not rank or score"
        " anything, or colour it as good or bad.\n"
    )


def sentences() -> Iterator[str]:
    wording = read_wording(read_office())
    common = {"body": "council", "bodies": "councils", "group": "district councils"}
    examples: tuple[tuple[str, dict[str, str | int]], ...] = (
        ("upheld.too_few", {"out_of": 3, "points": 33}),
        ("upheld.no_difference_shown", {"out_of": 12}),
        ("upheld.range_both", {"out_of": RANGE_OF, **_ends(_chance())}),
        ("upheld.even_all", {"out_of": 18, "all": 18}),
        ("upheld.higher", {"odds": one_in(LEVEL)}),
        ("comparison.services_no_longer", {}),
        ("comparison.related", {}),
        ("comparison.no_group", {}),
    )
    yield "### The words\n"
    yield "An office can change its sentences. These are the default ones.\n"
    for key, values in examples:
        yield f"> {wording.say(key, {**common, **values})}\n"


def _points(move: Fraction) -> str:
    points = move * 100
    return "a point" if points == 1 else f"{written_out(int(points))} points"


def beside() -> Iterator[str]:
    county = {row["education"]: row for row in evidence("county")}
    yield "### Allowing for the services complained about\n"
    yield (
        "Complaints about some services are upheld far more often than others. So we ask the same"
        " question again with an urn for each service: the authority's cases about each service are"
        " drawn from the group's cases about that service. The edition holds the number that we"
        " would then expect. The sentence mentions this only if it changes what stands out."
        " Decisions that are withheld, or whose case has been decided again since, are not counted"
        " in any service, so that no one can work out what they were about. They have their own"
        " urn.\n"
    )
    yield (
        "A simulated example: in a county with 70 investigations, education goes from 40% to 80% of"
        " them, while every service is upheld as often as before and as elsewhere. Compared"
        f" plainly, it stands out in {county['40%']['plain']}% of years before and"
        f" {county['80%']['plain']}% after. Allowing for services, it is"
        f" {county['40%']['allowing']}% and {county['80%']['allowing']}%.\n"
    )
    yield "### Related complaints\n"
    yield (
        "We treat cases as independent, but they are not always: one person can make many"
        " complaints, and one planning application can lead to dozens. One complainant with a tenth"
        " of 100 cases raises false alarms from at most 5% to 12.6%, both directions together."
        f" Where related complaints are at least {FEWEST_RELATED} and"
        f" {part_written_out(LEAST_PART)} of the base, and the figure would move towards the"
        f" average by more than {_points(LEAST_MOVE)} and no longer stand out without them, a"
        " sentence says that they affect it. It does not give a number, because people could work"
        " out who complained from it. The authority gets the numbers with its case sheets. This"
        " never makes a figure stand out.\n"
    )
    yield "### Several years together, and the year before\n"
    yield (
        f"We do not leave out small councils. With each year we give up to {MOST_YEARS_TOGETHER}"
        " years together, compared with an urn for each year, but never across a break. They have"
        f" one level for everything, {one_in(STRICT_LEVEL)}: the answer, what is within reach, and"
        " the range of chance. Earlier years are added up as our records have them today, for the"
        " authority and all of its group. A year for which we hold only totals is added as it was"
        " published, and the sentence says so.\n"
    )
    yield (
        "The year before is shown with the group's figures for both years, but is not tested. The"
        " group moves too, so a council that only moved with its group would often be said to have"
        " changed.\n"
    )
    yield "### Where only a published average is known\n"
    yield (
        "For years before our own counts we may know only the average's whole percentage. Then we"
        " take binomial tails at the rate, of those that round to it, that gives the weakest"
        " evidence of a difference. Because the average includes the authority's own cases, this"
        " finds fewer differences than the group's counts would, not more.\n"
    )
