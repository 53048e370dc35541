"""How a figure is compared, and in which words."""

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

RANGE_OF = 38  # investigations of the example of a range
INTERVALS = ((1, 3), (0, 3), (9, 20), (45, 100))  # of which examples are printed
MEANT = {
    Answer.TOO_FEW: f"Fewer than {FEWEST_CASES} cases, or with so many nothing could be shown.",
    Answer.NO_DIFFERENCE_SHOWN: "Chance could produce it. That is no proof of sameness.",
    Answer.HIGHER: f"Above the range of chance: a tail of {one_in(LEVEL)} or less.",
    Answer.LOWER: f"Below the range of chance: a tail of {one_in(LEVEL)} or less.",
    Answer.NO_CASES: "The base is 0: there is no figure to compare.",
    Answer.NOT_AVAILABLE: "We do not hold the counts.",
    Answer.NOT_COMPARED: "Never tested for chance, or the group's counts are not known.",
    Answer.NO_GROUP: "There is no group of similar bodies, or no other member in it.",
    Answer.ENDED: "The authority was abolished before the year began.",
}


def in_short() -> Iterator[str]:
    districts = next(row for row in evidence("estimated_target") if row["group"] == "181 districts")
    power_at_25 = next(row for row in evidence("power") if row["cases"] == "25")
    yield "In short:\n"
    yield (
        "- A percentage stands beside its count and its base, never alone.\n"
        f"- With fewer than {FEWEST_CASES} cases no figure is called different, whatever it is.\n"
        "- With more, it is called higher or lower where an authority like the others would have so"
        f" extreme a result at most one time in {LEVEL.denominator}, in that direction.\n"
        "- Beside an average stands the range of chance: what could be chance with so many cases.\n"
        "- Some will still be called different by chance: of 181 district councils that do not"
        f" differ at all, {districts['flagged_exact']} in a year on average. With limits of so many"
        f" standard errors, as many use, it would be {districts['flagged_score']}.\n"
        "- Some that do differ will not be found: with 25 investigations, one whose underlying rate"
        f" is 20 points above the average is found {power_at_25['above_20']} times in 100.\n"
        "- Nobody is ranked, and no figure is called good or bad.\n"
    )


def groups() -> Iterator[str]:
    yield "## Similar authorities\n"
    yield (
        f"There are five groups: {joined(PEER_GROUPS.values())}. An authority belongs to"
        " its group in every year in which it existed on any day. National parks and other bodies"
        " have no group, and their figures say so.\n"
    )
    yield (
        "The average that is printed is pooled: all counts of the group out of all its bases, the"
        " authority itself included. It is not a mean of percentages: 1 of 4 and 1 of 1 are 40%"
        " together, where the mean of 25% and 100% would be 63%. Where an average is known only as"
        " it was once published, it is printed as published. When an edition is corrected, the"
        " averages that were published stay, unless one would move by more than the office's"
        " threshold in points: so that one authority's correction does not reword everybody's"
        " letter.\n"
    )
    yield (
        "Whoever asks can set an authority beside another group: the councils of its region, its"
        " statistical neighbours from a list that is given, or any that are named. The rule is the"
        " same for all. The authority itself is always a member; a list is taken whole or not at"
        " all, and where a member is unknown, had ended or had not begun, the reason is said in"
        " place of a comparison. Beside the pooled average such a group is also given the mean of"
        " its members' rates, under that name: in it, each member weighs the same.\n"
    )


def _chance() -> RangeOfChance:
    """The example of a range, of a group whose average is 45%."""
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
        "Beside an average stands the range of chance: from the smallest to the largest percentage"
        " that, with this many cases in this group, would not be called lower or higher. With"
        f" {RANGE_OF} investigations and an average of 45% it runs from {chance.least} to"
        f" {chance.most} of them. A figure lies outside its range exactly where the sentence says"
        " higher or lower: both come from the same counts, and the counts are compared, not the"
        " rounded percentages. Where a figure outside would be printed like an end of its range,"
        f" the range is given in counts. With fewer than {FEWEST_CASES} cases there is none.\n"
    )
    yield (
        f"In tables and data stands the {SHOWN_TEXT} confidence interval of the share itself"
        " (Clopper and Pearson's, which never covers less often than it says): how uncertain the"
        " percentage is as a guide to the authority's usual rate. It is never drawn or printed with"
        " an average beside it, because it answers another question. An average can lie inside the"
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
        " failure to comply is a decision of ours and is told in full; a rate by residents depends"
        " on how readily people complain.\n"
    )
    yield (
        "What this takes for granted: cases are independent of one another (see related complaints"
        " below); services are nine broad ones; and the Ombudsman chooses which complaints to"
        " investigate. That authorities of a group differ more than chance alone would make them is"
        " computed for each group, measure and edition and reported in its quality report; it is"
        " not hidden in wider limits.\n"
    )
    yield (
        "Take all cases of the group and put them in one urn, those of the authority among them. If"
        " the authority does not differ from the others, its cases are so many drawn from the urn"
        " without a look at their outcome. How often would a draw hold as many upheld ones as the"
        " authority had, or more? And as few, or fewer? The two answers are exact (the"
        " hypergeometric distribution, worked out in whole numbers); nothing is estimated. The"
        " smaller of them is called the tail.\n"
    )
    yield "The answer is the first of these that fits:\n"
    yield (
        f"1. fewer than {FEWEST_CASES} cases: `too-few`;\n"
        f"2. a tail of at most {float(LEVEL):g}, which is {one_in(LEVEL)}: `higher` or `lower`;"
        f" the sentence says {one_in(STRICT_LEVEL)} where the tail is at most"
        f" {float(STRICT_LEVEL):g};\n"
        f"3. no result at all could have reached {one_in(LEVEL)}, in either direction: `too-few`,"
        " the authority's cases or those of the others, whichever it is; but where all cases of the"
        " group came out alike, `no-difference-shown`;\n"
        "4. anything else: `no-difference-shown`.\n"
    )
    yield (
        "The column `reach` tells which differences could have been shown. With an average of 83%"
        " eighteen cases can be shown to be lower and never to be higher; the sentence says so and"
        " does not call them too few.\n"
    )
    yield table(
        ("Answer", "What it means"), ((f"`{answer}`", meaning) for answer, meaning in MEANT.items())
    )
    yield (
        "A tail is not the chance that a result came by chance. Higher is not worse: a higher rate"
        " of satisfactory remedies means that more was put right locally, and a higher uphold rate"
        " may come from the services complained about, or from which complaints were investigated."
        " That is why the sentences call it a reason to ask, and why nothing is ranked, scored or"
        " coloured good and bad.\n"
    )


def sentences() -> Iterator[str]:
    wording = read_wording(read_office())
    common = {"body": "council", "bodies": "councils", "group": "district councils"}
    examples: tuple[tuple[str, dict[str, str | int]], ...] = (
        ("upheld.too_few", {"short_investigations": 3, "points": 33}),
        ("upheld.no_difference_shown", {"short_investigations": 12}),
        ("upheld.range_both", {"short_investigations": RANGE_OF, **_ends(_chance())}),
        ("upheld.even_all", {"short_investigations": 18, "all": 18}),
        ("upheld.higher", {"odds": one_in(LEVEL)}),
        ("comparison.services_no_longer", {}),
        ("comparison.related", {}),
        ("comparison.no_group", {}),
    )
    yield "### The words\n"
    yield "An office can word its sentences otherwise; these are the default ones.\n"
    for key, values in examples:
        yield f"> {wording.say(key, {**common, **values})}\n"


def _points(move: Fraction) -> str:
    points = move * 100
    return "a point" if points == 1 else f"{written_out(int(points))} points"


def beside() -> Iterator[str]:
    county = {row["education"]: row for row in evidence("county")}
    yield "### Allowing for the services complained about\n"
    yield (
        "Some services are upheld far more often than others. So the same question is asked once"
        " more with an urn for each service: the authority's cases of each service are drawn from"
        " the group's cases of that service. The edition holds the number that would be expected"
        " then. Only where this changes what stands out does the sentence say so. Decisions that"
        " are withheld, or whose case has been decided again since, are counted in no service, so"
        " that nobody can work out what they were about; they have an urn of their own.\n"
    )
    yield (
        "An example, simulated: a county in which education goes from 40% to 80% of its 70"
        " investigations, every service being upheld as often as before and as elsewhere. It stands"
        f" out in {county['40%']['plain']}% of years before and in {county['80%']['plain']}% after"
        " when compared plainly; allowing for services in"
        f" {county['40%']['allowing']}% and {county['80%']['allowing']}%.\n"
    )
    yield "### Related complaints\n"
    yield (
        "Cases are taken as independent, and they are not always: one person can make many"
        " complaints, and one planning application can lead to dozens. One complainant with a tenth"
        " of 100 cases raises false alarms from at most 5% to 12.6%, both directions together."
        f" Where related complaints are at least {FEWEST_RELATED} and"
        f" {part_written_out(LEAST_PART)} of the base, and the figure would move towards the"
        f" average by more than {_points(LEAST_MOVE)} and no longer stand out without them, a"
        " sentence says that they affect it. It gives no number, because who they are could be"
        " worked out from it; the authority gets the numbers with its case sheets. It never makes"
        " a figure stand out.\n"
    )
    yield "### Several years together, and the year before\n"
    yield (
        f"Small councils are not dropped. Beside a year stand up to {MOST_YEARS_TOGETHER} years"
        " together, compared with an urn for each year, and never across a break. They have one"
        f" level for everything, {one_in(STRICT_LEVEL)}: the answer, what is within reach, and the"
        " range of chance. Earlier years are added up as our records have them today, for the"
        " authority and all of its group; a year of which we hold totals alone, as it was"
        " published, and the sentence says so.\n"
    )
    yield (
        "The year before is shown with the group's figures of both years, and is not tested. The"
        " group moves too: a council that only moved with its group would often be called"
        " changed.\n"
    )
    yield "### Where only a published average is known\n"
    yield (
        "Of years before our own counts only the average's whole percentage may be known. Then"
        " binomial tails are taken at whichever rate that rounds to it speaks least for a"
        " difference. Since the average holds the authority's own cases, this finds fewer"
        " differences than the group's counts would, not more.\n"
    )
