"""How a figure is compared, and in what words."""

from collections.abc import Iterator

from upheld.core.comparing.comparison import (
    FEWEST_CASES,
    LEVEL,
    STRICT_LEVEL,
    Answer,
    RangeOfChance,
    compare,
)
from upheld.core.comparing.distributions import Stratum
from upheld.core.english import (
    joined,
    one_in,
    so_many,
    within,
    written_out,
)
from upheld.core.intervals import SHOWN_TEXT, clopper_pearson
from upheld.core.measures import Kind, Measure
from upheld.core.profile import Profile
from upheld.core.shares import percent_text
from upheld.ombudsman.wording import Wording
from upheld.publish.methodology.markdown_tables import evidence, table

RANGE_OF = 38  # cases in the example of a range
SIMULATED = 181  # authorities in the group that is the example of chance
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
    Answer.ENDED: "The {authority} was abolished before the year began.",
}


def is_made(profile: Profile) -> bool:
    """Whether any figure is compared with those of similar authorities."""
    return bool(profile.compared and profile.groups)


def not_made(profile: Profile) -> Iterator[str]:
    yield "## Is it different from similar {authorities}?\n"
    why = (
        " A case can have several findings, which are often alike. If they were compared, chance"
        " alone would make more differences than we say."
    )
    yield f"We do not ask this of any figure.{why if profile.counts_findings else ''}\n"


def in_short(profile: Profile) -> Iterator[str]:
    yield "In short:\n"
    yield (
        "- A percentage is always given with its count and its base.\n"
        f"{_comparing_in_short(profile) if is_made(profile) else ''}"
        f"- We do not rank {{authorities}} or call any figure good or bad.\n"
    )


def _comparing_in_short(profile: Profile) -> str:
    alike = next(
        row for row in evidence("estimated_target") if row["authorities"] == str(SIMULATED)
    )
    power_at_25 = next(row for row in evidence("power") if row["cases"] == "25")
    return (
        f"- With fewer than {FEWEST_CASES} cases no figure is called different, whatever it is.\n"
        "- With more, it is called higher or lower if {an_authority} like the others would have so"
        f" extreme a result, in that direction, at most one time in {LEVEL.denominator}.\n"
        "- Next to an average is the range of chance: what could be chance with this many cases.\n"
        "- Some will still be called different by chance: of"
        f" {profile.explain('alike', number=str(SIMULATED))} that do not differ at all,"
        f" {alike['flagged_exact']} a year on average. With limits based on"
        " standard errors, which are widely used, it would be"
        f" {alike['flagged_score']}.\n"
        f"- Some that do differ will not be found: with 25 {profile.main.short_name[1]}, one whose"
        " underlying rate is 20 points above the average is found"
        f" {power_at_25['above_20']} times in 100.\n"
    )


def groups(profile: Profile) -> Iterator[str]:
    names = [group.name for group in profile.groups.values()]
    there = (
        "There is one group" if len(names) == 1 else f"There are {written_out(len(names))} groups"
    )
    yield "## Similar {authorities}\n"
    yield (
        f"{there}: {joined(names)}. {{An_authority}} is in its group in every year in which it"
        f" existed on any day. {profile.explain('without_group')}\n"
    )
    yield (
        "The average that is printed is pooled: all the group's counts out of all its bases, the"
        " {authority} itself included. It is not a mean of percentages: 1 of 4 and 1 of 1 are 40%"
        " together, but the mean of 25% and 100% would be 63%. If we know an average only from a"
        " publication, we print it as published. When we correct an edition, the averages already"
        " published stay, unless one would move by more than the office's threshold in points. So"
        " correcting one {authority}'s figures does not reword every letter.\n"
    )
    yield (
        f"You can compare {{an_authority}} with another group: the {profile.body[1]} in its region,"
        " its statistical neighbours from a list, or any that you name. The rule is the same for"
        " all of these. The {authority} itself is always a member. A list is used whole or not at"
        " all: if a member is unknown, had ended or had not begun, we give the reason and no"
        " comparison. As well as the pooled average, such a group has the mean of its members'"
        " rates, under that name: in it, each member has the same weight.\n"
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


def intervals(profile: Profile) -> Iterator[str]:
    chance = _chance()
    yield "## The range of chance, and how uncertain a percentage is\n"
    yield (
        "Next to an average is the range of chance: from the smallest to the largest percentage"
        " that, with this many cases in this group, would not be called lower or higher. With"
        f" {RANGE_OF} {profile.main.short_name[1]} and an average of 45% it runs from"
        f" {chance.least} to {chance.most} of them. A figure is outside its range exactly when the"
        " sentence says higher or lower: both come from the same counts, and the counts are"
        " compared, not the rounded percentages. If a figure outside would look the same as"
        " one end of its range when printed, the range is given in counts. With fewer than"
        f" {FEWEST_CASES} cases there is no range.\n"
    )
    yield (
        f"Tables and data have the {SHOWN_TEXT} confidence interval of the percentage itself"
        " (Clopper and Pearson's, which never covers less often than it says): how uncertain the"
        " percentage is as a guide to the {authority}'s usual rate. We never draw or print it next"
        " to an average, because it answers a different question. An average can be inside the"
        " interval of a figure that differs, and outside that of one that does not: {an_authority}"
        " with half of its group's cases is part of its own average.\n"
    )
    yield table(
        ("Count and base", f"{SHOWN_TEXT} confidence interval"),
        ((f"{x} of {n}", clopper_pearson(x, n).text) for x, n in INTERVALS),
    )


def rule(profile: Profile) -> Iterator[str]:
    number = len(profile.categories)
    services = f"{'is' if number == 1 else 'are'} {so_many(number, 'broad service')}"
    yield "## Is it different from similar {authorities}?\n"
    yield f"{' '.join(_asked_of(profile))}\n"
    yield (
        "This makes assumptions: cases are independent of one another (see related complaints"
        f" below), and there {services}. {profile.explain('chosen')} How much more the"
        " {authorities} in a group differ than chance would explain is worked out for each group,"
        " measure and edition, and given in the quality report. We do not hide it in wider"
        " limits.\n"
    )
    yield (
        "Put all the group's cases in one urn, including the {authority}'s own. If the {authority}"
        " does not differ from the others, its cases are like that many drawn from the urn without"
        f" looking at their outcome. How often would a draw have {profile.explain('as_many')} as"
        " the {authority} had, or more? And as few, or fewer? The two answers are exact (the"
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
        " whether it is the {authority} or the others that have too few cases; but if all cases in"
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
        "A tail is not the chance that a result came by chance. Higher is not worse:"
        f" {', and '.join(_not_worse(profile))}. That is why the sentences call it a reason to"
        " ask, and why we do not rank or score anything, or colour it as good or bad.\n"
    )


def _asked_of(profile: Profile) -> Iterator[str]:
    others = [each for each in profile.by_slug.values() if not each.is_compared]
    yield f"We ask this of {joined(within(each.title) for each in profile.compared)}."
    if others:
        yield f"We do not ask it of {', '.join(within(each.title) for each in others)}."
    if any(each.kind in (Kind.KEPT, Kind.LATE) for each in others):
        yield "Each failure to comply is a decision of ours, and we report every one."
    if any(each.is_rate for each in others):
        yield "A rate per resident depends on how readily people complain."


def _not_worse(profile: Profile) -> Iterator[str]:
    """Those of remedies first."""
    for measure in sorted(profile.compared, key=lambda each: each.kind is not Kind.REMEDIED):
        counted = measure.counted_name[1]
        if measure.kind is Kind.REMEDIED:
            yield f"a higher rate of {counted} means that more was put right locally"
        else:
            rate = within(measure.heading) or f"share of {counted}"
            yield (
                f"a higher {rate} may come from the services complained about, or from"
                f" {profile.explain('choosing')}"
            )


def sentences(profile: Profile, wording: Wording) -> Iterator[str]:
    measure = profile.compared[0]
    body, bodies = profile.body
    common: dict[str, str | int] = {
        "body": body,
        "bodies": bodies,
        "group": profile.explain("group", first=next(iter(profile.groups.values())).name),
        "counted_name": measure.counted_name[1],
        "out_of_name": measure.out_of_name[1],
    }
    yield "### The words\n"
    yield f"{profile.explain('sentences')}\n"
    for key, values in _examples(measure):
        if wording.has(key):
            yield f"> {wording.say(key, {**common, **values})}\n"


def _examples(measure: Measure) -> Iterator[tuple[str, dict[str, str | int]]]:
    section = measure.section
    yield f"{section}.too_few", {"out_of": 3, "points": 33}
    yield f"{section}.no_difference_shown", {"out_of": 12}
    yield f"{section}.range_both", {"out_of": RANGE_OF, **_ends(_chance())}
    yield f"{section}.even_all", {"out_of": 18, "all": 18}
    yield f"{section}.higher", {"odds": one_in(LEVEL)}
    yield "comparison.services_no_longer", {}
    yield "comparison.related", {}
    yield "comparison.no_group", {}
