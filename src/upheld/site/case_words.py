"""What is said about single cases: states and kinds, and outcomes by the profile's titles."""

from upheld.core.days import in_words
from upheld.core.english import capitalised
from upheld.core.profile import Profile
from upheld.core.profile_parts import Kept
from upheld.core.publication import DONE_LATE, DONE_ON_TIME, NOT_DONE, NOTHING_DECIDED
from upheld.core.report_deadline import TIME_TO_CONSIDER, last_day_to_consider
from upheld.core.row import Row
from upheld.register.listing import CONSIDERED, SATISFIED, TO_BE_CONSIDERED, UNDECIDED
from upheld.register.reading import Register

STATES = {
    DONE_ON_TIME: "Done on time",
    DONE_LATE: "Done late",
    NOT_DONE: "Not done",
    UNDECIDED: "Nothing decided yet",
}
REPORT_STATES = {
    TO_BE_CONSIDERED: "To be considered",
    CONSIDERED: "Considered",
    SATISFIED: "We were satisfied",
}
FAILURES = {
    Kept.NOT_SATISFIED: "Completed, but we were not satisfied",
    Kept.NOT_DONE: "Not completed, and we were not satisfied",
}
KINDS = {"statement": "Statement", "report": "Public interest report"}


def state_of(improvement: Row) -> str:
    """Its state by the name that can be asked for."""
    state: str = improvement["state"]
    return UNDECIDED if state == NOTHING_DECIDED else state


def report_state(report: Row) -> str:
    if report["satisfied_on"]:
        return SATISFIED
    return CONSIDERED if report["considered_on"] else TO_BE_CONSIDERED


def report_words(report: Row, profile: Profile) -> str:
    """The progress of a report, in whole sentences. Where there is no rule on where a body must
    consider one, there is none on when.
    """
    body = f"the {profile.any_body[0]}"
    considered, satisfied = report["considered_on"], report["satisfied_on"]
    words = f"Considered by {body} on {in_words(considered)}." if considered else ""
    if satisfied:
        its = "its" if considered else "the"
        return f"{words} We were satisfied with {its} response on {in_words(satisfied)}.".strip()
    if considered:
        return f"{words} We have not yet decided whether we are satisfied with its response."
    until = in_words(last_day_to_consider(report["published_on"]))
    where = profile.public["considered_at"]
    if not where:
        return f"We have not yet recorded that {body} has considered it."
    if time_is_over(report):
        return (
            f"{capitalised(body)} had {TIME_TO_CONSIDER}, until {until}, to consider it {where}."
            " That time is over, and we have not yet recorded that it did."
        )
    return (
        f"To be considered by {body} {where} by {until}, within {TIME_TO_CONSIDER} of publication."
    )


def time_is_over(report: Row) -> bool:
    """Whether the months to consider it have passed with no record that it was considered."""
    is_open = not (report["considered_on"] or report["satisfied_on"])
    return is_open and last_day_to_consider(report["published_on"]) < report["as_at"]


def outcome_words(key: str, profile: Profile) -> str:
    """The title of a decision's outcome. Any text may be asked for."""
    return capitalised(profile.outcomes[key].title if key in profile.outcomes else key)


def facet_words(name: str, value: str, register: Register) -> str:
    """The words for a value of a facet."""
    if name == "council":
        return register.names.get(value, value)
    if name == "outcome":
        return outcome_words(value, register.profile)
    if name == "kind":
        return KINDS.get(value, value)
    if name == "state":
        return STATES.get(value) or REPORT_STATES.get(value) or value
    return capitalised(value)
