"""Rows of the register as facts for pages: with their names, words and addresses."""

from collections.abc import Sequence
from typing import Any

from upheld.core.english import capitalised, joined
from upheld.core.profile_parts import Outcome
from upheld.core.row import Row
from upheld.disk.withheld import address_of
from upheld.register.index import OF_A_FINDING
from upheld.register.public_tables import FINDINGS
from upheld.register.reading import Register, findings_of
from upheld.site.case_words import (
    FAILURES,
    KINDS,
    STATES,
    report_state,
    report_words,
    state_of,
    time_is_over,
)
from upheld.site.named_rules import times_of
from upheld.site.page import Page
from upheld.site.question import Question

DECISION_COLUMNS = (
    "reference",
    "authority",
    "name",
    "year",
    "decided_on",
    "published_on",
    "outcome",
    "category",
    "subcategory",
    "kind",
    "summary",
    "address",
)


def nothing_yet(what: str, question: Question) -> Page:
    return Page(
        template="no_cases.html",
        title=f"No {what} have been published yet",
        drawings=times_of(question),
        may_be_indexed=False,
    )


def decision_address(row: Row) -> str:
    return address_of(key=row["key"], authority=row["authority"])


def decision_facts(row: Row, register: Register) -> dict[str, Any]:
    """Without its statement. Its findings are there if the ombudsman counts them."""
    findings = findings_of(register, row)
    outcomes = _outcomes(findings or [row], register)
    told = {**row, "name": register.names[row["authority"]], "address": decision_address(row)}
    return {column: told[column] for column in DECISION_COLUMNS} | {
        "decision": capitalised(_titles(outcomes)),
        "means": " ".join(each.means for each in outcomes if each.means),
        "does_not_mean": " ".join(each.does_not_mean for each in outcomes if each.does_not_mean),
        "kind_in_words": KINDS[row["kind"]],
        **({FINDINGS: [finding_facts(each, register) for each in findings]} if findings else {}),
    }


def finding_facts(row: Row, register: Register) -> dict[str, Any]:
    return {**row, "decision": capitalised(register.profile.outcomes[row["outcome"]].title)}


def outcome_in_words(row: Row, register: Register) -> str:
    """What was decided, as it stands in a sentence: each outcome of its findings once."""
    return _titles(_outcomes(findings_of(register, row) or [row], register))


def _outcomes(findings: Sequence[Row], register: Register) -> list[Outcome]:
    keys = dict.fromkeys(each["outcome"] for each in findings)
    return [register.profile.outcomes[key] for key in keys]


def _titles(outcomes: Sequence[Outcome]) -> str:
    return joined(each.title for each in outcomes)


def improvement_facts(row: Row, register: Register) -> dict[str, Any]:
    columns = ("reference", "authority", "number", "agreed_on", "due_on", "remedy", "text")
    state = state_of(row)
    return {column: row[column] for column in columns} | {
        "name": register.names[row["authority"]],
        "category": row["category"],
        "subcategory": row["subcategory"],
        "state": state,
        "state_in_words": STATES[state],
        "address": f"{decision_address(row)}#improvement-{row['number']}",
    }


def failure_facts(row: Row, register: Register) -> dict[str, Any]:
    """A case in which compliance failed: when that was recorded, and how."""
    names = register.names
    columns = (
        "reference",
        "authority",
        "year",
        "recorded_on",
        "outcome",
        "category",
        "subcategory",
    )
    return {column: row[column] for column in columns} | {
        "name": names[row["authority"]],
        "owner": names[row["owner"]],
        "outcome_in_words": FAILURES[register.profile.kept(row["outcome"])],
        "address": f"{decision_address(row)}#compliance",
    }


def report_facts(row: Row, register: Register) -> dict[str, Any]:
    """A report, with the number of its decision, which is None if that has no page."""
    columns = ("reference", "authority", "title", "published_on", "considered_on", "satisfied_on")
    return {column: row[column] for column in columns} | {
        "name": register.names[row["authority"]],
        "state": report_state(row),
        "state_in_words": report_words(row, register.profile),
        "time_is_over": time_is_over(row),
        "file": row["file"] if is_address(row["file"]) else "",
        "address": decision_address(row) if row["number"] is not None else "",
    }


def is_address(file: str) -> bool:
    """Whether a reader can follow what an extract gives as a file."""
    return file.startswith(("https://", "http://"))


def register_facts(register: Register) -> dict[str, Any]:
    """Which register was asked, how long its decisions waited and are kept, and where it is."""
    manifest = register.manifest
    folder = manifest.folder_name
    return {
        "folder": folder,
        "as_at": manifest.as_at,
        "notice": manifest.notice,
        "publication_delay_days": manifest.publication_delay_days,
        "retention_years": manifest.retention_years,
        "in_bulk": f"/data/registers/{folder}/",
    }


def rows_of(facts: list[dict[str, Any]], register: Register) -> list[dict[str, Any]]:
    """For CSV: each row says which register it is from, and that register's notice."""
    told = {"register": register.manifest.folder_name, "notice": register.manifest.notice}
    left_out = ("means", "does_not_mean", "decision", "kind_in_words", "passage", FINDINGS)
    rows = [{**row, **_in_one_cell(row.get(FINDINGS, ()))} for row in facts]
    return [{k: v for k, v in row.items() if k not in left_out} | told for row in rows]


def _in_one_cell(findings: Sequence[Row]) -> dict[str, str]:
    """The outcomes and services of a decision's findings, one after another."""
    columns = OF_A_FINDING if findings else ()
    return {name: "; ".join(each[name] for each in findings) for name in columns}


def whole(question: Question, address: str) -> str:
    """With the site's address in front of it."""
    return question.office.site.rstrip("/") + address
