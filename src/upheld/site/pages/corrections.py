"""What changed after publication: corrected editions, and figures that today's cases revise."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from upheld.core.days import in_words
from upheld.core.english import joined
from upheld.core.profile import Profile
from upheld.edition.beside.differences import Differences, FigureChange, differences
from upheld.edition.queries.authorities import names_of
from upheld.edition.queries.figures import FigureRow
from upheld.edition.queries.records import Facts
from upheld.edition.queries.revisions import revised_figures
from upheld.edition.reading import Edition
from upheld.site.edition_facts import shows
from upheld.site.page import Answer, Page
from upheld.site.published import Published
from upheld.site.question import NotThere, Question

NONE, NAME = "none", "whether it is there"
MOST_SHOWN = 200  # rows of a table on the page; its CSV has them all
MOST_LETTERS = 25  # whose changed lines are shown on the page; its JSON has them all


@dataclass(frozen=True)
class Correction:
    """An edition and the one that it corrects, both public here."""

    key: tuple[str, ...]
    before: Edition = field(compare=False)
    after: Edition = field(compare=False)


def corrections_in(published: Published) -> list[Correction]:
    """Latest first."""
    found = []
    for after in published.editions.values():
        before = published.corrected_by(after)
        if before is not None:
            key = tuple(
                f"{each.folder} {each.manifest.files.get('edition.sqlite')}"
                for each in (before, after)
            )
            found.append(Correction(key, before, after))
    return sorted(
        found,
        key=lambda each: (each.after.public_at, each.after.manifest.folder_name),
        reverse=True,
    )


def corrections(question: Question) -> Answer:
    edition = question.published.latest
    found = [_summary(each) for each in corrections_in(question.published)]
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
    change = _differences(found[0])
    figures = figure_rows(change, edition.profile)
    averages = _average_rows(change, edition.profile)
    definitions = _definition_rows(change)
    return Page(
        template="correction.html",
        title=f"What changed in the {edition.year} figures",
        description=_words(found[0]),
        facts={
            "correction": _summary(found[0]),
            "definitions": definitions,
            "figures": figures,
            "averages": averages,
            "letters": _letters(change, found[0]),
            "tables": list(change.tables),
            "most_shown": MOST_SHOWN,
            "most_letters": MOST_LETTERS,
        },
        rows=[*definitions, *figures, *averages],
        drawings={"figures": [row for row in figures if row["what"] != "sentence"]},
        edition=edition,
    )


@lru_cache(maxsize=32)
def _differences(correction: Correction) -> Differences:
    """An edition never changes, so neither do these."""
    return differences(correction.before, correction.after)


def _summary(correction: Correction) -> dict[str, Any]:
    after, found = correction.after.manifest, _differences(correction)
    return {
        "name": after.folder_name,
        "corrects": correction.before.manifest.folder_name,
        "year": after.year,
        "version": after.version,
        "public_on": correction.after.public_at[:10],
        "words": _words(correction),
        "reissued": after.reissued,
        "definitions": len(found.definitions),
        "figures": len(found.figures),
        "averages": len(found.averages),
        "letters": len(found.letters),
        "tables": len(found.tables),
    }


def _words(correction: Correction) -> str:
    before, after = correction.before.manifest, correction.after.manifest
    day = correction.after.public_at[:10]
    return (
        f"On {in_words(day)} we replaced version {before.version} of the {after.year} figures with"
        f" version {after.version}. {what_changed(_differences(correction))}"
    )


def what_changed(found: Differences) -> str:
    numbers = (
        (found.definitions, "definition"),
        (found.figures, "figure"),
        (found.averages, "average"),
        (found.letters, "letter"),
        (found.tables, "table"),
    )
    changed = [_many(len(each), noun) for each, noun in numbers if each]
    return f"This changed {joined(changed)}." if changed else "This changed nothing printed."


def _many(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


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


def _letters(found: Differences, correction: Correction) -> list[dict[str, Any]]:
    names = names_of(correction.after)
    return [
        {
            "authority": each.authority,
            "name": names.get(each.authority, each.authority),
            "before": "" if each.is_new else _letter(correction.before, each.authority),
            "after": "" if each.is_gone else _letter(correction.after, each.authority),
            "removed": list(each.removed),
            "added": list(each.added),
        }
        for each in found.letters
    ]


def _letter(edition: Edition, authority: str) -> str:
    return f"/letters/{edition.manifest.folder_name}/{authority}.html"


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
