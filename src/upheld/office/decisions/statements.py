"""The text of a decision: each version, and what the scan for identity finds in it.

A version never changes. New text undoes the clearance for publication, and a finding that was
cleared in the old text stays cleared only if the words around it are the same.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from upheld.office.cleaning import without_invisible
from upheld.office.identity.kinds import Kind
from upheld.office.identity.known import Known
from upheld.office.identity.known_places import known_places
from upheld.office.identity.scanning import Finding, scan
from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import Cleared, Decision, Person, Statement
from upheld.office.rules.states import NotAllowed, State

# These identify by themselves. A name may be a minister's, and initials a court's.
TAKE_TWO = frozenset(
    (
        *(Kind.EMAIL, Kind.ONLINE, Kind.PHONE, Kind.ADDRESS, Kind.POSTCODE),
        *(Kind.NATIONAL_INSURANCE, Kind.NHS, Kind.CASE, Kind.BIRTH, Kind.DEATH),
    )
)
# What is public or under review keeps its words: other words are another decision.
MAY_BE_WRITTEN = (
    State.DRAFT,
    State.DECIDED,
    State.TO_BE_PUBLISHED,
    State.WITHHELD,
    State.TAKEN_DOWN,
)


@dataclass(frozen=True, kw_only=True)
class Words:
    summary: str
    text: str

    def cleaned(self) -> "Words":
        return Words(summary=without_invisible(self.summary), text=without_invisible(self.text))


@dataclass(frozen=True, kw_only=True)
class PlacedFinding:
    """A finding, where it is, and its clearance if somebody has cleared it."""

    number: int  # on its page, from 1: the summary's first
    part: str  # summary or statement
    finding: Finding
    cleared: Cleared | None
    needs_second: bool  # it has been cleared, and a second person has not agreed yet

    @property
    def is_open(self) -> bool:
        return self.cleared is None or self.needs_second

    @property
    def identifies_by_itself(self) -> bool:
        return self.finding.kind in TAKE_TWO


def write_words(decision: Decision, words: Words, *, by: Person, at: datetime) -> Decision:
    """Keep a new version. Raises NotAllowed if the text cannot change now, or ChangedMeanwhile."""
    if decision.state not in MAY_BE_WRITTEN:
        raise NotAllowed(
            f"Decision {decision.sequence} is {decision.state}, so its text cannot be changed."
            " To change what was published, begin a review and decide again, or take it down."
        )
    if words.cleaned() == Words(summary=decision.summary, text=decision.statement):
        return decision
    with writing(by, "write the statement", at=at) as write:
        if decision.state == State.TO_BE_PUBLISHED:
            decision.state, decision.publish_on = State.DECIDED, None
        keep_version(decision, words, by=by, at=at, write=write)
    return decision


def keep_version(
    decision: Decision, words: Words, *, by: Person, at: datetime, write: Writing
) -> None:
    clean = words.cleaned()
    decision.statement_version += 1
    decision.summary, decision.statement = clean.summary, clean.text
    version = Statement(
        decision=decision,
        number=decision.statement_version,
        summary=clean.summary,
        text=clean.text,
        written_on=at,
        written_by=by,
    )
    write.make(version)
    write.change(decision)


def findings_of(decision: Decision) -> list[PlacedFinding]:
    """In order: first those in the summary, then those in the statement."""
    cleared = {each.finding: each for each in decision.cleared.all()} if decision.pk else {}
    writers = writers_of(decision) if cleared else frozenset()
    placed = (
        (part, finding)
        for part, text in (("summary", decision.summary), ("statement", decision.statement))
        for finding in scan(text, known=known())
    )
    return [
        _placed(number, part, finding, cleared.get(finding.hash), writers)
        for number, (part, finding) in enumerate(placed, start=1)
    ]


def _placed(
    number: int, part: str, finding: Finding, cleared: Cleared | None, writers: frozenset[int]
) -> PlacedFinding:
    """What identifies by itself needs two people, and so does what its own writer has cleared."""
    takes_two = finding.kind in TAKE_TWO or (cleared is not None and cleared.by_id in writers)
    return PlacedFinding(
        number=number,
        part=part,
        finding=finding,
        cleared=cleared,
        needs_second=takes_two and cleared is not None and cleared.agreed_by_id is None,
    )


def writers_of(decision: Decision) -> frozenset[int]:
    """Everybody who wrote a version of the text."""
    written = decision.statements.exclude(written_by=None)
    return frozenset(written.values_list("written_by_id", flat=True))


def uncleared(decision: Decision) -> list[PlacedFinding]:
    return [found for found in findings_of(decision) if found.is_open]


@cache
def known() -> Known:
    return Known(places=known_places())
