"""How many of the decisions that were counted can be read, with numbers and nouns agreeing.

What is listed and what is not must add up to the printed figure. If they do not, because records
have changed since the figure was published, only what is listed is given. Why decisions are not
listed is said for all of them in one place, and never here: a reason for a single case would
disclose it.
"""

from upheld.core.english import a_or_an
from upheld.core.profile import Profile


def decision_of(profile: Profile) -> str:
    """What one that is counted is called."""
    return "finding" if profile.counts_findings else "decision"


def listed_words(
    profile: Profile, *, year: str, counted: int | None, listed: int, not_listed: int | None
) -> str:
    """How many decisions that the main measure counts can be read; '' if there are none.

    ``counted`` is the published figure. ``not_listed`` is None if it is not known yet.
    """
    noun = decision_of(profile)
    if counted is None or not_listed is None or listed + not_listed != counted:
        of_this_kind = profile.public["listed_as"] or _counted_as(profile, listed)
        told = f"{_many(listed, noun)} {of_this_kind} in {year} {_are(listed)} published here."
        return told if listed else ""
    in_all = _counted(profile, year, counted)
    return f"{in_all} {_decisions(counted, listed, noun)}" if counted else in_all


def _counted_as(profile: Profile, many: int) -> str:
    singular, plural = profile.main.counted_name
    return f"counted as {a_or_an(singular) if many == 1 else plural}"


def not_satisfied_words(
    *, council: str, period: str, failed: int | None, listed: int, not_listed: int | None
) -> str:
    """How many of the cases in which compliance failed can be read; '' if there are none.

    ``period`` is in words, such as "in 2019-20".
    """
    if failed is None or not_listed is None or listed + not_listed != failed:
        cases, decisions = listed, ""
    else:
        cases, decisions = failed, f" {_decisions(failed, listed)}"
    if not cases:
        return ""
    return (
        f"In {_many(cases, 'case')} recorded {period} we were not satisfied that {council} had"
        f" carried out our recommendations.{decisions}"
    )


def agreed_words(*, year: str, counted: int, listed: int) -> str:
    """How many service improvements a council agreed to in a year; '' if nothing can be said.

    ``counted`` is how many there were when the figures were published.
    """
    if not counted or listed > counted:
        return ""
    agreed = f"It agreed to {_many(counted, 'service improvement')} in {year}."
    return f"{agreed} {_still(counted, listed)}"


def reports_words(*, year: str, counted: int, listed: int) -> str:
    """How many reports about a council were published in a year; '' if all of them still are."""
    if listed >= counted:
        return ""
    published = f"We published {_many(counted, 'public interest report')} about it in {year}."
    return f"{published} {_still(counted, listed)}"


def _still(counted: int, listed: int) -> str:
    if listed == counted:
        return "It is published here." if counted == 1 else "They are published here."
    if counted == 1:
        return "It is not published, or no longer published."
    if not listed:
        return "They are not published, or no longer published."
    others = "The other is" if counted - listed == 1 else "The others are"
    return (
        f"{listed:,} of the {counted:,} {_are(listed)} published here."
        f" {others} not published, or no longer published."
    )


def _counted(profile: Profile, year: str, counted: int) -> str:
    complaints = _many(counted, "complaint") if counted else "no complaints"
    if own := profile.public["counted_sentence"]:
        return own.format(complaints=complaints, year=year)
    one, many = profile.main.counted_name
    if counted == 1:
        return f"There was 1 {one} in {year}."
    return f"There were {f'{counted:,}' if counted else 'no'} {many} in {year}."


def _decisions(counted: int, listed: int, noun: str = "decision") -> str:
    if counted == 1:
        return f"The {noun} is {'' if listed else 'not '}published here."
    if listed == counted:
        return f"Both {noun}s are published here." if counted == 2 else _all(counted, noun)
    if listed == 0:
        return f"Neither {noun} is published here." if counted == 2 else _none(counted, noun)
    return f"{listed:,} of the {counted:,} {noun}s {_are(listed)} published here."


def _all(counted: int, noun: str) -> str:
    return f"All {counted:,} {noun}s are published here."


def _none(counted: int, noun: str) -> str:
    return f"None of the {counted:,} {noun}s is published here."


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
