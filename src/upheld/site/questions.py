"""Questions for councillors, drawn from their council's own cases by rules.

Each is a whole question, open and neutral: it tells a fact with its count, and asks what the
council does about it. It never judges, ranks or names a person, and never guesses at a cause.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from upheld.core.comparing.comparison import FEWEST_CASES
from upheld.core.row import Row

MOST = 8
STANDS_OUT = 3  # complaints upheld about one service; fewer are chance
MOST_OF = 2  # one service stands out with more than one in so many of all upheld


@dataclass(frozen=True, kw_only=True)
class Question:
    text: str
    address: str  # of what it is drawn from
    source: str  # how the link to it reads


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of one council in one year: published figures and public cases alone."""

    council: str  # as a sentence names it
    year: str
    figures: Mapping[str, Row]  # measure to counted, out_of, comparison and group
    decisions: str  # the address of its decisions
    improvements: str  # of its improvements
    figures_at: str  # of its figures
    agreed: Mapping[str, int] = field(
        default_factory=dict
    )  # state to improvements agreed this year
    upheld_by_service: tuple[tuple[str, int], ...] = ()  # of listed decisions
    # Of this year: title, address, considered_on, satisfied_on, time_is_over.
    reports: tuple[Row, ...] = ()

    def figure_of(self, measure: str) -> Row | None:
        """The figure of a measure; None where there is no count of it."""
        figure = self.figures.get(measure)
        return None if figure is None or figure["counted"] is None else figure


def questions_of(known: Known) -> list[Question]:
    """At most MOST, what was agreed and not done first."""
    found: list[Question] = []
    for rule in RULES:
        found += rule(known)
    return found[:MOST]


def _failed(known: Known) -> Iterator[Question]:
    checked = known.figure_of("compliance")
    if checked is None:
        return
    failed = checked["out_of"] - checked["counted"]
    if failed:
        yield Question(
            text=f"In {failed:,} of {_many(checked['out_of'], 'case', 'cases')} checked in"
            f" {known.year} the Ombudsman was not satisfied that {known.council} had done what it"
            f" agreed. What has been done in {'it' if failed == 1 else 'them'} since, and what"
            " would prevent it from happening again?",
            address=known.figures_at + "#figure-compliance",
            source="The figure of compliance",
        )


def _late(known: Known) -> Iterator[Question]:
    late = known.figure_of("late-compliance")
    if late and late["counted"]:
        yield Question(
            text=f"In {late['counted']:,} of {_many(late['out_of'], 'case', 'cases')} in which"
            f" {known.council} did what it had agreed, it did so late. How are these dates kept"
            " in view, and who is told when one is at risk?",
            address=known.figures_at + "#figure-late-compliance",
            source="The figure of lateness",
        )


def _report(known: Known) -> Iterator[Question]:
    for report in known.reports[:2]:
        if report["satisfied_on"]:
            asked = "What has changed since, and how do we know that it lasts?"
        elif report["considered_on"]:
            asked = "What was agreed when it was considered, and what has been done since?"
        elif report["time_is_over"]:
            asked = "When was it considered, or when will it be, and what is done in response?"
        else:
            asked = "When is it to be considered, and what will be done in response?"
        yield Question(
            text=f"The Ombudsman published a public interest report in {known.year}:"
            f" “{report['title']}”. {asked}",
            address=report["address"],
            source="The report and its decision",
        )


def _agreed(known: Known) -> Iterator[Question]:
    total = sum(known.agreed.values())
    if not total:
        return
    done = known.agreed.get("done on time", 0) + known.agreed.get("late", 0)
    told = f"; {done:,} of them had been found done" if done else ""
    them = "it" if total == 1 else "them"
    yield Question(
        text=f"In {known.year} {known.council} agreed to"
        f" {_many(total, 'improvement', 'improvements')} that {_are(total)} public{told}. What"
        f" has changed for residents because of {them}, and how is this checked?",
        address=known.improvements,
        source="The improvements, one by one",
    )


def _service(known: Known) -> Iterator[Question]:
    """One service alone; two that share the first place stand out from nothing."""
    total = sum(count for _, count in known.upheld_by_service)
    if total == 0:
        return
    service, most = max(known.upheld_by_service, key=lambda pair: pair[1])
    if most >= STANDS_OUT and most * MOST_OF > total and most != total:
        yield Question(
            text=f"{most:,} of the {total:,} decisions of {known.year} listed here in which a"
            f" complaint was upheld are about {service}. What do complaints made to the council"
            " itself show about this service, and what has been learned from them?",
            address=known.decisions,
            source="The decisions, service by service",
        )


def _beside_others(known: Known) -> Iterator[Question]:
    upheld = known.figure_of("upheld")
    if upheld is None or upheld["comparison"] not in ("higher", "lower"):
        return
    asked = (
        "What may lie behind it, and which services are the complaints about?"
        if upheld["comparison"] == "higher"
        else "What does the council do that others could learn from, and do residents know how to"
        " complain?"
    )
    yield Question(
        text=f"In {known.year} {upheld['counted']:,} of"
        f" {_many(upheld['out_of'], 'detailed investigation', 'detailed investigations')} led to"
        f" a complaint being upheld, a {upheld['comparison']} share than in other"
        f" {upheld['group']}. {asked}",
        address=known.figures_at + "#figure-upheld",
        source="The figure beside similar councils",
    )


def _remedies(known: Known) -> Iterator[Question]:
    remedies = known.figure_of("satisfactory-remedies")
    if remedies is None or not remedies["out_of"]:
        return
    told = _remedied(known, remedies["counted"], remedies["out_of"])
    yield Question(
        text=f"{told} How does the council put things right early, and what stands in the way?",
        address=known.figures_at + "#figure-satisfactory-remedies",
        source="The figure of remedies",
    )


def _remedied(known: Known, counted: int, out_of: int) -> str:
    offered = "already upheld the complaint itself and offered a suitable remedy"
    before = "before it reached the Ombudsman"
    if out_of == 1:
        not_ = "" if counted else "not "
        return (
            f"One complaint about {known.council} was upheld in {known.year}. The council had"
            f" {not_}{offered} {before}."
        )
    upheld_in = f"complaints upheld in {known.year}"
    if counted == 0:
        return f"In none of the {out_of:,} {upheld_in} had {known.council} {offered} {before}."
    some = f"{counted:,} of the {out_of:,}"
    which = some if counted < out_of else "both" if out_of == 2 else f"all {out_of:,}"
    return f"In {which} {upheld_in}, {known.council} had {offered} {before}."


def _few(known: Known) -> Iterator[Question]:
    upheld = known.figure_of("upheld")
    if upheld and upheld["out_of"] < FEWEST_CASES:
        many = upheld["out_of"]
        told = _many(many, "detailed investigation", "detailed investigations")
        completed = told if many else "no detailed investigation"
        yield Question(
            text=f"The Ombudsman completed {completed} about {known.council} in"
            f" {known.year}{', too few to say much' if many else ''}. What do complaints made to"
            " the council itself show: how many, about what, how soon were they answered, and what"
            " changed?",
            address=known.figures_at + "#figure-upheld",
            source="The figure",
        )


def _learning(known: Known) -> Iterator[Question]:
    yield Question(
        text=f"How do councillors learn of complaints about {known.council} during the year: from"
        " which reports, how often, and with what has been learned and changed?",
        address=known.decisions,
        source="Decisions about the council",
    )


RULES: tuple[Callable[[Known], Iterable[Question]], ...] = (
    _failed,
    _late,
    _report,
    _agreed,
    _service,
    _beside_others,
    _remedies,
    _few,
    _learning,
)


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
