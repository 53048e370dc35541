"""The quality report of an edition: a page of what its tables say about it, proved byte for byte.

It prints what the edition has stored and works nothing out: each number is in a table that is
published with it. It names no authority.
"""

from fractions import Fraction
from pathlib import Path
from typing import Any

from upheld.core.authorities.groups import FEWEST_MEMBERS
from upheld.core.comparing.chance import MOST_HOLDS_IN
from upheld.core.comparing.comparison import FEWEST_CASES
from upheld.core.comparing.dispersion import BY_CHANCE, FEWEST_TO_TELL, WINSORISED
from upheld.core.comparing.related import FEWEST_RELATED, LEAST_PART
from upheld.core.english import capitalised, part_written_out, within, written_out
from upheld.core.profile import Profile
from upheld.edition.content.quality import ALL, ENDED, NO_GROUP
from upheld.edition.content.quality_of_extract import LOOKED_AT
from upheld.edition.proof.finding import Finding
from upheld.edition.queries.comparisons import chances
from upheld.edition.queries.counts import counted_from_cases
from upheld.edition.queries.quality import (
    AgainRow,
    CompletenessRow,
    DispersionRow,
    LaterRow,
    RelatedRow,
    approved_policies,
    completeness,
    coverage,
    decided_again,
    dispersion,
    missing_policies,
    recorded_later,
    related,
    revised_by,
    timeliness,
)
from upheld.edition.queries.records import Facts
from upheld.edition.reading import Edition
from upheld.publish.annual.page_templates import page_template
from upheld.publish.tables.quality_sheets import quality_sheets

PAGE = "quality.html"
CANNOT_BE_TOLD = "cannot be told"
WHAT = {
    "received": ("complaint or enquiry", "complaints and enquiries received"),
    "decided": ("decision", "decisions"),
    "compliance": ("compliance outcome", "compliance outcomes"),
}
LARGE_PART = part_written_out(LEAST_PART)
DONE = {"decided": "decided", "compliance": "checked for compliance"}
CAUSES = {"complainant": "One person’s complaints", "issue": "Complaints about one matter"}
# What no extract can say, because it has no column for it.
NEVER_TOLD = (
    "The day on which a decision was entered in the case records. So we cannot say how long that"
    " took, or how many decisions were entered after the year had ended.",
)


def write_quality_page(edition: Edition, folder: Path) -> None:
    (folder / PAGE).write_text(quality_page(edition), "utf-8")


def prove_quality_page(edition: Edition) -> list[Finding]:
    """Check that the page says what the edition has stored and nothing else."""
    path = edition.folder / PAGE
    if not path.exists():
        return [Finding(PAGE, "is missing")]
    if path.read_bytes() != quality_page(edition).encode():
        return [Finding(PAGE, "does not say what the edition says")]
    return []


def quality_page(edition: Edition) -> str:
    return page_template("quality.html").render(_facts(edition))


def _facts(edition: Edition) -> dict[str, Any]:
    return {
        "manifest": edition.manifest,
        "when": next(row for row in timeliness(edition) if row.year == str(edition.year)),
        "years": timeliness(edition),
        "later": [_later(row) for row in recorded_later(edition)],
        "coverage": _coverage(edition),
        "main_base": edition.profile.explain("coverage"),
        "completeness": _completeness(edition),
        "earlier_entries": _earlier_entries(edition),
        "again": [_again(row) for row in decided_again(edition)],
        "revised": [_titled(row.facts(), edition) for row in revised_by(edition)],
        "large_part": LARGE_PART,
        "cases": edition.profile.main.out_of_name[1],  # what a comparison is of
        "related": [_related(row, edition.profile) for row in related(edition)],
        "dispersion": _dispersion(edition),
        "fewest_to_tell": written_out(FEWEST_TO_TELL),
        "at_each_end": part_written_out(Fraction(WINSORISED).limit_denominator()),
        "spread_by_chance": f"{BY_CHANCE:g}",
        "choosing": edition.profile.explain("choosing"),
        **edition.profile.any_called,
        "fewest_members": written_out(FEWEST_MEMBERS),
        "most_holds_in": MOST_HOLDS_IN,
        "not_available": [*NEVER_TOLD, *_not_available(edition)],
        "policies": approved_policies(edition),
        "missing": missing_policies(edition),
        "sheets": [
            sheet.named(edition.profile)
            for sheet in quality_sheets(edition.profile)
            if list(sheet.rows(edition))
        ],
    }


def _titled(facts: Facts, edition: Edition) -> Facts:
    return facts | {"title": edition.profile.by_slug[facts["measure"]].title}


def _group_names(profile: Profile) -> dict[str, str]:
    """In the order in which they are printed."""
    names = {key: capitalised(group.name) for key, group in profile.groups.items()}
    return {
        ALL: profile.named("All {authorities}"),
        **names,
        NO_GROUP: "Bodies without a group",
        ENDED: "Abolished before the year",
    }


def _coverage(edition: Edition) -> list[Facts]:
    names = _group_names(edition.profile)
    rows = {row.peer_group: row for row in coverage(edition)}
    return [rows[key].facts() | {"group": name} for key, name in names.items() if key in rows]


def _completeness(edition: Edition) -> dict[str, list[CompletenessRow]]:
    """Each table of the extract with its columns."""
    rows = completeness(edition)
    tables = {source: [row for row in rows if row.source == source] for source in LOOKED_AT}
    return {source: of for source, of in tables.items() if of}


def _earlier_entries(edition: Edition) -> dict[str, str]:
    """Why a table has more rows than we counted: for each case only the last entry counts."""
    counted = counted_from_cases(edition)
    return {
        source: (
            f"{counted[source]:,} of these rows {'is' if counted[source] == 1 else 'are'} counted."
            f" The rest are earlier entries for cases that were {DONE[source]} again: only the last"
            " entry counts."
        )
        for source, columns in _completeness(edition).items()
        if source in DONE and source in counted and counted[source] < columns[0].rows
    }


def _dispersion(edition: Edition) -> list[Facts]:
    """Each group and measure, with how many stand out and how many would by chance."""
    names = _group_names(edition.profile)
    chance = {(row.peer_group, row.measure): row for row in chances(edition)}
    found = []
    for row in dispersion(edition):
        beside = chance.get((row.peer_group, row.measure))
        told = {
            "group": names[row.peer_group],
            "compared": beside.compared if beside else None,
            "standing_out": beside.standing_out if beside else None,
            "by_chance": beside.most if beside else None,
            "within": within(edition.profile.by_slug[row.measure].title),
            "spread": _tellable(f"{row.phi:.2f}", row),
            "variance": _tellable(f"{row.tau2:.4f}", row),
        }
        found.append(_titled(row.facts(), edition) | told)
    return found


def _tellable(number: str, row: DispersionRow) -> str:
    return number if row.members >= FEWEST_TO_TELL else CANNOT_BE_TOLD


def _again(row: AgainRow) -> str:
    """Numbers and nouns agree for none, one and many."""
    done = DONE[row.what]
    if row.cases == 0:
        return f"No case was {done} again in the year."
    were = "1 case was" if row.cases == 1 else f"{row.cases:,} cases were"
    unknown = row.cases - row.earlier_known
    return (
        f"{were} {done} again in the year. {_some(row.changed_outcome)} had a different"
        f" outcome before, and {_some(row.changed_year).lower()} had counted in an earlier year."
        + (f" For {unknown:,} of them we do not hold the earlier entry." if unknown else "")
    )


def _related(row: RelatedRow, profile: Profile) -> str:
    asked, (one, many) = row.authorities, profile.any_body
    return (
        f"{CAUSES[row.kind]} account for {written_out(FEWEST_RELATED)} or more cases, and"
        f" {LARGE_PART} or more of all, in"
        f" {_some(row.related).lower()} of the {asked:,}"
        f" {one if asked == 1 else many} with {written_out(FEWEST_CASES)} or more"
        f" {profile.main.out_of_name[1]}."
    )


def _some(number: int) -> str:
    return f"{number:,}" if number else "None"


def _later(row: LaterRow) -> str:
    one, many = WHAT[row.what]
    start = f"The {row.year} figures counted {row.published:,} {many}."
    if row.later == 0:
        return f"{start} No more have been recorded since."
    number = abs(row.later)
    noun = f"1 {one} has" if number == 1 else f"{number:,} {many} have"
    if row.later > 0:
        return f"{start} {noun} been recorded since."
    return f"{start} {noun} been removed from the records since."


def _not_available(edition: Edition) -> list[str]:
    """Tables and columns that the extract does not have."""
    rows = completeness(edition)
    sources = {row.source for row in rows}
    return [
        *(
            f"The table {source}: the case records for the year do not have it."
            for source in ("received", "decided", "compliance", "recommendations", "reports")
            if source not in sources
        ),
        *(
            f"The column {row.field} of the table {row.source}: it was not given."
            for row in rows
            if row.filled is None
        ),
    ]
