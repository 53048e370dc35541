"""Reading a register: one function per question. Nothing is worked out here."""

import sqlite3
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import tantivy

from upheld.core.profile import Profile
from upheld.core.row import Row
from upheld.core.years import Year
from upheld.ombudsman.profile_frozen import FROZEN, FrozenError, profile_before, thawed
from upheld.register.manifest import (
    DATABASE,
    SEARCH,
    RegisterError,
    RegisterManifest,
    own_file,
    read_manifest,
)
from upheld.register.public_tables import tables_in
from upheld.register.words import ENGLISH, analyzer, encodable


@dataclass(frozen=True, kw_only=True)
class Register:
    """An open register, read-only. Many threads may read it."""

    folder: Path
    manifest: RegisterManifest
    database: sqlite3.Connection
    index: Any  # tantivy.Index; None if there are no decisions
    searcher: Any
    profile: Profile  # what its ombudsman counts, lists and calls things
    withheld: frozenset[tuple[str, str]] = frozenset()  # key and authority: see register.hiding
    hidden: tuple[int, ...] = ()  # the numbers of those that are decisions, as the index has them

    @cached_property
    def names(self) -> dict[str, str]:
        """Slug to name as at the register's day, for every body in it."""
        return {row["slug"]: row["name"] for row in authorities(self)}

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Row]:
        found = self.database.execute(query, tuple(values))
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

    def close(self) -> None:
        self.database.close()

    def __enter__(self) -> "Register":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_register(folder: Path) -> Register:
    """Open a register; use it in ``with``, or close it. Raises RegisterError."""
    manifest = read_manifest(folder)
    path = own_file(folder, DATABASE)
    if not path.exists():
        raise RegisterError(f"{path} is missing: the register is incomplete. Build it again.")
    profile = _profile(folder, manifest)
    database = sqlite3.connect(
        f"file:{path}?mode=ro&immutable=1", uri=True, check_same_thread=False
    )
    index, searcher = _open_index(folder) if manifest.decisions else (None, None)
    return Register(
        folder=folder,
        manifest=manifest,
        database=database,
        index=index,
        searcher=searcher,
        profile=profile,
    )


def _profile(folder: Path, manifest: RegisterManifest) -> Profile:
    if FROZEN not in manifest.files:
        return profile_before()
    path = own_file(folder, FROZEN)
    try:
        return thawed(path.read_text("utf-8"))
    except (OSError, ValueError, FrozenError) as error:
        raise RegisterError(f"{path} cannot be read: {error}. Build the register again.") from None


def _open_index(folder: Path) -> tuple[tantivy.Index, tantivy.Searcher]:
    """Tantivy locks the folder that it opens, so it must be able to write there.

    So we give it a folder of links, and the register can be served from a read-only folder. All
    files are open once the searcher is made, and then the links are no longer needed. Tantivy may
    still make a lock there while they are removed, which is no reason to refuse a good register.
    """
    search = own_file(folder, SEARCH)
    try:
        with tempfile.TemporaryDirectory(
            prefix="upheld-search-", ignore_cleanup_errors=True
        ) as links:
            for path in search.iterdir():
                if not path.name.endswith(".lock"):
                    ours = own_file(folder, f"{SEARCH}/{path.name}")
                    (Path(links) / path.name).symlink_to(ours.resolve())
            index = tantivy.Index.open(links)
            index.config_reader(reload_policy="manual")  # it never changes
            searcher = index.searcher()
    except (OSError, ValueError) as error:
        raise RegisterError(f"{search} cannot be searched: {error}. Build it again.") from None
    index.register_tokenizer(ENGLISH, analyzer())
    return index, searcher


def about(register: Register) -> dict[str, str]:
    """as_at, office, notice, software, counts_until."""
    return {row["key"]: row["value"] for row in register.rows("SELECT key, value FROM about")}


def tables_of(register: Register) -> list[str]:
    """The public tables that it was built with."""
    return tables_in(register.database)


def authorities(register: Register) -> list[Row]:
    """The bodies that the register says anything about, by name."""
    return register.rows("SELECT * FROM authority ORDER BY name, slug")


def decision(register: Register, *, key: str, authority: str) -> Row | None:
    found = register.rows(
        "SELECT * FROM decision WHERE key = ? AND authority = ?",
        (encodable(key), encodable(authority)),
    )
    return found[0] if found else None


def decisions_under(register: Register, key: str) -> list[Row]:
    """For every body with a decision under this key, because one matter can be about several."""
    return register.rows(
        "SELECT * FROM decision WHERE key = ? ORDER BY authority", (encodable(key),)
    )


def decisions_of(register: Register, authority: str, *, year: str | None = None) -> list[Row]:
    """Without their statements, newest first, for all years or one."""
    return register.rows(
        "SELECT number, authority, reference, key, year, decided_on, published_on, outcome,"
        " category, subcategory, kind, summary FROM decision"
        " WHERE authority = ?1 AND (?2 IS NULL OR year = ?2) ORDER BY number",
        (authority, year),
    )


def decisions_numbered(register: Register, numbers: Sequence[int]) -> list[Row]:
    """Whole decisions, in the order of the numbers."""
    marks = ", ".join("?" * len(numbers))
    rows = register.rows(f"SELECT * FROM decision WHERE number IN ({marks})", numbers)
    by_number = {row["number"]: row for row in rows}
    return [by_number[number] for number in numbers]


def findings_of(register: Register, decision: Row) -> list[Row]:
    """outcome, category and subcategory of each; none if the ombudsman does not count findings."""
    if not register.profile.counts_findings:
        return []
    return register.rows(
        "SELECT number, outcome, category, subcategory FROM finding"
        " WHERE authority = ? AND reference = ? ORDER BY number",
        (decision["authority"], decision["reference"]),
    )


def addresses(register: Register) -> list[Row]:
    """authority, key and day of publication of every decision: what a sitemap lists."""
    return register.rows("SELECT authority, key, published_on FROM decision ORDER BY number")


def improvements_of(
    register: Register, *, authority: str | None = None, key: str | None = None
) -> list[Row]:
    """For all, for one authority or for one of its decisions; the last agreed first."""
    return register.rows(
        "SELECT improvement.*, decision.category, decision.subcategory FROM improvement"
        " JOIN decision USING (authority, reference)"
        " WHERE (?1 IS NULL OR improvement.authority = ?1)"
        " AND (?2 IS NULL OR improvement.key = ?2)"
        " ORDER BY agreed_on DESC, improvement.authority, reference, improvement.number",
        (authority, key),
    )


def failed_compliance_of(
    register: Register,
    *,
    owner: str | None = None,
    authority: str | None = None,
    key: str | None = None,
) -> list[Row]:
    """Those in the figures for ``owner``, or for one decision about an authority, with their owner.

    The last recorded first. Registers from before this table existed have none.
    """
    tables = register.rows("SELECT name FROM sqlite_schema")
    if {"name": "failed_compliance"} not in tables:
        return []
    handed_on = "handed_on" if {"name": "handed_on"} in tables else NOTHING_HANDED_ON
    return register.rows(
        "SELECT failed_compliance.*, decision.category, decision.subcategory,"
        " coalesce(successor, failed_compliance.authority) AS owner"
        " FROM failed_compliance JOIN decision USING (authority, reference)"
        f" LEFT JOIN {handed_on} USING (authority, reference)"
        " WHERE (?1 IS NULL OR coalesce(successor, failed_compliance.authority) = ?1)"
        " AND (?2 IS NULL OR failed_compliance.authority = ?2)"
        " AND (?3 IS NULL OR failed_compliance.key = ?3)"
        " ORDER BY recorded_on DESC, reference",
        (owner, authority, key),
    )


NOTHING_HANDED_ON = "(SELECT NULL AS authority, NULL AS reference, NULL AS successor)"


def reports_of(register: Register, *, authority: str | None = None) -> list[Row]:
    """For all authorities or for one, newest first."""
    return register.rows(
        "SELECT report.*, (SELECT value FROM about WHERE key = 'as_at') AS as_at"
        " FROM report WHERE ?1 IS NULL OR authority = ?1"
        " ORDER BY published_on DESC, authority, reference",
        (authority,),
    )


def listed_of(register: Register, authority: str) -> list[Row]:
    """year, outcome and count of the decisions listed for one authority, or of their findings."""
    counted = "decision"
    if register.profile.counts_findings:
        counted = "(SELECT authority, year, finding.outcome FROM finding"
        counted += " JOIN decision USING (authority, reference))"
    return register.rows(
        f"SELECT year, outcome, count(*) AS count FROM {counted} WHERE authority = ?"
        " GROUP BY year, outcome ORDER BY year, outcome",
        (authority,),
    )


def not_listed(register: Register, *, authority: str, year: str, outcome: str) -> int | None:
    """How many more there are that are not listed; None if we do not say this (yet)."""
    until = about(register)["counts_until"]
    if not until or Year.parse(year) > Year.parse(until):
        return None
    found = register.rows(
        "SELECT count FROM withheld_count WHERE authority = ? AND year = ? AND outcome = ?",
        (authority, year, outcome),
    )
    return found[0]["count"] if found else 0
