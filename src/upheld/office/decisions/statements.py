"""The text of a decision: each version, and what the scan for identity finds in it.

A version never changes. New text undoes the clearance for publication, and a finding that was
cleared in the old text stays cleared only if the words around it are the same. Some findings take
two people, and nobody clears what they wrote alone.
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
from upheld.office.rules.second_person import why_not_second
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

    part: str  # summary or statement
    finding: Finding
    cleared: Cleared | None
    needs_second: bool  # it has been cleared, and a second person has not agreed yet

    @property
    def is_open(self) -> bool:
        return self.cleared is None or self.needs_second


def write_words(decision: Decision, words: Words, *, by: Person, at: datetime) -> Decision:
    """Keep a new version. Raises NotAllowed if the text cannot change now, or ChangedMeanwhile."""
    if decision.state not in MAY_BE_WRITTEN:
        raise NotAllowed(
            f"Decision {decision.key} is {decision.state}, so its text cannot be changed."
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
    return [
        _placed(part, finding, cleared.get(finding.hash), writers)
        for part, text in (("summary", decision.summary), ("statement", decision.statement))
        for finding in scan(text, known=known())
    ]


def _placed(
    part: str, finding: Finding, cleared: Cleared | None, writers: frozenset[int]
) -> PlacedFinding:
    """What identifies by itself needs two people, and so does what its own writer has cleared."""
    takes_two = finding.kind in TAKE_TWO or (cleared is not None and cleared.by_id in writers)
    needs_second = takes_two and cleared is not None and cleared.agreed_by_id is None
    return PlacedFinding(part=part, finding=finding, cleared=cleared, needs_second=needs_second)


def writers_of(decision: Decision) -> frozenset[int]:
    """Everybody who wrote a version of the text."""
    written = decision.statements.exclude(written_by=None)
    return frozenset(written.values_list("written_by_id", flat=True))


def uncleared(decision: Decision) -> list[PlacedFinding]:
    return [found for found in findings_of(decision) if found.is_open]


def clear(decision: Decision, finding: str, *, why: str, by: Person, at: datetime) -> None:
    """Somebody has looked at a finding and says why it does not identify anyone."""
    if not why.strip():
        raise NotAllowed("Enter why this does not identify anyone.")
    open_ones = {each.finding.hash for each in uncleared(decision) if each.cleared is None}
    if finding not in open_ones:
        raise NotAllowed(
            f"This finding is no longer open in the statement of {decision.key}: the text may have"
            " changed, or somebody has cleared it. Look at the statement again."
        )
    with writing(by, "clear a finding", at=at) as write:
        write.make(Cleared(decision=decision, finding=finding, why=why.strip(), by=by))


def agree(cleared: Cleared, *, by: Person, at: datetime) -> None:
    """As the second person, where a finding needs one."""
    decision = cleared.decision
    if by.pk in writers_of(decision):
        raise NotAllowed("You wrote words of this statement, so somebody else must agree.")
    if cleared.by and (why := why_not_second(by, to=cleared.by, at=at)):
        raise NotAllowed(why)
    cleared.agreed_by = by
    with writing(by, "agree to clear a finding", at=at) as write:
        write.change(cleared)


def look_again(cleared: Cleared, *, by: Person, at: datetime) -> None:
    """Undo the clearance of a finding, and with it that of its statement."""
    decision = cleared.decision
    with writing(by, "look at a finding again", at=at) as write:
        write.remove(cleared)
        if decision.state == State.TO_BE_PUBLISHED:
            decision.state, decision.publish_on = State.DECIDED, None
            write.change(decision)


@cache
def known() -> Known:
    return Known(places=known_places())
