"""What those who sign an edition should look at: each kind in words, and how many there are."""

from dataclasses import dataclass

from upheld.core.shares import NOT_AVAILABLE, NOT_GIVEN
from upheld.core.single_cases import Single
from upheld.edition.reading import Edition, marks


@dataclass(frozen=True, kw_only=True)
class Unusual:
    listed: tuple[str, ...]  # each one, or how many there are about each body; empty if none
    number: int
    bodies: int = 0  # that they are about, where only their numbers are listed


def sent_to_successors(edition: Edition) -> Unusual:
    return _said(
        edition,
        "SELECT a.name || ' (to ' || sent_to || ')' FROM letter JOIN authority a"
        " ON slug = authority WHERE sent_to <> authority ORDER BY a.name",
    )


def without_a_letter(edition: Edition) -> Unusual:
    return _of_year(
        edition,
        "SELECT DISTINCT name FROM figure WHERE year = ?1"
        " AND authority NOT IN (SELECT authority FROM letter) ORDER BY name",
    )


def not_satisfied(edition: Edition) -> Unusual:
    failed = edition.profile.failed_compliance
    return _of_each_body(
        edition,
        "SELECT a.name, sum(count) FROM counted JOIN authority a"
        " ON slug = authority WHERE year = ? AND what = 'compliance' AND outcome IN"
        f" ({marks(failed)}) GROUP BY a.slug ORDER BY a.name",
        str(edition.year),
        *failed,
    )


def reports(edition: Edition) -> Unusual:
    return _of_each_body(
        edition,
        "SELECT a.name, sum(public + not_public) FROM single_cases JOIN authority a"
        f" ON slug = authority WHERE what = '{Single.REPORT}' GROUP BY a.slug ORDER BY a.name",
    )


def nothing_decided(edition: Edition) -> Unusual:
    return _of_year(
        edition,
        "SELECT DISTINCT name FROM figure WHERE year = ?1"
        " AND peer_group IS NOT NULL AND NOT EXISTS (SELECT 1 FROM counted c"
        " WHERE c.year = ?1 AND c.authority = figure.authority AND what = 'decided')"
        " ORDER BY name",
    )


def not_available(edition: Edition) -> Unusual:
    return _of_year(
        edition,
        "SELECT name || ': ' || measure FROM figure WHERE year = ?1"
        f" AND text = '{NOT_AVAILABLE}' ORDER BY name",
    )


def no_rate(edition: Edition) -> Unusual:
    return _of_year(
        edition,
        f"SELECT DISTINCT name FROM figure WHERE year = ?1 AND text = '{NOT_GIVEN}' ORDER BY name",
    )


def averages_kept(edition: Edition) -> Unusual:
    return _of_year(
        edition,
        "SELECT peer_group || ', ' || measure || ': ' || text || ', ' || source"
        " FROM average WHERE year = ?1 AND basis <> 'pooled' ORDER BY measure, peer_group",
    )


def _of_year(edition: Edition, query: str, *values: str) -> Unusual:
    return _said(edition, query, str(edition.year), *values)


def _said(edition: Edition, query: str, *values: str) -> Unusual:
    listed = tuple(said for (said,) in edition.database.execute(query, values))
    return Unusual(listed=listed, number=len(listed))


def _of_each_body(edition: Edition, query: str, *values: str) -> Unusual:
    """``query`` gives its name, and how many there are about it."""
    found = edition.database.execute(query, values).fetchall()
    return Unusual(
        listed=tuple(f"{name}: {number}" for name, number in found),
        number=sum(number for _, number in found),
        bodies=len(found),
    )
