"""What was done with an edition, as its page says it: one line for each act that counts.

Who did it is said by role and by post. No number of a person is shown, and no name except of those
who had early access and are named in the act. Days are by the clock of the hour of publication.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, tzinfo

from upheld.core.days import at_hour, day_in, length_in_words
from upheld.core.english import capitalised
from upheld.edition.acts import Act, Kind
from upheld.edition.life import Life, Move
from upheld.ombudsman.signing_settings import SigningRole
from upheld.site.announcing import Announced

SAYS = {
    SigningRole.STATISTICIAN: "the figures are right",
    SigningRole.SIGNATORY: "the words are ours",
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of the account."""

    at: datetime
    kind: str
    words: str
    reason: str = ""

    def facts(self) -> dict[str, str]:
        return {
            "at": self.at.isoformat(),
            "kind": str(self.kind),
            "words": self.words,
            "reason": self.reason,
        }


def lines_of(life: Life, bodies: str, announced: Iterable[Announced] = ()) -> list[Line]:
    """In the order in which it was done. ``bodies``: who is sent letters."""
    hour = life.public_at
    assert hour  # the site shows no drafts
    found = [
        *_of_acts(life, hour, bodies),
        *(_line(act, _signed(role), hour.tzinfo) for role, act in life.signatures.items()),
        *(_announced(each, hour.tzinfo) for each in announced),
        *(_line(move.act, _moved(move), hour.tzinfo) for move in life.moves),
        _published(life, hour),
    ]
    return sorted(found, key=lambda each: each.at)


def why_signed_so(life: Life) -> str:
    """Why two people have not signed it; '' if they have."""
    if not life.signing.needed:
        return f"{capitalised(life.manifest.office)} does not sign its editions."
    if why := life.signing.one_signature_because:
        return f"One person signs our editions, not two. The reason: {why}"
    return ""


def not_counted(life: Life) -> str:
    """That some of what is recorded does not count; '' if all of it does."""
    many = len(life.acts) - len(life.holding)
    if not many:
        return ""
    entries, do = ("1 entry", "does") if many == 1 else (f"{many:,} entries", "do")
    return (
        f"{entries} in the record of this edition {do} not count, because the office’s signature is"
        " missing or wrong. We show only what counts."
    )


def _of_acts(life: Life, hour: datetime, bodies: str) -> Iterator[Line]:
    for act in life.holding:
        if words := _words(act, hour, bodies):
            yield _line(act, words, hour.tzinfo)


def _words(act: Act, hour: datetime, bodies: str) -> str:
    """'' for signatures and moved hours, of which not all count (``Life``)."""
    match act.kind:
        case Kind.FROZEN:
            return "Cases frozen: nothing recorded later is in these figures."
        case Kind.BUILT:
            return "Figures, letters and tables made, and proved to agree."
        case Kind.QUERIES_CLOSED:
            return _queries(act, bodies)
        case Kind.ACCESS_GIVEN:
            return f"Early access given to: {'; '.join(act.to)}."
        case Kind.SENT:
            letters = "1 letter" if act.number == 1 else f"{act.number:,} letters"
            return f"{letters} sent to {bodies}, {_before_publication(act, hour)}."
        case _:
            return ""


def _announced(each: Announced, clock: tzinfo | None) -> Line:
    return Line(
        at=datetime.fromisoformat(each.at).astimezone(clock),
        kind="announced",
        words=f"Publication announced for {at_hour(datetime.fromisoformat(each.hour))}.",
        reason=each.reason,
    )


def _line(act: Act, words: str, clock: tzinfo | None) -> Line:
    return Line(at=act.moment.astimezone(clock), kind=act.kind, words=words, reason=act.reason)


def _signed(role: str) -> str:
    return f"Signed by the {role}: {SAYS[SigningRole(role)]}."


def _moved(move: Move) -> str:
    moved = "postponed" if move.after > move.before else "brought forward"
    return f"Publication {moved} from {at_hour(move.before)} to {at_hour(move.after)}."


def _published(life: Life, hour: datetime) -> Line:
    """Its mark is left before it is copied, and one that was copied by hand has none."""
    marked = [act.moment.astimezone(hour.tzinfo) for act in life.done(Kind.PUBLISHED)[:1]]
    at = max([hour, *marked])
    return Line(at=at, kind=Kind.PUBLISHED, words=f"Published at {at_hour(at)}.")


def _queries(act: Act, bodies: str) -> str:
    if not act.number:
        return f"Queries closed. There were none from {bodies}."
    queries = "1 query" if act.number == 1 else f"{act.number:,} queries"
    figures = "1 figure" if act.changed == 1 else f"{act.changed:,} figures"
    changed = figures if act.changed else "no figure"
    return f"Queries closed: {queries} from {bodies}, which changed {changed}."


def _before_publication(act: Act, hour: datetime) -> str:
    assert hour.tzinfo
    days = (hour.date() - day_in(hour.tzinfo, at=act.moment)).days
    if days > 0:
        return f"{length_in_words(days)} before publication"
    return "after publication" if days else "on the day of publication"
