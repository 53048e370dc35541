"""The year in the office: its steps in order, who takes each, and what an authority may query.

Steps are taken in this order. One that is taken again (cases frozen again, another candidate)
undoes those after it. Once letters have left there is only the correction, a new round.
"""

from dataclasses import dataclass
from enum import StrEnum

from upheld.office.rules.policy import Deed


class Step(StrEnum):
    FROZEN = "cases frozen"
    BUILT = "candidate built"
    CLOSED = "queries closed"
    SIGNED = "signed"
    SENT = "letters sent"
    PUBLISHED = "published"


@dataclass(frozen=True, kw_only=True)
class Turn:
    """One step, as its page offers it."""

    step: Step
    deed: Deed | None  # None: the worker takes it, at the hour
    about: str


TURNS = (
    Turn(
        step=Step.FROZEN,
        deed=Deed.FREEZE_YEAR,
        about="Everything that the office holds is kept as it is at that moment. Figures are made"
        " from it, whatever is entered later.",
    ),
    Turn(
        step=Step.BUILT,
        deed=Deed.BUILD_CANDIDATE,
        about="Figures, letters and tables are made from the frozen cases, and proved to agree.",
    ),
    Turn(
        step=Step.CLOSED,
        deed=Deed.CLOSE_QUERIES,
        about="Authorities have queried what they wanted to, and every query is answered.",
    ),
    Turn(
        step=Step.SIGNED,
        deed=Deed.SIGN_EDITION,
        about="Two people sign: that the figures are right, and that the words are ours.",
    ),
    Turn(
        step=Step.SENT,
        deed=Deed.SAY_SENT,
        about="Each letter has gone to its authority. From then on a change is a correction.",
    ),
    Turn(
        step=Step.PUBLISHED,
        deed=None,
        about="Edition, letters and map are on the public site together, from their hour on.",
    ),
)


class Ground(StrEnum):
    """What an authority can say is wrong. Disagreement with a decision is none: it asks for a
    review of that.
    """

    NOT_OURS = "about another body"
    OUTCOME = "outcome recorded wrongly"
    YEAR = "decided in another year"
    TWICE = "counted twice"
    SERVICE = "service recorded wrongly"
    REMEDY = "remedy before our decision not recorded"
    COMPLIANCE = "compliance recorded wrongly"
    NAME = "name or addressee wrong"


EVIDENCE = {
    Ground.NOT_OURS: "Our decision, or the complaint, which names the other body.",
    Ground.OUTCOME: "Our decision, which gives another outcome.",
    Ground.YEAR: "Our decision, with its date.",
    Ground.TWICE: "Both references, and why they are one case.",
    Ground.SERVICE: "The complaint or our decision, which says what it was about.",
    Ground.REMEDY: "Our decision, or a letter from before it that offers the remedy.",
    Ground.COMPLIANCE: "What shows that it was done, and on which day.",
    Ground.NAME: "The authority’s own page or letter with the right name.",
}


SHOULD_BE = {  # what makes it right, by which the figures are counted again
    Ground.NOT_OURS: "the other body",
    Ground.OUTCOME: "the outcome",
    Ground.YEAR: "the day of the decision",
    Ground.SERVICE: "the service",
    Ground.COMPLIANCE: "the outcome of the compliance",
}
WITHOUT_FIGURES = frozenset({Ground.NAME})  # these change no figure


class Effect(StrEnum):
    """What a query that is answered changes."""

    NONE = "nothing"
    BEFORE = "changed before publication"
    CORRECTION = "a correction"


class EarlyCopy(StrEnum):
    """What somebody outside the office is handed before the hour."""

    LETTERS = "letters"  # of the authorities that are named
    TABLES = "tables"  # of the whole edition


class HourMove(StrEnum):
    """Why the hour of publication is another. Two people decide it."""

    POSTPONED = "postponed"
    EMBARGO_BROKEN = "the embargo is broken"
