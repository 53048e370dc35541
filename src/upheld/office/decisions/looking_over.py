"""What will be counted, read in public and printed in the letter once a draft is decided.

It is shown before anybody decides, in the words that readers will see, with what is still missing.
Nothing here prevents a decision: publication_troubles says what does.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.text import capfirst

from upheld.core.days import in_words
from upheld.core.english import joined
from upheld.core.measures import Measure
from upheld.core.profile import Profile
from upheld.core.vocabulary import SERVICE_IMPROVEMENT, What
from upheld.core.years import Year
from upheld.office.configuration import own_office
from upheld.office.decisions.publication_troubles import listed_in
from upheld.office.decisions.statements import uncleared
from upheld.office.models import Decision, Recommendation
from upheld.office.models.of_findings import OneFinding
from upheld.office.rules.times import Times
from upheld.ombudsman.folder import Office
from upheld.ombudsman.wording import read_wording


@dataclass(frozen=True, kw_only=True)
class LookedOver:
    counted: tuple[str, ...]  # sentences
    public: tuple[tuple[str, str], ...]  # what the page of the decision will say, and where
    improvements: tuple[str, ...]  # in the public words
    letter: tuple[str, ...]  # what the letter prints, and under which title
    missing: tuple[str, ...]

    @property
    def digest(self) -> str:
        """Of all that is shown: somebody who decides has seen this and nothing else."""
        return hashlib.sha256(json.dumps(asdict(self)).encode()).hexdigest()


def looked_over(decision: Decision, *, on: date, times: Times, office: Office) -> LookedOver:
    """As if it were decided today. ``decision`` is a draft."""
    day = decision.decided_on or on
    agreed = list(decision.case.recommendations.all())
    improvements = [each for each in agreed if each.recommendation_kind == SERVICE_IMPROVEMENT]
    profile = office.profile
    is_listed = listed_in(decision)
    return LookedOver(
        counted=tuple(_counted(decision, day, profile)),
        public=tuple(_public(decision, day, times, profile)) if is_listed else (),
        improvements=tuple(each.text for each in improvements) if is_listed else (),
        letter=tuple(_letter(decision, improvements, day, office)),
        missing=tuple(_missing(decision, agreed, on, profile)),
    )


def _counted(decision: Decision, day: date, profile: Profile) -> Iterator[str]:
    case, year = decision.case, Year.containing(day)
    name = own_office().directory.name_on(case.authority_id, day)
    if case.received_on:
        received = Year.containing(case.received_on)
        yield f"One complaint received about {name} in {received}, in the service {case.category}."
    if not decision.outcome:
        return
    about = f"One {'finding' if profile.counts_findings else 'decision'} about {name} in {year}"
    for each in decision.each_finding:
        yield f"{about}: {each.outcome}, in the service {each.category}."
        for measure in profile.measures_in(year):
            if words := _in_measure(measure, each):
                yield words


def _in_measure(measure: Measure, finding: OneFinding) -> str:
    """How it counts in a share; '' if it counts neither way."""
    counted, out_of = measure.counted, measure.out_of
    if counted.what not in (What.DECIDED, What.REMEDIED):
        return ""
    is_counted = finding.outcome in counted.outcomes and (
        counted.what != What.REMEDIED or bool(finding.remedied_by_authority)
    )
    if isinstance(out_of, str):
        return f"{measure.title}: counted." if is_counted else ""
    if finding.outcome not in out_of.outcomes:
        return ""
    counted_or_not = "counted" if is_counted else "not counted"
    one, many = measure.out_of_name[0], measure.counted_name[1]
    return f"{measure.title}: one {one}, and {counted_or_not} among {many}."


def _public(
    decision: Decision, day: date, times: Times, profile: Profile
) -> Iterator[tuple[str, str]]:
    earliest = in_words(times.usual_day(day))
    yield "Reference", decision.case.reference
    keys = [key for key in dict.fromkeys(decision.outcomes) if key in profile.outcomes]
    known = [profile.outcomes[key] for key in keys]
    yield "Decision", capfirst(joined([each.title for each in known]))
    means = (*(each.means for each in known), *(each.does_not_mean for each in known))
    yield "What that means", " ".join(filter(None, means))
    yield "About", own_office().directory.name_on(decision.case.authority_id, day)
    if profile.counts_findings:
        for number, each in enumerate(decision.each_finding, start=1):
            yield f"Finding {number}", f"{_title(each, profile)}: {_service(each)}"
    else:
        yield "Service", _service(decision)
    yield "Decided", f"{in_words(day)}, in the year {Year.containing(day)}"
    yield "Published", f"{earliest} at the earliest, once somebody has cleared it for publication"


def _service(finding: OneFinding) -> str:
    return f"{finding.category} › {finding.subcategory}".removesuffix(" › ")


def _title(finding: OneFinding, profile: Profile) -> str:
    known = profile.outcomes.get(finding.outcome)  # an earlier profile may have had others
    return capfirst(known.title if known else finding.outcome)


def _letter(
    decision: Decision, improvements: list[Recommendation], day: date, office: Office
) -> Iterator[str]:
    """Under the titles of the letter's own tables. Reports and failures come later."""
    wording, case = read_wording(office), decision.case
    if case.received_on:
        year = str(Year.containing(case.received_on))
        title = wording.say("tables.received", {"year": year})
        yield f"{title}: one more under “{case.category}”."
    if decision.outcome:
        title = wording.say("tables.decided", {"year": str(Year.containing(day))})
        for each in decision.each_finding:
            yield f"{title}: one more under “{_title(each, office.profile)}”."
    if not set(office.profile.with_fault).isdisjoint(decision.outcomes) and improvements:
        title = wording.say("headings.improvements", {})
        yield f"{title}: {len(improvements)} more. The letter does not print their words."


def _missing(
    decision: Decision, agreed: list[Recommendation], on: date, profile: Profile
) -> Iterator[str]:
    is_listed = listed_in(decision)
    has_fault = not set(profile.with_fault).isdisjoint(decision.outcomes)
    findings = list(enumerate(decision.each_finding, start=1))

    def which(word: str, number: int) -> str:
        return f" {word} finding {number}" if len(findings) > 1 else ""

    told = (
        (not decision.outcome, "The outcome. It cannot be decided without one."),
        (not decision.decided_on, f"The date. It will be today's: {in_words(on)}."),
        (
            not decision.case.received_on,
            "The date it was received. It is not counted among the complaints received.",
        ),
        *(
            (
                each.outcome in profile.with_fault and each.remedied_by_authority is None,
                "Whether the authority had already offered a satisfactory remedy"
                f"{which('for', at)}. It counts as one that had not.",
            )
            for at, each in findings
        ),
        (has_fault and not agreed, "Recommendations. None has been entered."),
        *((not each.subcategory, f"The subcategory{which('of', at)}.") for at, each in findings),
        *((not each.issue, f"The issue{which('of', at)}.") for at, each in findings),
        (is_listed and not decision.summary.strip(), "A summary."),
        (is_listed and not decision.statement.strip(), "A statement. It cannot be published yet."),
        (
            is_listed and not decision.statement_kind,
            "The kind. It will be published as a statement.",
        ),
    )
    yield from (words for is_missing, words in told if is_missing)
    if many := len(uncleared(decision)):
        found = "1 finding" if many == 1 else f"{many} findings"
        yield f"Clearance for {found} of the scan for identity, before it can be published."
