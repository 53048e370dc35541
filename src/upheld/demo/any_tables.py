"""The tables of an invented extract for any ombudsman, in the words of its profile."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import pyarrow as pa

from upheld.core.english import body_named, post_named
from upheld.core.measures import Kind
from upheld.core.profile import Profile
from upheld.core.row import Row
from upheld.core.vocabulary import DECISION_KINDS, PERSONAL_REMEDY, SERVICE_IMPROVEMENT
from upheld.demo.any_cases import Case, years_of
from upheld.intake.demonstration import NOTICE_OF_A_FOLDER
from upheld.intake.directory.authority import Authority
from upheld.intake.tables import TABLES
from upheld.ombudsman.folder import Office

STATEMENT, REPORT = DECISION_KINDS
MOST_FINDINGS = 3  # of a case
IMPROVED = 0.4  # of cases with recommendations, those with one for a service
TO_REPORT = timedelta(days=60)
SOURCE = "Invented for the demonstration"


def columns_of(name: str, rows: Sequence[Row]) -> dict[str, pa.Array]:
    """In the order of the contract, without the optional columns that no row has."""
    known = (column.name for column in TABLES[name].columns)
    return {each: pa.array([row[each] for row in rows]) for each in known if each in rows[0]}


def tables_of(
    office: Office, bodies: Sequence[Authority], cases: Sequence[Case], chance: Random
) -> Mapping[str, list[Row]]:
    tables = _Tables(office, chance)
    decided = [case for case in cases if case.decided]
    return {
        "about": [{"key": "notice", "value": NOTICE_OF_A_FOLDER}],
        "received": [tables.received(case) for case in cases],
        "decided": [row for case in decided for row in tables.decided(case)],
        "recommendations": [row for case in decided for row in tables.recommendations(case)],
        "compliance": [row for case in decided for row in tables.compliance(case)],
        "reports": [row for case in decided for row in tables.reports(case)],
        "contacts": [row for body in bodies for row in tables.contacts(body)],
        "populations": [row for body in bodies for row in tables.populations(body)],
    }


class _Tables:
    def __init__(self, office: Office, chance: Random) -> None:
        self.office, self.chance = office, chance
        self.profile: Profile = office.profile
        self.years = years_of(office.profile)
        self.asks_remedied = bool(self.profile.of_kind(Kind.REMEDIED))

    def _key(self, case: Case, on: date) -> dict[str, Any]:
        return {"reference": case.reference, "authority": self._named(case.body, on)}

    def _named(self, body: Authority, on: date) -> str:
        return self.office.directory.name_on(body.slug, on)

    def _is_over(self, day: date) -> bool:
        return day > self.years[-1].last_day

    def received(self, case: Case) -> Row:
        return self._key(case, case.received) | {
            "received_on": case.received,
            "category": case.category,
            "complainant": f"P{case.reference}",
        }

    def decided(self, case: Case) -> Iterator[Row]:
        """A row; or one for each finding, which are about other services and end otherwise."""
        row = self._decision(case)
        if not self.profile.counts_findings:
            yield row
            return
        known = self.profile.outcomes.values()
        outcomes = [each.key for each in known if not each.has_fault] or [case.outcome.key]
        categories = self.profile.categories_of(case.body.group)
        yield {**row, "finding": 1}
        without_fault = {"remedied_by_authority": "no"} if self.asks_remedied else {}
        for number in range(2, self.chance.randint(1, MOST_FINDINGS) + 1):
            category, outcome = self.chance.choice(categories), self.chance.choice(outcomes)
            other = {"finding": number, "outcome": outcome, "category": category}
            yield {**row, **other, **without_fault}

    def _decision(self, case: Case) -> Row:
        assert case.decided
        remedied = {"remedied_by_authority": "yes" if case.is_remedied else "no"}
        is_public = case.outcome.is_listed and not case.withheld
        name = self._named(case.body, case.decided)
        summary = (
            f"Someone complained about {body_named(name)} ({case.category}). {case.outcome.means}"
        )
        return (
            self._key(case, case.decided)
            | {
                "decided_on": case.decided,
                "outcome": case.outcome.key,
                "category": case.category,
                "kind": (REPORT if case.is_reported else STATEMENT) if is_public else None,
                "summary": summary if is_public else None,
                "withheld_reason": case.withheld or None,
            }
            | (remedied if self.asks_remedied else {})
        )

    def recommendations(self, case: Case) -> Iterator[Row]:
        followed, agreed = case.followed, case.decided
        if not followed or not agreed:
            return
        kinds = [PERSONAL_REMEDY]
        if self.chance.random() < IMPROVED:
            kinds.append(SERVICE_IMPROVEMENT)
        is_known = followed.outcome and not self._is_over(followed.recorded)
        for number, kind in enumerate(kinds, start=1):
            remedy = self.chance.choice(self.profile.remedies)
            yield self._key(case, agreed) | {
                "number": number,
                "kind": kind,
                "remedy": remedy,
                "agreed_on": agreed,
                "due_on": followed.due,
                "text": f"Carry out what was agreed: {remedy}.",
                "status": followed.outcome if is_known else None,
                "completed_on": followed.completed if is_known else None,
            }

    def compliance(self, case: Case) -> Iterator[Row]:
        followed = case.followed
        if followed and followed.outcome and not self._is_over(followed.recorded):
            yield self._key(case, followed.recorded) | {
                "recorded_on": followed.recorded,
                "outcome": followed.outcome,
            }

    def reports(self, case: Case) -> Iterator[Row]:
        assert case.decided
        published = case.decided + TO_REPORT
        if case.is_reported and not case.withheld and not self._is_over(published):
            name = body_named(self._named(case.body, published))
            yield self._key(case, published) | {
                "published_on": published,
                "title": f"Report on a complaint about {name}: {case.category}",
            }

    def contacts(self, body: Authority) -> Iterator[Row]:
        """Posts alone: no person is invented."""
        for role in self.profile.roles_of(body.group):
            yield {
                "authority": self._named(body, self.years[-1].last_day),
                "role": role.key,
                "title": None,
                "name": f"The {post_named(role.key)}",
                "email": f"{'.'.join(role.key.split())}@{body.slug}.example",
            }

    def populations(self, body: Authority) -> Iterator[Row]:
        """For rates by residents, if the directory has none for the year."""
        rates = self.profile.of_kind(Kind.RATE)
        for year in self.years if rates and body.group else ():
            vintage = self.profile.vintage_of(year) or ""
            if not self.office.directory.population(body.slug, vintage):
                fewest = max(measure.fewest for measure in rates)
                yield {
                    "year": str(year),
                    "authority": self._named(body, year.last_day),
                    "population": self.chance.randint(fewest, 4 * fewest + 100_000),
                    "source": SOURCE,
                }
