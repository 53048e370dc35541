"""The page for those who sign: what the edition says as a whole, and all that is unusual in it.

Private, and outside the edition, because it names the hash that is signed: that of the manifest,
which in turn holds the hash of every file.
"""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from upheld.core.measures import MEASURES
from upheld.core.shares import NOT_AVAILABLE, NOT_GIVEN
from upheld.core.vocabulary import (
    CATEGORIES,
    COMPLIANCE_OUTCOMES,
    FAILED_COMPLIANCE,
    OUTCOMES,
    PEER_GROUPS,
)
from upheld.edition.manifest import edition_hash
from upheld.edition.reading import Edition, Row, open_edition
from upheld.publish.letters.writing import Reissued

PAGE = "signing.html"
MOST_MOVERS = 10
TITLES = {
    "received": "Complaints and enquiries received",
    "decided": "Decisions about authorities",
    "compliance": "Compliance outcomes",
    "remedied": "Remedied by the authority before",
    "complaints decided": "Complaints decided",
    "decisions about authorities": "Decisions about authorities, all",
}
ORDER = {word: place for place, word in enumerate((*CATEGORIES, *OUTCOMES, *COMPLIANCE_OUTCOMES))}


def write_signing_page(
    public: Path,
    private: Path,
    *,
    before: Edition | None,
    reissued: Reissued,
    notes: Iterable[str],
) -> None:
    with open_edition(public) as edition:
        page = signing_page(
            edition,
            before=before.manifest.folder_name if before else "",
            again=_names(edition, reissued.again),
            withdrawn=_names(before or edition, reissued.withdrawn),
            notes=notes,
        )
    (private / PAGE).write_text(page, "utf-8")


def signing_page(
    edition: Edition,
    *,
    before: str,
    again: Iterable[str],
    withdrawn: Iterable[str],
    notes: Iterable[str],
) -> str:
    """The page; ``before`` is the version that is corrected, ``again`` and ``withdrawn`` names."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("signing.html").render(
        manifest=edition.manifest,
        hash=edition_hash(edition.folder),
        before=before,
        totals=_totals(edition),
        averages=_averages(edition),
        movers=_movers(edition),
        messages=_messages(edition),
        unusual=[*unusual(edition), *notes],
        again=list(again),
        withdrawn=list(withdrawn),
        letters=edition.rows("SELECT count(*) AS letters FROM letter")[0]["letters"],
    )


def _totals(edition: Edition) -> list[Row]:
    """England together: what, its word and how many, categories and outcomes each added up."""
    rows = edition.rows(
        "SELECT what, category AS word, sum(count) AS count FROM total"
        " WHERE year = ?1 AND what = 'received' GROUP BY category UNION ALL"
        " SELECT what, outcome, sum(count) FROM total"
        " WHERE year = ?1 AND what IN ('decided', 'compliance', 'remedied') GROUP BY what, outcome"
        " UNION ALL SELECT what, '', count FROM total WHERE year = ?1 AND what IN"
        " ('complaints decided', 'decisions about authorities')",
        (str(edition.year),),
    )
    places = {what: place for place, what in enumerate(TITLES)}
    rows.sort(key=lambda row: (places[row["what"]], ORDER.get(row["word"], len(ORDER))))
    return [row | {"what": TITLES[row["what"]]} for row in rows]


def _averages(edition: Edition) -> list[Row]:
    titles = {measure.slug: measure.title for measure in MEASURES}
    rows = edition.rows(
        "SELECT average.* FROM average JOIN measure ON slug = measure WHERE year = ?"
        " ORDER BY place, peer_group",
        (str(edition.year),),
    )
    return [
        row | {"title": titles[row["measure"]], "of": PEER_GROUPS[row["peer_group"]]}
        for row in rows
    ]


def _movers(edition: Edition) -> list[Row]:
    """Most changed in upheld decisions since the year before: in counts, which small bases bear."""
    return edition.rows(
        "SELECT now.name, now.counted, now.text, now.out_of, was.counted AS counted_before,"
        " was.text AS text_before, was.out_of AS out_of_before,"
        " now.counted - was.counted AS change FROM figure now JOIN figure was"
        " USING (authority, measure) WHERE now.year = ? AND was.year = ? AND measure = 'upheld'"
        " AND change <> 0 ORDER BY abs(change) DESC, now.name LIMIT ?",
        (str(edition.year), str(edition.year.previous), MOST_MOVERS),
    )


def _messages(edition: Edition) -> list[Row]:
    return edition.rows(
        "SELECT name, paragraph, source FROM letter JOIN authority ON slug = authority"
        " WHERE paragraph <> '' ORDER BY name"
    )


def _names(edition: Edition, slugs: Iterable[str]) -> list[str]:
    names = {row["slug"]: row["name"] for row in edition.rows("SELECT slug, name FROM authority")}
    return [names[slug] for slug in slugs]


UNUSUAL = (
    (
        "Letters about authorities that have ended, sent to their successors",
        "SELECT a.name || ' (to ' || sent_to || ')' AS said FROM letter JOIN authority a"
        " ON slug = authority WHERE sent_to <> authority ORDER BY a.name",
    ),
    (
        "Authorities with figures and no letter",
        "SELECT DISTINCT name AS said FROM figure WHERE year = :year"
        " AND authority NOT IN (SELECT authority FROM letter) ORDER BY name",
    ),
    (
        "Compliance outcomes that did not satisfy us",
        "SELECT a.name || ': ' || sum(count) AS said FROM counted JOIN authority a"
        " ON slug = authority WHERE year = :year AND what = 'compliance' AND outcome IN"
        f" {FAILED_COMPLIANCE} GROUP BY a.slug ORDER BY a.name",
    ),
    (
        "Public interest reports",
        "SELECT a.name || ': ' || reference || ', ' || title AS said FROM report JOIN authority a"
        " ON slug = authority ORDER BY a.name, reference",
    ),
    (
        "Nothing decided about them",
        "SELECT name AS said FROM figure WHERE year = :year AND measure = 'upheld'"
        " AND peer_group IS NOT NULL AND NOT EXISTS (SELECT 1 FROM counted c"
        " WHERE c.year = :year AND c.authority = figure.authority AND what = 'decided')"
        " ORDER BY name",
    ),
    (
        "Figures not available",
        "SELECT name || ': ' || measure AS said FROM figure WHERE year = :year"
        f" AND text = '{NOT_AVAILABLE}' ORDER BY name",
    ),
    (
        "No rate by residents given",
        f"SELECT name AS said FROM figure WHERE year = :year AND text = '{NOT_GIVEN}'"
        " ORDER BY name",
    ),
    (
        "Averages kept as published before",
        "SELECT peer_group || ', ' || measure || ': ' || text || ', ' || source AS said"
        " FROM average WHERE year = :year AND basis <> 'pooled' ORDER BY measure, peer_group",
    ),
)


def unusual(edition: Edition) -> list[str]:
    """One line for each kind of unusual thing that there is, with everything of that kind."""
    lines = []
    for title, query in UNUSUAL:
        found = [
            said
            for (said,) in edition.database.execute(
                query, {"year": str(edition.year)} if ":year" in query else {}
            )
        ]
        if found:
            lines.append(f"{title} ({len(found)}): {'; '.join(found)}")
    return lines
