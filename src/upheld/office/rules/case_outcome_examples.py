"""Cases with the outcome that follows, for the tests of the rule and for docs/office-policy.md."""

from datetime import date, timedelta

from upheld.core.vocabulary import (
    CEASED,
    DONE,
    LATE,
    NOT_COMPLETE,
    NOT_SATISFIED,
    SATISFIED,
)
from upheld.office.rules.case_outcome import Followed

AGREED = date(2024, 3, 4)


def weeks(number: int) -> date:
    return AGREED + timedelta(weeks=number)


def recommendation(outcome: str, *, due: int = 4, done: int | None = None) -> Followed:
    """Due and done so many weeks after it was agreed, and recorded a week after it was due."""
    completed_on = weeks(due if done is None else done) if outcome in DONE else None
    return Followed(
        agreed_on=AGREED,
        due_on=weeks(due),
        outcome=outcome,
        completed_on=completed_on,
        recorded_on=weeks(due + 1) if outcome else None,
    )


APOLOGY = recommendation(SATISFIED, due=4, done=2)
LATE_APOLOGY = recommendation(LATE, due=4, done=6)
TRAINING_NOT_YET = recommendation("", due=26)
TRAINING = recommendation(SATISFIED, due=26, done=20)
EXAMPLES: dict[str, tuple[tuple[Followed, ...], str | None]] = {
    "nothing was recommended": ((), None),
    "an apology, done": ((APOLOGY,), SATISFIED),
    "an apology, late": ((LATE_APOLOGY,), LATE),
    "an apology done, and training still open": ((APOLOGY, TRAINING_NOT_YET), None),
    "both on time": ((APOLOGY, TRAINING), SATISFIED),
    "the apology late, all done by the last day": ((LATE_APOLOGY, TRAINING), SATISFIED),
    "the apology done after the last day of all": (
        (recommendation(LATE, due=4, done=27), TRAINING),
        LATE,
    ),
    "the training late": ((APOLOGY, recommendation(LATE, due=26, done=30)), LATE),
    "recorded as late, though done by its day": ((recommendation(LATE, due=4, done=4),), LATE),
    "due on one day, one of them late": (
        (recommendation(SATISFIED), recommendation(LATE, done=5)),
        LATE,
    ),
    "late, and the later one ceased": ((LATE_APOLOGY, recommendation(CEASED, due=26)), LATE),
    "done, and the other ceased": ((APOLOGY, recommendation(CEASED, due=26)), SATISFIED),
    "all ceased": ((recommendation(CEASED), recommendation(CEASED, due=26)), CEASED),
    "one done badly": ((TRAINING, recommendation(NOT_SATISFIED)), NOT_SATISFIED),
    "one done badly, one not at all": (
        (recommendation(NOT_SATISFIED), recommendation(NOT_COMPLETE, due=26)),
        NOT_COMPLETE,
    ),
    "one ceased, one not done": (
        (recommendation(CEASED), recommendation(NOT_COMPLETE)),
        NOT_COMPLETE,
    ),
}
