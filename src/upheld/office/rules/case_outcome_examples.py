"""Cases with the outcome that follows, for the tests of the rule and for docs/office-policy.md."""

from datetime import date, timedelta

from upheld.core.profile import Profile
from upheld.core.profile_parts import DONE, Kept
from upheld.office.rules.case_outcome import Followed

AGREED = date(2024, 3, 4)


def weeks(number: int) -> date:
    return AGREED + timedelta(weeks=number)


def recommendation(
    shows: Kept | None, profile: Profile, *, due: int = 4, done: int | None = None
) -> Followed:
    """Due and done so many weeks after it was agreed, and recorded a week after it was due."""
    completed_on = weeks(due if done is None else done) if shows in DONE else None
    return Followed(
        agreed_on=AGREED,
        due_on=weeks(due),
        outcome=profile.compliance_that(shows)[0] if shows else "",
        completed_on=completed_on,
        recorded_on=weeks(due + 1) if shows else None,
    )


def examples(profile: Profile) -> dict[str, tuple[tuple[Followed, ...], Kept | None]]:
    """With what the outcome of the case shows; None where it has none yet."""

    def one(shows: Kept | None, *, due: int = 4, done: int | None = None) -> Followed:
        return recommendation(shows, profile, due=due, done=done)

    apology = one(Kept.ON_TIME, due=4, done=2)
    late_apology = one(Kept.LATE, due=4, done=6)
    training = one(Kept.ON_TIME, due=26, done=20)
    return {
        "nothing was recommended": ((), None),
        "an apology, done": ((apology,), Kept.ON_TIME),
        "an apology, late": ((late_apology,), Kept.LATE),
        "an apology done, and training still open": ((apology, one(None, due=26)), None),
        "both on time": ((apology, training), Kept.ON_TIME),
        "the apology late, all done by the last day": ((late_apology, training), Kept.ON_TIME),
        "the apology done after the last day of all": (
            (one(Kept.LATE, due=4, done=27), training),
            Kept.LATE,
        ),
        "the training late": ((apology, one(Kept.LATE, due=26, done=30)), Kept.LATE),
        "recorded as late, though done by its day": ((one(Kept.LATE, due=4, done=4),), Kept.LATE),
        "due on one day, one of them late": (
            (one(Kept.ON_TIME), one(Kept.LATE, done=5)),
            Kept.LATE,
        ),
        "late, and the later one ceased": ((late_apology, one(Kept.NEITHER, due=26)), Kept.LATE),
        "done, and the other ceased": ((apology, one(Kept.NEITHER, due=26)), Kept.ON_TIME),
        "all ceased": ((one(Kept.NEITHER), one(Kept.NEITHER, due=26)), Kept.NEITHER),
        "one done badly": ((training, one(Kept.NOT_SATISFIED)), Kept.NOT_SATISFIED),
        "one done badly, one not at all": (
            (one(Kept.NOT_SATISFIED), one(Kept.NOT_DONE, due=26)),
            Kept.NOT_DONE,
        ),
        "one ceased, one not done": ((one(Kept.NEITHER), one(Kept.NOT_DONE)), Kept.NOT_DONE),
    }
