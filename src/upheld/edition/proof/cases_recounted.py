"""How many single cases an edition speaks of: possible numbers, and the same as it counts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from upheld.core.single_cases import Single
from upheld.core.vocabulary import What
from upheld.edition.reading import Edition, marks


def cases_recounted(edition: Edition) -> Iterator[str]:
    stored: Counter[str] = Counter()
    handed: Counter[tuple[str, str]] = Counter()
    for row in edition.rows("SELECT * FROM single_cases"):
        authority, what, about = row["authority"], row["what"], row["decided_about"]
        public, not_public = row["public"], row["not_public"]
        if not _is_possible(what, public, not_public, is_own=about == authority):
            key = f"single_cases {authority} {what} {about}"
            yield f"{key}: {public} public and {not_public} not public is not possible"
        if what == Single.FAILED:
            stored[authority] += public + not_public
            if about != authority:
                handed[about, authority] += public + not_public
    yield from _differences(stored, _failed(edition), "compliance counts")
    yield from _differences(handed, _handed_on(edition), "handed on are")


def _is_possible(what: str, public: int, not_public: int, *, is_own: bool) -> bool:
    """Only outcomes of compliance are handed on."""
    is_known = what in set(Single) and (is_own or what == Single.FAILED)
    return is_known and min(public, not_public) >= 0 and public + not_public > 0


def _differences(stored: Mapping[Any, int], counted: Mapping[Any, int], told: str) -> Iterator[str]:
    for key in sorted(stored.keys() | counted.keys()):
        listed, number = stored.get(key, 0), counted.get(key, 0)
        if listed != number:
            names = key if isinstance(key, str) else " ".join(key)
            yield f"single_cases {names} {Single.FAILED}: {listed}, but {told} {number}"


def _failed(edition: Edition) -> dict[str, int]:
    """Compliance outcomes of the year that did not satisfy us, by authority."""
    failed = edition.profile.failed_compliance
    rows = edition.rows(
        "SELECT authority, sum(count) AS count FROM counted JOIN held USING (year, what)"
        f" WHERE year = ? AND what = ? AND outcome IN ({marks(failed)}) GROUP BY authority",
        (str(edition.year), What.COMPLIANCE, *failed),
    )
    return {row["authority"]: row["count"] for row in rows}


def _handed_on(edition: Edition) -> dict[tuple[str, str], int]:
    """The same of outcomes that were handed on, by body and successor."""
    failed = edition.profile.failed_compliance
    rows = edition.rows(
        "SELECT body, successor, sum(count) AS count FROM handed_on WHERE year = ?"
        f" AND outcome IN ({marks(failed)}) GROUP BY body, successor",
        (str(edition.year), *failed),
    )
    return {(row["body"], row["successor"]): row["count"] for row in rows}
