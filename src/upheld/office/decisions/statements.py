"""The text of a decision: each version, and what the scan for identity finds in it.

A version never changes. New text undoes the clearance for publication, and a finding that was
cleared in the old text stays cleared only if the words around it are the same.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

from upheld.office.cleaning import without_invisible
from upheld.office.identity.known import Known
from upheld.office.identity.known_places import known_places
from upheld.office.identity.scanning import Finding, scan
from upheld.office.ledger.recording import Writing, writing
from upheld.office.models import Cleared, Decision, Person, Statement
from upheld.office.rules.states import NotAllowed, State

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
    return [
        PlacedFinding(part=part, finding=finding, cleared=cleared.get(finding.hash))
        for part, text in (("summary", decision.summary), ("statement", decision.statement))
        for finding in scan(text, known=known())
    ]


def uncleared(decision: Decision) -> list[PlacedFinding]:
    return [found for found in findings_of(decision) if found.cleared is None]


def clear(decision: Decision, finding: str, *, why: str, by: Person, at: datetime) -> None:
    """Somebody has looked at a finding and says why it does not identify anyone."""
    if not why.strip():
        raise NotAllowed("Enter why this does not identify anyone.")
    if finding not in {found.finding.hash for found in uncleared(decision)}:
        raise NotAllowed(
            f"This finding is no longer open in the statement of {decision.key}: the text may have"
            " changed, or somebody has cleared it. Look at the statement again."
        )
    with writing(by, "clear a finding", at=at) as write:
        write.make(Cleared(decision=decision, finding=finding, why=why.strip()))


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
