"""docs/office-policy.md, written from the tables of roles, deeds and states.

python -m upheld.office.rules.policy_document > docs/office-policy.md
python -m upheld.office.rules.policy_document --check docs/office-policy.md
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import date

from upheld.core.english import joined
from upheld.office.rules.case_outcome import Followed
from upheld.office.rules.case_outcome_examples import examples
from upheld.office.rules.policy import BY_DEED, RULES, Deed
from upheld.office.rules.putting_right import FOR_US_ALONE, KINDS
from upheld.office.rules.restricted_cases import ABOUT
from upheld.office.rules.roles import TELLS, Role
from upheld.office.rules.states import (
    BY_ACTION,
    COUNTED,
    PUBLIC,
    TRANSITIONS,
    Action,
    State,
    Transition,
)
from upheld.ombudsman.folder import read_office
from upheld.publish.generated import print_or_check

OPENING = """\
# Who may do what in the office

Made from the code by `python -m upheld.office.rules.policy_document`; do not change it by hand.

Both tables must agree before anything is done: the person's role must allow the action, and so must
the record's state. The pages and their buttons use the same tables. What is in neither table is not
allowed.
"""


def document() -> str:
    """The whole of docs/office-policy.md."""
    of_decisions = (*_states(), *_transitions(), *_cases(), *_corrections())
    parts = (OPENING, *_roles(), *_deeds(), *_restricted(), *of_decisions)
    return "\n".join(parts)


def _roles() -> Iterator[str]:
    yield "## Roles\n"
    yield "A person has one or more.\n"
    yield from _table(("role", "what they do"), [(role, TELLS[role]) for role in Role])


def _deeds() -> Iterator[str]:
    yield "## Who may do what\n"
    rows = [
        (str(rule.deed), *("yes" if role in rule.roles else "" for role in Role)) for rule in RULES
    ]
    yield from _table(("action", *Role), rows)


def _restricted() -> Iterator[str]:
    yield "## Restricted cases\n"
    yield ABOUT


def _states() -> Iterator[str]:
    yield "## States of a decision\n"
    rows = [
        (
            str(state),
            "yes" if state in COUNTED else "no",
            "the newest statement" if state in PUBLIC else "nothing",
            ", ".join(sorted(each.action for each in TRANSITIONS if state in each.before)),
        )
        for state in State
    ]
    yield from _table(("state", "counted", "public", "what can be done next"), rows)


def _transitions() -> Iterator[str]:
    yield "## What changes a decision's state\n"
    rows = [
        (
            str(each.action),
            ", ".join(sorted(each.before)),
            str(each.after),
            _asks(each),
            _who(each.action),
        )
        for each in TRANSITIONS
    ]
    yield from _table(("action", "from", "to", "needs", "who"), rows)


def _asks(each: Transition) -> str:
    second = (
        f"a second person; “{each.meanwhile}” until then" if each.meanwhile else "a second person"
    )
    asked = (
        ("a reason", each.needs_reason),
        (second, each.needs_second_person),
        ("every finding of the scan cleared", each.needs_scan),
    )
    return ", ".join(words for words, needed in asked if needed)


def _who(action: Action) -> str:
    """Actions that are open to no role follow, from a correction or from the day."""
    of_itself = "a correction" if BY_ACTION[action].by_correction else "the calendar"
    return ", ".join(role for role in Role if role in BY_DEED.get(action, ())) or of_itself


CASES = """\
A person records an outcome for each recommendation, and decides whether it was late. Once all have
one, the outcome of the case follows. A case is due on the latest due date of its recommendations,
as first agreed. The weeks are counted from the day on which they were agreed.
"""


def _cases() -> Iterator[str]:
    yield "## The outcome of a case\n"
    yield CASES
    profile = read_office().profile  # the packaged one
    rows = [
        (
            words.capitalize(),
            "; ".join(map(_followed, found)),
            profile.compliance_that(shows)[0] if shows else "none yet",
        )
        for words, (found, shows) in examples(profile).items()
        if found
    ]
    yield from _table(("example", "its recommendations", "the case"), rows)


def _followed(each: Followed) -> str:
    due = f"due in week {_week(each, each.due_on)}"
    done = f", done in week {_week(each, each.completed_on)}" if each.completed_on else ""
    return f"{each.outcome or 'open'} ({due}{done})"


def _week(of: Followed, day: date) -> int:
    return (day - of.agreed_on).days // 7


NOT_ENDING = joined(sorted(FOR_US_ALONE)).replace("_", " ")
CORRECTED = f"""\
When a correction takes effect, a decision that is public or to be published goes back to “decided”
and must be cleared again, and the site hides its case at once. The exceptions are evidence,
and the columns {NOT_ENDING} of a decision: no reader sees them, and no statement speaks of them.
"""


def _corrections() -> Iterator[str]:
    yield "## What can be put right\n"
    second = (
        "if something of the case is public or to be published, or published figures may have"
        " counted it"
    )
    rows = [
        *(
            (f"{kind.called}: entered in error, or not", _of_deed(kind.deed), "always")
            for kind in KINDS.values()
        ),
        ("the coded columns and the date of a decision", _of_deed(Deed.CORRECT_CASES), second),
        ("the reference or the authority of a case", _of_deed(Deed.CORRECT_CASES), second),
    ]
    yield from _table(("what", "who may ask", "second person"), rows)
    yield CORRECTED


def _of_deed(deed: Deed) -> str:
    return ", ".join(role for role in Role if role in BY_DEED[deed])


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    lines = [heads, ["---"] * len(heads), *rows]
    yield "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"


def main(arguments: Sequence[str]) -> int:
    """The exit code."""
    return print_or_check(document, arguments, module="upheld.office.rules.policy_document")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
