"""What changed after publication: corrected editions, and figures that today's cases revise."""

from collections.abc import Iterator
from typing import Any

from upheld.core.profile import Profile
from upheld.edition.beside.differences import Differences, FigureChange, LetterChange
from upheld.edition.queries.authorities import names_of
from upheld.edition.queries.figures import FigureRow
from upheld.edition.queries.records import Facts
from upheld.edition.queries.revisions import revised_figures
from upheld.edition.reading import Edition
from upheld.site.corrected import (
    Correction,
    corrections_in,
    differences_of,
    identified_in,
)
from upheld.site.correction_notice import replaced_words, summary_of
from upheld.site.edition_facts import shows
from upheld.site.page import Answer, Page
from upheld.site.pages.replaced_letter import page_address, version_address
from upheld.site.published import Published
from upheld.site.question import NotThere, Question

NONE, NAME = "none", "whether it is there"
MOST_SHOWN = 200  # rows of a table on the page; its CSV has them all
MOST_LETTERS = 25  # whose changed lines are shown on the page; its JSON has them all


def corrections(question: Question) -> Answer:
    edition = question.published.latest
    found = [summary_of(each, question.published) for each in corrections_in(question.published)]
    revised = revised_rows(edition) if edition else []
    return Page(
        template="corrections.html",
        title="Corrections",
        description="What changed after it was published, and why.",
        facts={"corrections": found, "revised": revised},
        rows=revised,
        edition=edition,
    )


def correction(question: Question) -> Answer:
    """One corrected edition, change by change."""
    name = question.parts["edition"]
    edition = question.edition
    found = [
        each
        for each in corrections_in(question.published)
        if each.after.manifest is edition.manifest
    ]
    if not found:
        raise NotThere(f"{name} does not correct an edition that is public here.")
    change = differences_of(found[0])
    figures = figure_rows(change, edition.profile)
    averages = _average_rows(change, edition.profile)
    definitions = _definition_rows(change)
    return Page(
        template="correction.html",
        title=f"What changed in the {edition.year} figures",
        description=replaced_words(found[0]),
        facts={
            "correction": summary_of(found[0], question.published),
            "definitions": definitions,
            "figures": figures,
            "averages": averages,
            "letters": _letters(change, found[0], question.published),
            "tables": list(change.tables),
            "most_shown": MOST_SHOWN,
            "most_letters": MOST_LETTERS,
        },
        rows=[*definitions, *figures, *averages],
        drawings={"figures": [row for row in figures if row["what"] != "sentence"]},
        edition=edition,
    )


def figure_rows(found: Differences, profile: Profile) -> list[dict[str, str]]:
    """One row for each thing that is now said differently about a figure."""
    return [row for change in found.figures for row in _changes(change, profile)]


def _changes(change: FigureChange, profile: Profile) -> Iterator[dict[str, str]]:
    before, after = change.before, change.after
    averages = tuple((each and each.peer_text) or NONE for each in (before, after))
    said = {
        "figure": (_share(before), _share(after)),
        profile.named("similar {authorities}"): averages,
        "what it shows": (_shows(before, profile), _shows(after, profile)),
        "sentence": tuple((each and each.sentence) or NONE for each in (before, after)),
    }
    for what, (was, now) in said.items():
        if was != now:
            yield {
                "kind": "figure",
                "authority": change.authority,
                "name": change.name,
                "year": change.year,
                "measure": change.measure,
                "title": _title(change.measure, profile),
                "what": what,
                "before": was,
                "after": now,
            }


def _definition_rows(found: Differences) -> list[dict[str, str]]:
    return [
        {
            "kind": "definition",
            "authority": "",
            "name": f"{each.about} {each.key}",
            "year": "",
            "measure": "",
            "title": "",
            "what": each.what or NAME,
            "before": each.before,
            "after": each.after,
        }
        for each in found.definitions
    ]


def _average_rows(found: Differences, profile: Profile) -> list[dict[str, str]]:
    return [
        {
            "kind": "average",
            "authority": "",
            "name": profile.group_name(each.peer_group),
            "year": each.year,
            "measure": each.measure,
            "title": _title(each.measure, profile),
            "what": "average",
            "before": each.before,
            "after": each.after,
        }
        for each in found.averages
    ]


def _letters(
    found: Differences, correction: Correction, published: Published
) -> list[dict[str, Any]]:
    names = {**names_of(correction.before), **names_of(correction.after)}
    return [
        {
            "authority": each.authority,
            "name": names.get(each.authority, each.authority),
            **_letter(each, correction, published),
        }
        for each in found.letters
    ]


def _letter(change: LetterChange, correction: Correction, published: Published) -> dict[str, Any]:
    """No words if one of the two identified somebody: the other's would tell where to look."""
    was_gone, is_gone = (
        change.authority in identified_in(published, each)
        for each in (correction.before, correction.after)
    )
    before = page_address(correction.before, change.authority)
    after = f"{version_address(correction.after, change.authority)}.html"
    return {
        "before": "" if change.is_new or was_gone else before,
        "after": "" if change.is_gone or is_gone else after,
        "removed": [] if was_gone or is_gone else list(change.removed),
        "added": [] if was_gone or is_gone else list(change.added),
        "is_taken_down": was_gone or is_gone,
    }


def revised_rows(edition: Edition) -> list[Facts]:
    """Figures of earlier years as they were published, and as today's cases would make them."""
    return [
        row.facts() | {"title": _title(row.measure, edition.profile)}
        for row in revised_figures(edition)
    ]


def _title(measure: str, profile: Profile) -> str:
    """An earlier measure may have another profile, and is called by its key."""
    return profile.by_slug[measure].title if measure in profile.by_slug else measure


def _share(row: FigureRow | None) -> str:
    if row is None or row.counted is None or not row.out_of:
        return NONE if row is None else row.text
    return f"{row.text} ({row.counted:,} of {row.out_of:,} {row.out_of_name})"


def _shows(row: FigureRow | None, profile: Profile) -> str:
    return shows(row.comparison, profile) if row else NONE
