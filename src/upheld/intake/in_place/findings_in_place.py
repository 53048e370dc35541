"""Several findings in one decision, of a table that is counted in place.

The rules are those for files, in intake.checks.several_findings.
"""

import ibis
from ibis import _

from upheld.core.counting import CASE
from upheld.intake.checks.keys import FINDING
from upheld.intake.checks.several_findings import (
    NOT_FINDINGS,
    OF_THE_DECISION,
    SAME_IN_EVERY_FINDING,
    SENT_AS_SEQUENCE,
    WITHOUT_GAPS,
    counts_no_findings,
    twice_on_one_day,
)
from upheld.intake.in_place.in_rows import LEFT_OUT, Against, InPlace, in_rows, problem_in
from upheld.intake.problems import Problem


def check_findings(decided: ibis.Table, found: InPlace, against: Against) -> list[Problem]:
    if against.rules.profile.counts_findings:
        return [
            *_of_decisions(decided, found, against),
            *_sent_as_sequence(decided, found, against),
        ]
    found.notes += twice_on_one_day(found.place.source, _on_one_day(decided, against))
    filled = _many(decided.filter(_[FINDING].notnull()), against)
    if not filled:
        return []
    trouble = in_rows(counts_no_findings(against.rules.profile), filled)
    return [problem_in(found.place, FINDING, None, trouble, NOT_FINDINGS)]


def _of_decisions(decided: ibis.Table, found: InPlace, against: Against) -> list[Problem]:
    """What a decision says twice, in different words, and numbers that leave a finding out."""
    once = [name for name in OF_THE_DECISION if name in found.given and name not in LEFT_OUT]
    said = {name: decided[name].cast("string").fill_null("").nunique() for name in once}
    decisions = decided.group_by(*CASE, "sequence").aggregate(
        rows=_.count(), highest=_[FINDING].max(), **said
    )
    wrong = {name: decisions.count(where=decisions[name] > 1) for name in once}
    gaps = decisions.count(where=decisions.highest > decisions.rows)
    (many,) = against.run(decisions.aggregate(gaps=gaps, **wrong))
    told = dict.fromkeys(once, ("differs among the findings", SAME_IN_EVERY_FINDING))
    told["gaps"] = "is more than the number of findings", WITHOUT_GAPS
    return [
        problem_in(
            found.place,
            FINDING if name == "gaps" else name,
            None,
            f"{trouble} of a decision, in {many[name]:,} of them",
            remedy,
        )
        for name, (trouble, remedy) in told.items()
        if many[name]
    ]


def _sent_as_sequence(decided: ibis.Table, found: InPlace, against: Against) -> list[Problem]:
    days = decided.group_by(*CASE, "decided_on").aggregate(entries=_.sequence.nunique())
    many = _many(days.filter(_.entries > 1), against)
    if not many:
        return []
    trouble = f"would replace findings that were made on the same day, in {many:,} of the cases"
    return [problem_in(found.place, "sequence", None, trouble, SENT_AS_SEQUENCE)]


def _on_one_day(decided: ibis.Table, against: Against) -> int:
    """Only cases decided again are looked at: they are few."""
    again = decided.semi_join(decided.filter(_.sequence > 1), CASE)
    days = again.group_by(*CASE, "decided_on").aggregate(outcomes=_.outcome.nunique())
    return _many(days.filter(_.outcomes > 1).select(*CASE).distinct(), against)


def _many(rows: ibis.Table, against: Against) -> int:
    (told,) = against.run(rows.aggregate(many=_.count()))
    return int(told["many"])
