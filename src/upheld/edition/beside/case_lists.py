"""The cases behind a figure, from the private case-by-case sheets if we have them."""

from collections.abc import Iterator
from pathlib import Path

from python_calamine import CalamineWorkbook

from upheld.core.vocabulary import What
from upheld.edition.beside.published_elsewhere import columns_of
from upheld.edition.reading import Edition

Case = tuple[str, ...]
MOST_LISTED = 20


def changed_cases(old: Edition, new: Edition, authority: str) -> Iterator[str]:
    """Each case that is listed differently in the two editions' sheets for one authority."""
    before, after = _sheets(old, authority), _sheets(new, authority)
    if before is None or after is None:
        yield "the private sheets are not next to both editions, so the cases cannot be listed"
        return
    for name in sorted(before.keys() | after.keys()):
        was, now = set(before.get(name, [])), set(after.get(name, []))
        for case in sorted(was - now):
            yield f"- {name}: {', '.join(case)}"
        for case in sorted(now - was):
            yield f"+ {name}: {', '.join(case)}"


def listed_cases(edition: Edition, authority: str, column: str) -> Iterator[str]:
    """The cases that a figure in ``column`` counts. A long list is cut, and the rest counted."""
    sheets = _sheets(edition, authority)
    if sheets is None:
        return
    slug, part = columns_of(edition.profile)[column]
    if part == "peer_text":
        return
    measure = edition.profile.measure_in(slug, edition.year)
    cells = measure.counted if part == "counted" else measure.out_of
    if isinstance(cells, str):
        cells = measure.counted
    sheet = What.DECIDED if cells.what == What.REMEDIED else cells.what
    found = [case for case in sheets.get(sheet, []) if set(case) & set(cells.outcomes)]
    for case in found[:MOST_LISTED]:
        yield ", ".join(case)
    if len(found) > MOST_LISTED:
        yield f"and {len(found) - MOST_LISTED} more, in {_path(edition, authority)}"


def _path(edition: Edition, authority: str) -> Path:
    return edition.private_folder / f"{authority}.xlsx"


def _sheets(edition: Edition, authority: str) -> dict[str, list[Case]] | None:
    """Sheet to rows without their heading; None if we do not have the private folder."""
    if not edition.private_folder.exists():
        return None
    path = _path(edition, authority)
    if not path.exists():
        return {}
    book = CalamineWorkbook.from_path(path)
    return {
        name: [tuple(str(cell) for cell in row) for row in book.get_sheet_by_name(name).to_python()]
        for name in book.sheet_names
        if name in set(What)
    }
