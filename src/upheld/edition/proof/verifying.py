"""Does an edition still say what it said, and do its figures follow from its counts?

The files are checked against the manifest, and the database against its schema and itself: every
share and every average is worked out again from the counts stored with it. An edition of an earlier
schema or methodology must meet what any edition must meet. The agreement of letters and tables with
the database is proved where they are made (publish).
"""

import re
import sqlite3
from collections.abc import Iterator

from upheld.core.row import Row
from upheld.core.shares import share_of
from upheld.core.vocabulary import EVENT_KINDS, What
from upheld.core.years import Year
from upheld.edition.beside.editions import earlier_years
from upheld.edition.beside.identified import taken_away
from upheld.edition.content.added import added_recounted
from upheld.edition.content.filling import YEARLY_TABLES
from upheld.edition.content.handing_on import handed_on_recounted
from upheld.edition.content.hexagons import hexagons_checked
from upheld.edition.content.measured import break_rows, measure_rows
from upheld.edition.content.predecessors_together import together_recounted
from upheld.edition.content.revised import revised_recounted
from upheld.edition.manifest import hashes_of
from upheld.edition.proof.cases_recounted import cases_recounted
from upheld.edition.proof.corrected_checked import corrected_checked
from upheld.edition.proof.finding import Finding
from upheld.edition.proof.letter_rows import letter_rows
from upheld.edition.proof.nothing_else import (
    foreign_entries,
    foreign_files,
    manifest_troubles,
    schema_troubles,
)
from upheld.edition.proof.quality import policies_checked, quality_recounted
from upheld.edition.proof.recounting import recounted
from upheld.edition.queries.authorities import OTHER_CODES
from upheld.edition.reading import DATABASE, Edition
from upheld.edition.staging import UNFINISHED
from upheld.ombudsman.folder import Office
from upheld.ombudsman.profile_frozen import FrozenError


def verify_files(edition: Edition) -> list[Finding]:
    """Every file has its hash in the manifest: none is missing and none has been added since.

    Only a letter that identified somebody may be missing: a later version says which.
    """
    listed_public = edition.manifest.files
    gone = taken_away(edition)
    expected = {path: hash_ for path, hash_ in listed_public.items() if path not in gone}
    findings = _compare_hashes(hashes_of(edition.folder), expected, "")
    findings += foreign_entries(edition.folder, listed_public)
    findings += foreign_files(listed_public)
    findings += manifest_troubles(edition.folder)
    if edition.private_folder.exists():
        actual = hashes_of(edition.private_folder)
        listed = edition.manifest.private_files
        ours = {path: digest for path, digest in actual.items() if path not in UNLISTED_PRIVATE}
        findings += _compare_hashes(ours, listed, edition.private_folder.name + "/")
        findings += foreign_entries(
            edition.private_folder, listed, prefix=edition.private_folder.name + "/"
        )
    return findings


# The page names the manifest's own hash, so it cannot be listed there.
UNLISTED_PRIVATE = ("signing.html", UNFINISHED)


def _compare_hashes(actual: dict[str, str], listed: dict[str, str], prefix: str) -> list[Finding]:
    findings = []
    for path in sorted(actual.keys() | listed.keys()):
        if path not in actual:
            findings.append(Finding(prefix + path, "is in the manifest, but is missing"))
        elif path not in listed:
            findings.append(Finding(prefix + path, "is not in the manifest"))
        elif actual[path] != listed[path]:
            findings.append(Finding(prefix + path, "has changed since the edition was made"))
    return findings


def verify_database(
    edition: Edition, office: Office | None = None, *, by_todays_rules: bool = True
) -> list[Finding]:
    """Work out again everything in the database that follows from something else in it.

    ``office`` is the folder that the edition was made with, if we have it. If ``by_todays_rules``
    is False, check only what any schema and methodology must meet.
    """
    try:
        (sound,) = edition.database.execute("PRAGMA integrity_check").fetchone()
        if sound != "ok":
            return [Finding(DATABASE, f"is damaged: {sound}")]
        if foreign := list(schema_troubles(edition)):  # we cannot query tables that are not ours
            return [Finding(DATABASE, trouble) for trouble in foreign]
        checks = (*CHECKS, *CHECKS_OF_TODAY) if by_todays_rules else (*CHECKS, *CHECKS_OF_EARLIER)
        troubles = [trouble for check in checks for trouble in check(edition)]
        if by_todays_rules:
            troubles += recounted(edition)
            troubles += policies_checked(edition, office) if office else ()
        return [Finding(DATABASE, trouble) for trouble in troubles]
    except FrozenError as error:
        return [Finding(DATABASE, f"frozen: {error}")]
    except sqlite3.DatabaseError as error:
        return [Finding(DATABASE, f"cannot be read: {error}")]


def _about(edition: Edition) -> Iterator[str]:
    about = {row["key"]: row["value"] for row in edition.rows("SELECT * FROM about")}
    expected = edition.manifest.about()
    for key in sorted(expected.keys() | about.keys()):
        if about.get(key) != expected.get(key):
            yield f"about: {key} is {about.get(key)!r}, but the manifest says {expected.get(key)!r}"


def _frozen(edition: Edition) -> Iterator[str]:
    names = [row["name"] for row in edition.rows("SELECT name FROM frozen ORDER BY name")]
    if names != ["profile", "words"]:
        yield f"frozen: {names} are not the profile and the words"


def _glossary(edition: Edition) -> Iterator[str]:
    profile = edition.profile
    rows = {row["slug"]: tuple(row.values()) for row in _all(edition, "measure")}
    expected = {row[0]: row for row in measure_rows(profile, edition.year)}
    if rows.keys() != expected.keys():
        yield f"measure: {sorted(rows)} are not the measures that its profile has"
        return
    for slug in profile.by_slug:
        if rows[slug] != expected[slug]:
            yield f"measure {slug}: the stored words are not its definition"
    if sorted(tuple(row.values()) for row in _all(edition, "break")) != break_rows(profile):
        yield "break: the stored breaks are not those that its profile has"


def _all(edition: Edition, table: str) -> list[Row]:
    return edition.rows(f"SELECT * FROM {table}")


def _directory(edition: Edition) -> Iterator[str]:
    groups = {row["slug"]: row["peer_group"] for row in _all(edition, "authority")}
    for row in _all(edition, "membership"):
        if groups.get(row["authority"]) != row["peer_group"]:
            yield f"membership: {row['authority']} is not in the group {row['peer_group']}"
    for row in edition.rows(
        "SELECT f.authority, f.year, f.measure FROM figure f JOIN authority a"
        " ON a.slug = f.authority WHERE f.gss_code IS NOT a.gss_code"
        " OR (f.year = ? AND f.name <> a.name)",
        (str(edition.year),),
    ):
        key = f"{row['authority']} {row['year']} {row['measure']}"
        yield f"figure {key}: its name or GSS code is not the authority's"
    if not edition.has(OTHER_CODES):
        return
    for row in edition.rows(f"SELECT code FROM {OTHER_CODES} JOIN authority ON gss_code = code"):
        yield f"other_code {row['code']}: it is the GSS code of an authority"


def _words(edition: Edition) -> Iterator[str]:
    profile = edition.profile
    outcomes = profile.outcomes_of(What.DECIDED)
    for row in _all(edition, "counted"):
        key = f"counted {row['authority']} {row['year']}"
        if row["what"] not in set(What):
            yield f"{key}: {row['what']!r} is not something that we count"
        if row["category"] and row["category"] not in profile.categories:
            yield f"{key}: {row['category']!r} is not a category"
        if row["what"] == What.DECIDED and row["outcome"] and row["outcome"] not in outcomes:
            yield f"{key}: {row['outcome']!r} is not an outcome"


def _totals(edition: Edition) -> Iterator[str]:
    """The total for England is the sum of its authorities."""
    year = str(edition.year)
    summed = {
        (row["what"], row["category"], row["outcome"]): row["count"]
        for row in edition.rows(
            "SELECT what, category, outcome, sum(count) AS count FROM counted JOIN held"
            " USING (year, what) WHERE year = ? GROUP BY what, category, outcome",
            (year,),
        )
    }
    stored = {
        (row["what"], row["category"], row["outcome"]): row["count"]
        for row in edition.rows("SELECT * FROM total WHERE year = ?", (year,))
    }
    complaints = stored.pop(("complaints decided", "", ""), None)
    decisions = stored.pop(("decisions about authorities", "", ""), None)
    for key in sorted(summed.keys() | stored.keys()):
        if summed.get(key) != stored.get(key):
            name = ", ".join(filter(None, key))
            yield f"total {name}: {stored.get(key)} stored, but the counts give {summed.get(key)}"
    decided = sum(count for (what, _, _), count in summed.items() if what == What.DECIDED)
    if decisions is not None and (decisions != decided or not 0 < (complaints or 0) <= decisions):
        yield f"total decisions: {complaints} complaints, {decisions} decisions; {decided} counted"


def _lists(edition: Edition) -> Iterator[str]:
    """Earlier letters and events: their words must be known, and the events must add up."""
    for row in _all(edition, "earlier_letter"):
        if not EARLIER_YEAR.fullmatch(row["year"]) or row["year"] >= str(edition.year):
            yield f"earlier_letter {row['authority']}: {row['year']!r} is not an earlier year"
    yield from _learning(edition)


def _learning(edition: Edition) -> Iterator[str]:
    """All audiences together: events and people are sums, and places no fewer than for any one."""
    groups: dict[tuple[str, str], list[Row]] = {}
    for row in _all(edition, "learning"):
        groups.setdefault((row["year"], row["kind"]), []).append(row)
    for (year, kind), rows in sorted(groups.items()):
        if kind not in EVENT_KINDS or not EARLIER_YEAR.fullmatch(year) or year > str(edition.year):
            yield f"learning {year} {kind}: we do not know this year or kind"
        together = [row for row in rows if row["audience"] == ""]
        parts = [row for row in rows if row["audience"] != ""]
        if len(together) != 1 or not parts:
            yield f"learning {year} {kind}: needs one line for all audiences, and one for each"
            continue
        for name in ("events", "people", "places", "authorities"):
            numbers = [row[name] for row in parts]
            least = sum(numbers) if name in ("events", "people") else max(numbers)
            if not least <= together[0][name] <= sum(numbers):
                total = together[0][name]
                yield f"learning {year} {kind}: {total} {name} in all, but {numbers} by audience"


EARLIER_YEAR = re.compile("20[0-9]{2}-[0-9]{2}")


def _earlier_years(edition: Edition) -> Iterator[str]:
    yield from earlier_years(edition, YEARLY_TABLES)


def _printed_shares(edition: Edition) -> Iterator[str]:
    """For an earlier methodology: a percentage or rate must follow from the counts next to it."""
    for row in _all(edition, "figure"):
        if row["measure"] in edition.profile.by_slug and row["counted"] is not None:
            measure = edition.profile.measure_in(row["measure"], Year.parse(row["year"]))
            share = share_of(measure, counted=row["counted"], out_of=row["out_of"])
            if share.text != row["text"]:
                key = f"figure {row['authority']} {row['year']} {row['measure']}"
                yield f"{key}: text is {row['text']!r}, but the counts give {share.text!r}"


# What any edition must meet; each check reads only columns that every schema has.
CHECKS = (_about, _directory, _totals, letter_rows, _lists)
CHECKS_OF_TODAY = (
    _earlier_years,
    _frozen,
    _glossary,
    _words,
    cases_recounted,
    revised_recounted,
    added_recounted,
    together_recounted,
    corrected_checked,
    handed_on_recounted,
    hexagons_checked,
    quality_recounted,
)
CHECKS_OF_EARLIER = (_printed_shares,)
