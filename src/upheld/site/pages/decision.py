"""One decision: what was decided and what that means, its words, and what came of it.

The answer for a decision that is withheld is the same as for a reference that never existed.
"""

from dataclasses import asdict
from typing import Any

from upheld.core.row import Row
from upheld.register.public_tables import FINDINGS
from upheld.register.reading import (
    Register,
    decision,
    decisions_under,
    failed_compliance_of,
    improvements_of,
    reports_of,
)
from upheld.register.same_matter import same_matter
from upheld.register.similar import similar_to
from upheld.site.asking import Asking
from upheld.site.bodies import address_of
from upheld.site.page import Answer, Elsewhere, Page
from upheld.site.question import NotThere, Question
from upheld.site.register_facts import (
    decision_facts,
    failure_facts,
    improvement_facts,
    register_facts,
    report_facts,
    rows_of,
    whole,
)
from upheld.site.statements import parts_of

NONE = (
    "There is no decision here. It may be too recent to be published, or older than the decisions"
    " that we keep, or the address may be mistyped. Search all decisions to find others."
)
LONGEST_DESCRIPTION = 300


def under_key(question: Question) -> Answer:
    """Decisions with one reference: the only one, or a list of the bodies that they are about."""
    register = _register(question)
    rows = decisions_under(register, question.parts["key"])
    if not rows:
        raise NotThere(NONE)
    facts = [decision_facts(row, register) for row in rows]
    if len(rows) == 1:
        return Elsewhere(address=facts[0]["address"])
    return Page(
        template="one_matter.html",
        title=f"Decisions {rows[0]['reference']}",
        description="One matter, and a decision about each of several bodies.",
        facts={"decisions": facts, "register": register_facts(register)},
        rows=rows_of(facts, register),
    )


def one(question: Question) -> Answer:
    register = _register(question)
    key, slug = question.parts["key"], question.parts["slug"]
    row = decision(register, key=key, authority=slug)
    if row is None:
        raise NotThere(NONE)
    names = register.names
    facts = decision_facts(row, register)
    improvements = [
        improvement_facts(each, register)
        for each in improvements_of(register, authority=slug, key=row["key"])
    ]
    return Page(
        template="decision.html",
        title=f"Decision {row['reference']}: {names[slug]}",
        description=_cut(row["summary"]),
        facts={
            "decision": facts | {"statement": row["statement"]},
            "council": address_of(question.published, slug),
            "improvements": sorted(improvements, key=lambda each: each["number"]),
            "failed": [
                failure_facts(each, register)
                for each in failed_compliance_of(register, authority=slug, key=row["key"])
            ],
            "report": _report(register, row),
            "same_matter": [decision_facts(each, register) for each in same_matter(register, row)],
            "similar": [decision_facts(each, register) for each in similar_to(register, row)],
            "register": register_facts(register),
        },
        rows=rows_of([facts | {"statement": row["statement"]}], register),
        drawings={
            "canonical": whole(question, facts["address"]),
            "statement": [[asdict(block) for block in run] for run in parts_of(row["statement"])],
            "of_service": _service(row["category"]),
            "of_part": _service(row["category"], row["subcategory"]),
            "of_findings": [
                (_service(each["category"]), _service(each["category"], each["subcategory"]))
                for each in facts.get(FINDINGS, ())
            ],
        },
    )


def _register(question: Question) -> Register:
    if question.published.register is None:
        raise NotThere(NONE)
    return question.published.register


def _report(register: Register, row: Row) -> Any:
    for report in reports_of(register, authority=row["authority"]):
        if report["reference"] == row["reference"]:
            return report_facts({**report, "number": row["number"]}, register)
    return None


def _service(category: str, subcategory: str = "") -> str:
    """The address of the decisions about a service, or about a part of it."""
    chosen = {"category": (category,), "subcategory": (subcategory,) if subcategory else ()}
    return Asking(path="/decisions", chosen=chosen).address()


def _cut(text: str) -> str:
    """For a preview on another site: as many whole words as there is room for."""
    if len(text) <= LONGEST_DESCRIPTION:
        return text
    return text[:LONGEST_DESCRIPTION].rpartition(" ")[0] + " …"
