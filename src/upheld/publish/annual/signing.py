"""The page for those who sign: what the edition says as a whole, and everything unusual in it.

Private, and outside the edition, because it names the hash that is signed: the manifest's, which in
turn holds the hash of every file.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from upheld.edition.manifest import edition_hash
from upheld.edition.queries import unusual as kinds
from upheld.edition.queries.authorities import names_of
from upheld.edition.queries.comparisons import averages_of
from upheld.edition.queries.counts import totals
from upheld.edition.queries.figures import movers
from upheld.edition.queries.letters import messages_to_one, number_of_letters
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition, open_edition
from upheld.publish.annual.page_templates import page_template
from upheld.publish.letters.all_letters import Reissued

PAGE = "signing.html"
MOST_MOVERS = 10
TITLES = {
    "received": "Complaints and enquiries received",
    "decided": "Decisions about {authorities}",
    "compliance": "Compliance outcomes",
    "remedied": "Already put right by the {authority}",
    "complaints decided": "Complaints decided",
    "decisions about authorities": "Decisions about {authorities}, all",
}


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
    """The page. ``before`` is the version it corrects, ``again`` and ``withdrawn`` are names."""
    told = what_is_signed(edition, before=before, again=again, withdrawn=withdrawn, notes=notes)
    return page_template(PAGE).render(told)


def what_is_signed(
    edition: Edition,
    *,
    before: str,
    again: Iterable[str],
    withdrawn: Iterable[str],
    notes: Iterable[str],
) -> Facts:
    """What those who sign read, wherever they read it: by name, as the templates use it."""
    return {
        "manifest": edition.manifest,
        "hash": edition_hash(edition.folder),
        "before": before,
        "years": (edition.year, edition.year.previous),
        "totals": _totals(edition),
        "averages": _averages(edition),
        "moved": edition.profile.explain("movers"),
        "movers": movers(edition, measure=edition.profile.main.slug, most=MOST_MOVERS),
        "messages": messages_to_one(edition),
        "unusual": [*unusual(edition), *notes],
        "again": list(again),
        "withdrawn": list(withdrawn),
        "letters": number_of_letters(edition),
    }


def _totals(edition: Edition) -> list[Facts]:
    """All authorities: what, its word, and how many in this year and the one before, with
    categories and outcomes each added up. None: the edition does not hold that.
    """
    profile = edition.profile
    now, then = (
        {(row.what, row.word): row.count for row in totals(edition, year)}
        for year in (edition.year, edition.year.previous)
    )
    words = (*profile.categories, *profile.outcomes, *profile.compliance)
    order = {word: place for place, word in enumerate(words)}
    places = {what: place for place, what in enumerate(TITLES)}
    keys = sorted(
        now.keys() | then.keys(),
        key=lambda key: (places[key[0]], order.get(key[1], len(order)), key[1]),
    )
    return [
        {
            "what": profile.named(TITLES[what]),
            "word": word,
            "count": _counted_in(now, what, word),
            "count_before": _counted_in(then, what, word),
        }
        for what, word in keys
    ]


def _counted_in(counts: Mapping[tuple[str, str], int], what: str, word: str) -> int | None:
    is_held = any(held == what for held, _ in counts)
    return counts.get((what, word), 0) if is_held else None


def _averages(edition: Edition) -> list[Facts]:
    profile = edition.profile
    return [
        row.facts()
        | {
            "title": profile.by_slug[row.measure].title,
            "of": profile.group_name(row.peer_group),
        }
        for row in averages_of(edition)
    ]


def _names(edition: Edition, slugs: Iterable[str]) -> list[str]:
    names = names_of(edition)
    return [names[slug] for slug in slugs]


BODY = ("{authority}", "{authorities}")
# Each kind of unusual thing, how it is found, and what is counted of it: one and many.
UNUSUAL = {
    "Letters about {authorities} that have ended, sent to their successors": (
        kinds.sent_to_successors,
        ("letter", "letters"),
    ),
    "{Authorities} with figures and no letter": (kinds.without_a_letter, BODY),
    "Compliance outcomes that we were not satisfied with": (
        kinds.not_satisfied,
        ("outcome", "outcomes"),
    ),
    "Public interest reports": (kinds.reports, ("report", "reports")),
    "No decisions about them": (kinds.nothing_decided, BODY),
    "Figures not available": (kinds.not_available, ("figure", "figures")),
    "No rate per resident": (kinds.no_rate, BODY),
    "Averages kept as previously published": (kinds.averages_kept, ("average", "averages")),
}


def unusual(edition: Edition) -> list[str]:
    """One line for each kind of unusual thing found, listing every one."""
    all_found = ((title, ask(edition), noun) for title, (ask, noun) in UNUSUAL.items())
    return [
        edition.profile.named(f"{title} ({_counted(found, noun)}): ") + "; ".join(found.listed)
        for title, found, noun in all_found
        if found.listed
    ]


def _counted(found: kinds.Unusual, noun: tuple[str, str]) -> str:
    said = _so_many(found.number, noun)
    return f"{said} about {_so_many(found.bodies, BODY)}" if found.bodies else said


def _so_many(number: int, noun: tuple[str, str]) -> str:
    return f"{number:,} {noun[number != 1]}"
