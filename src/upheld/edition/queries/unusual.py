"""What those who sign an edition should look at: each kind as lines of text, empty if none."""

from upheld.core.shares import NOT_AVAILABLE, NOT_GIVEN
from upheld.core.single_cases import Single
from upheld.edition.reading import Edition, marks


def sent_to_successors(edition: Edition) -> list[str]:
    return _said(
        edition,
        "SELECT a.name || ' (to ' || sent_to || ')' FROM letter JOIN authority a"
        " ON slug = authority WHERE sent_to <> authority ORDER BY a.name",
    )


def without_a_letter(edition: Edition) -> list[str]:
    return _of_year(
        edition,
        "SELECT DISTINCT name FROM figure WHERE year = ?1"
        " AND authority NOT IN (SELECT authority FROM letter) ORDER BY name",
    )


def not_satisfied(edition: Edition) -> list[str]:
    failed = edition.profile.failed_compliance
    return _of_year(
        edition,
        "SELECT a.name || ': ' || sum(count) FROM counted JOIN authority a"
        " ON slug = authority WHERE year = ? AND what = 'compliance' AND outcome IN"
        f" ({marks(failed)}) GROUP BY a.slug ORDER BY a.name",
        *failed,
    )


def reports(edition: Edition) -> list[str]:
    return _said(
        edition,
        "SELECT a.name || ': ' || (public + not_public) FROM single_cases JOIN authority a"
        f" ON slug = authority WHERE what = '{Single.REPORT}' ORDER BY a.name",
    )


def nothing_decided(edition: Edition) -> list[str]:
    return _of_year(
        edition,
        "SELECT DISTINCT name FROM figure WHERE year = ?1"
        " AND peer_group IS NOT NULL AND NOT EXISTS (SELECT 1 FROM counted c"
        " WHERE c.year = ?1 AND c.authority = figure.authority AND what = 'decided')"
        " ORDER BY name",
    )


def not_available(edition: Edition) -> list[str]:
    return _of_year(
        edition,
        "SELECT name || ': ' || measure FROM figure WHERE year = ?1"
        f" AND text = '{NOT_AVAILABLE}' ORDER BY name",
    )


def no_rate(edition: Edition) -> list[str]:
    return _of_year(
        edition,
        f"SELECT name FROM figure WHERE year = ?1 AND text = '{NOT_GIVEN}' ORDER BY name",
    )


def averages_kept(edition: Edition) -> list[str]:
    return _of_year(
        edition,
        "SELECT peer_group || ', ' || measure || ': ' || text || ', ' || source"
        " FROM average WHERE year = ?1 AND basis <> 'pooled' ORDER BY measure, peer_group",
    )


def _of_year(edition: Edition, query: str, *values: str) -> list[str]:
    return _said(edition, query, str(edition.year), *values)


def _said(edition: Edition, query: str, *values: str) -> list[str]:
    return [said for (said,) in edition.database.execute(query, values)]
