"""How a figure is compared, in which words, and how often that is wrong."""

from collections.abc import Iterator

from upheld.core.comparing import MOST_YEARS_TOGETHER
from upheld.core.comparison import FEWEST_CASES, LEVELS, Answer
from upheld.core.intervals import SHOWN_TEXT, clopper_pearson, jeffreys, wilson
from upheld.core.measures import MEASURES
from upheld.core.vocabulary import PEER_GROUPS
from upheld.edition.office import read_office
from upheld.edition.wording import read_wording
from upheld.publish.methodology.tables import evidence, table

IN_1000, IN_40 = LEVELS
MEANT = {
    Answer.TOO_FEW: "Fewer than five cases, or too few for one direction ever to be shown.",
    Answer.NO_DIFFERENCE_SHOWN: "Chance alone could produce it. That is no proof of sameness.",
    Answer.HIGHER: "Higher than in the others, at 1 time in 40 or in 1,000.",
    Answer.LOWER: "Lower than in the others, at 1 time in 40 or in 1,000.",
    Answer.NO_CASES: "The base is 0: there is no figure to compare.",
    Answer.NOT_AVAILABLE: "We do not hold the counts.",
    Answer.NOT_COMPARED: "Never tested for chance, or the group's counts are not known.",
    Answer.NO_GROUP: "There is no group of similar bodies, or no other member in it.",
    Answer.ENDED: "The authority ended before the year began.",
}


def in_short() -> Iterator[str]:
    districts = next(row for row in evidence("estimated_target") if row["group"] == "181 districts")
    power_at_25 = next(row for row in evidence("power") if row["cases"] == "25")
    yield "In short:\n"
    yield (
        "- A percentage stands beside its count and its base, never alone.\n"
        f"- With fewer than {FEWEST_CASES} cases no figure is called different, whatever it is.\n"
        "- With more, it is called higher or lower where an authority like the others would have so"
        " extreme a result at most one time in 40.\n"
        "- Some will still be called different by chance: of 181 district councils that do not"
        f" differ at all, {districts['flagged_exact']} in a year on average. With the limits of a"
        f" funnel plot, as they are usually drawn, it would be {districts['flagged_funnel']}.\n"
        "- Some that do differ will not be found: with 25 investigations, one whose underlying rate"
        f" is 20 points above the average is found {power_at_25['above_20']} times in 100.\n"
        "- Nobody is ranked, and no figure is called good or bad.\n"
    )


def groups() -> Iterator[str]:
    yield "## Similar authorities\n"
    names = list(PEER_GROUPS.values())
    yield (
        f"There are five groups: {', '.join(names[:-1])} and {names[-1]}. An authority belongs to"
        " its group in every year in which it existed on any day. National parks and other bodies"
        " have no group, and their figures say so.\n"
    )
    yield (
        "The average that is printed is pooled: all counts of the group out of all its bases, the"
        " authority itself included. It is not a mean of percentages: 1 of 4 and 1 of 1 are 40%"
        " together, where the mean of 25% and 100% would be 63%. Where an average is known only as"
        " it was once published, it is printed as published.\n"
    )
    yield (
        "Whoever asks can set an authority beside another group: the councils of its region, its"
        " statistical neighbours from a list that is given, or any that are named. The rule is the"
        " same for all. The authority itself is always a member; a list is taken whole or not at"
        " all, and where a member is unknown, had ended or had not begun, the reason is said in"
        " place of a comparison. Beside the pooled average such a group is also given the mean of"
        " its members' rates, under that name: in it, each member weighs the same.\n"
    )


def intervals() -> Iterator[str]:
    yield "## How far a figure could lie from the underlying rate\n"
    yield (
        f"Beside an uphold rate, and beside the rate of satisfactory remedies, stands its"
        f" {SHOWN_TEXT} interval, by Wilson's formula. It answers this question: if the authority's"
        " underlying rate were some other one, how far away could that be before a result like"
        " this year's became surprising? With few cases it is wide. Clopper and Pearson's interval,"
        " which never covers less than it claims, and Jeffreys's are worked out where they are"
        " asked for.\n"
    )
    shares = ((1, 3), (0, 3), (9, 20), (45, 100))
    yield table(
        ("Count and base", "Wilson (printed)", "Clopper-Pearson", "Jeffreys"),
        (
            (f"{x} of {n}", wilson(x, n).text, clopper_pearson(x, n).text, jeffreys(x, n).text)
            for x, n in shares
        ),
    )


def rule() -> Iterator[str]:
    compared = [m.title.casefold() for m in MEASURES if m.is_compared]
    told = [m.title.casefold() for m in MEASURES if not m.is_compared]
    yield "## Is it different from similar authorities?\n"
    yield (
        f"We ask this of {' and '.join(compared)}. We do not ask it of {', '.join(told)}. Each"
        " failure to comply is a decision of ours and is told in full; a rate by residents depends"
        " on how readily people complain.\n"
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
        f"2. a tail of at most {float(IN_40):g}, which is 1 in {IN_40.denominator}: `higher` or"
        f" `lower`; the sentence says 1 time in {IN_1000.denominator:,} where the tail is at most"
        f" {float(IN_1000):g};\n"
        f"3. so few cases that in one of the two directions no result at all could have reached 1"
        f" in {IN_40.denominator}: `too-few`;\n"
        "4. anything else: `no-difference-shown`.\n"
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
        ("upheld.too_few", {"investigations": 3, "points": 33}),
        ("upheld.no_difference_shown", {"investigations": 12}),
        ("comparison.higher", {"odds": "40"}),
        ("comparison.services_no_longer", {}),
        ("comparison.no_group", {}),
    )
    yield "### The words\n"
    yield "An office can word its sentences otherwise; these are the default ones.\n"
    for key, values in examples:
        yield f"> {wording.say(key, {**common, **values})}\n"


def beside() -> Iterator[str]:
    county = {row["education"]: row for row in evidence("county")}
    yield "### Allowing for the services complained about\n"
    yield (
        "Some services are upheld far more often than others. So the same question is asked once"
        " more with an urn for each service: the authority's cases of each service are drawn from"
        " the group's cases of that service. The edition holds the number that would be expected"
        " then. Only where this changes what stands out does the sentence say so. Decisions that"
        " are withheld are counted in no service, so that nobody can work out what they were about;"
        " they have an urn of their own.\n"
    )
    yield (
        "An example, simulated: a county in which education goes from 40% to 80% of its 70"
        " investigations, every service being upheld as often as before and as elsewhere. It stands"
        f" out in {county['40%']['plain']}% of years before and in {county['80%']['plain']}% after"
        " when compared plainly; allowing for services in"
        f" {county['40%']['allowing']}% and {county['80%']['allowing']}%.\n"
    )
    yield "### Without the largest\n"
    yield (
        "One person can make hundreds of complaints, and one planning application dozens. Where"
        " leaving out the one complainant, or the one issue, with most investigations changes the"
        " answer, the sentence says what the figure is without them. Who it was is told nowhere.\n"
    )
    yield "### Several years together, and the year before\n"
    yield (
        f"Small councils are not dropped. Beside a year stand up to {MOST_YEARS_TOGETHER} years"
        " together, with an interval of their own, compared with an urn for each year; never across"
        " a break. A change from the year before is told in the same way, the cases of both years"
        " being the urn. Earlier years stand as they were published; where today's cases give"
        " another figure, it is told beside, as revised.\n"
    )
    yield "### Where only a published average is known\n"
    yield (
        "Of years before our own counts only the average's whole percentage may be known. Then"
        " binomial tails are taken at whichever rate that rounds to it speaks least for a"
        " difference. Since the average holds the authority's own cases, this finds fewer"
        " differences than the group's counts would, not more.\n"
    )


def false_alarms() -> Iterator[str]:
    yield "## How often an average authority would be called different\n"
    yield (
        "The largest chance, in percent, that an authority with exactly the average rate is called"
        " higher (or lower), when the average is known beforehand. Enumerated for every number of"
        " cases from 1 to 500. Ours stays under its level everywhere. Beside it two ways in wide"
        " use: funnel limits interpolated between counts (Spiegelhalter 2005), and limits of so"
        " many standard errors.\n"
    )
    yield table(
        (
            "Rate",
            "Cases",
            "Ours, 2.5%",
            "Funnel",
            "Standard errors",
            "Ours, 0.1%",
            "Funnel",
            "Standard errors",
        ),
        (
            (
                row["rate"],
                row["cases"],
                *(row[f"{m}_0.025"] for m in ("exact", "funnel", "score")),
                *(row[f"{m}_0.001"] for m in ("exact", "funnel", "score")),
            )
            for row in evidence("fixed_target")
        ),
    )
    yield (
        "In practice the average comes from the same authorities. Fifty groups of authorities that"
        " do not differ were simulated, 2,000 years each. In percent of authorities, the worse of"
        " the two directions at a level of 2.5%; then how many of the group were called different"
        " in a year, in either direction. The column of plugged-in rates takes the others' rate as"
        " if it were known.\n"
    )
    yield table(
        (
            "Group",
            "Authorities",
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
                row["group"],
                row["authorities"],
                row["cases"],
                row["rate"],
                *(row[f"{m}_0.025"] for m in ("exact", "plug_in", "funnel", "score")),
                *(row[f"flagged_{m}"] for m in ("exact", "funnel", "score")),
            )
            for row in evidence("estimated_target")
        ),
    )
    yield (
        "Among many authorities some stand out by chance alone. Each edition holds how many that"
        " would be in each group, from the group's own numbers of cases, beside how many do; every"
        " list and map of ours says it.\n"
    )
    yield (
        "A funnel plot is drawn because it shows at a glance why small authorities scatter more."
        " Its curves are only drawn, and never used to tell who differs.\n"
    )


def power() -> Iterator[str]:
    yield "## What so few cases can show\n"
    yield (
        "The fewest cases with which each answer is possible at all, for every group average that"
        " was published. A council with fewer cases than in the last column can be told that it is"
        " higher, or lower, only where the other columns say so, and never that no difference was"
        " shown.\n"
    )
    titles = {measure.slug: measure.title for measure in MEASURES}
    yield table(
        ("Measure", "Average", "Published for", "Higher", "Lower", "No difference shown"),
        (
            (
                titles[row["measure"]],
                row["average"],
                row["published"],
                row["higher"],
                row["lower"],
                row["no_difference_shown"],
            )
            for row in evidence("smallest")
        ),
    )
    yield (
        "And how often, in percent, an authority whose underlying rate truly lies above an average"
        " of 45% would be called different in one year:\n"
    )
    yield table(
        ("Cases", "10 points above", "20 points above", "30 points above"),
        (
            (row["cases"], row["above_10"], row["above_20"], row["above_30"])
            for row in evidence("power")
        ),
    )
    yield (
        "With 25 investigations in a year, a council whose underlying rate is 20 points above the"
        f" average is found {evidence('power')[2]['above_20']} times in 100. That no difference was"
        " shown is therefore not a finding that there is none.\n"
    )
