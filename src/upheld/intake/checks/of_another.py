"""Whether an extract is plainly another ombudsman's: none of its outcomes and bodies are known.

Each of them would be a problem of its own, and none of those would say why.
"""

from collections.abc import Iterator, Mapping

import pyarrow.compute as pc

from upheld.intake.checks.one_table import Checking
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.checks.values import readers_of
from upheld.intake.problems import Problem
from upheld.intake.raw import RawTable
from upheld.intake.tables import Holds

DECIDED, OUTCOME, BODY = "decided", "outcome", "authority"
MOST_LOOKED_AT = 100  # distinct values: one that is known among so many would have been found


def of_another(raw: Mapping[str, RawTable], rules: Checking) -> Problem | None:
    table = raw.get(DECIDED)
    if table is None or not {OUTCOME, BODY} <= set(table.columns):
        return None
    outcomes, bodies = (list(_distinct(table, column)) for column in (OUTCOME, BODY))
    if not outcomes or any(_is_outcome(each, rules) for each in outcomes):
        return None
    if any(rules.directory.match(each, on=rules.undated).authority for each in bodies):
        return None
    name = rules.profile.name
    return Problem(
        table.source,
        None,
        None,
        None,
        f"none of these outcomes and bodies is known to the {name}",
        "If it is another ombudsman's extract, give that ombudsman's folder: --ombudsman FOLDER.",
    )


def _distinct(table: RawTable, column: str) -> Iterator[str]:
    for text in pc.unique(table.columns[column]).to_pylist()[:MOST_LOOKED_AT]:
        if text and text.strip():
            yield text


def _is_outcome(text: str, rules: Checking) -> bool:
    try:
        readers_of(rules.profile)[Holds.OUTCOME](text)
    except Unreadable:
        return False
    return True
