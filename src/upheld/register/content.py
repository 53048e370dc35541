"""The rows of register.sqlite, written in the order of their keys: same rows, same bytes."""

import sqlite3
from contextlib import closing
from pathlib import Path

from upheld.edition.content.inserting import insert, insert_named
from upheld.register.order import RegisterOrder
from upheld.register.public import PublicRows

SCHEMA = Path(__file__).with_name("schema.sql")
FINDINGS = SCHEMA.with_name("findings.sql")


def write_database(path: Path, order: RegisterOrder, rows: PublicRows) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = MEMORY")
        database.executescript(SCHEMA.read_text("utf-8"))
        insert(database, "about", sorted(_about(order).items()))
        insert(database, "authority", _authorities(order, rows))
        insert_named(database, "decision", rows.decisions)
        if order.profile.counts_findings:
            database.executescript(FINDINGS.read_text("utf-8"))
            insert_named(database, "finding", rows.findings)
        insert_named(database, "improvement", rows.improvements)
        insert_named(database, "failed_compliance", rows.failed_compliance)
        insert_named(database, "handed_on", rows.handed_on)
        insert_named(database, "report", rows.reports)
        insert_named(database, "withheld_count", rows.withheld_counts)
        database.commit()
        database.execute("VACUUM")


def _about(order: RegisterOrder) -> dict[str, str]:
    return {
        "as_at": order.as_at.isoformat(),
        "office": order.office.name,
        "notice": order.extract.notice,
        "software": order.software,
        "counts_until": str(order.counts_until or ""),
    }


def _authorities(order: RegisterOrder, rows: PublicRows) -> list[tuple[str | None, ...]]:
    directory = order.directory
    known = {each.slug: each for each in directory.authorities}
    return [
        (
            slug,
            directory.name_on(slug, order.as_at),
            known[slug].short_name,
            known[slug].gss_code,
            known[slug].group,
            known[slug].region or None,
        )
        for slug in sorted(rows.authorities())
    ]
