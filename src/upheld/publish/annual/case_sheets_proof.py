"""The private sheets add up to the edition: for each authority, category and outcome.

The cases themselves are not in the edition. So the proof is the number of cases of every kind, that
nothing else is in the workbooks, and that each workbook is for its own authority. The number of
related complaints is proved by the figures that stand out only because of them.
"""

import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from upheld.core.disclosure import NO_SERVICE
from upheld.core.vocabulary import What
from upheld.edition.proof.finding import Finding
from upheld.edition.proof.verifying import UNLISTED_PRIVATE
from upheld.edition.queries.authorities import authorities_of_year
from upheld.edition.queries.counts import is_held
from upheld.edition.queries.related import RelatedFigure, related_figures
from upheld.edition.reading import Edition
from upheld.edition.schemas import Form
from upheld.publish.annual.case_sheets import about_sheet, columns_of, held_kinds
from upheld.publish.annual.improvements_sheet import NAME as IMPROVEMENTS
from upheld.publish.annual.improvements_sheet import has_improvements, improvements_troubles
from upheld.publish.annual.related_sheet import NAME as RELATED
from upheld.publish.annual.related_sheet import related_troubles
from upheld.publish.tables.proof_packages import form_troubles, held_troubles, is_safe_to_read
from upheld.publish.tables.reading_back import Lines, Unreadable, read_workbook

LARGEST = 50_000_000  # bytes unpacked; the largest authority has about 2,000 cases in 1 MB

Tally = Counter[tuple[str, str, str]]  # what, category, outcome


def prove_case_sheets(edition: Edition, folder: Path, *, form: Form | None = None) -> list[Finding]:
    """Every way in which the private folder differs from the edition; empty if it is whole.

    ``form`` is for an edition of an earlier schema, whose words only its own code knew.
    """
    names = {row.authority: row.name for row in authorities_of_year(edition)}
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    expected = {f"{slug}.xlsx" for slug in names}
    findings = [Finding(f"private/{name}", "is missing") for name in sorted(expected - found)]
    findings += [
        Finding(f"private/{name}", "is not a case sheet of this edition")
        for name in sorted(found - expected - set(UNLISTED_PRIVATE))
    ]
    counts = _counts(edition)
    affected = {} if form else related_figures(edition)
    for slug, name in sorted(names.items()):
        path = folder / f"{slug}.xlsx"
        if path.exists():
            of_it = counts.get(slug, Counter())
            if form is None:
                related = affected.get(slug, ())
                troubles = _troubles(edition, path, name=name, counts=of_it, related=related)
            else:
                troubles = _troubles_by_form(edition, form, path, name=name, counts=of_it)
            findings += [Finding(f"private/{path.name}", trouble) for trouble in troubles]
    return findings


def _counts(edition: Edition) -> Mapping[str, Tally]:
    kinds = {what.value for what in held_kinds(edition)} | {What.REMEDIED.value}
    counts: dict[str, Tally] = {}
    for row in edition.rows(
        "SELECT authority, what, category, outcome, count FROM counted WHERE year = ?",
        (str(edition.year),),
    ):
        if row["what"] in kinds:
            tally = counts.setdefault(row["authority"], Counter())
            tally[row["what"], row["category"], row["outcome"]] += row["count"]
    return counts


def _troubles(
    edition: Edition, path: Path, *, name: str, counts: Tally, related: Sequence[RelatedFigure]
) -> Iterator[str]:
    kinds = held_kinds(edition)
    agreed = [IMPROVEMENTS] if has_improvements(edition) else []
    names = ["about", *([RELATED] if related else []), *kinds, *agreed]
    if not is_safe_to_read(path, at_most=LARGEST):
        yield "is not one of our workbooks: it cannot be opened, or is far too large"
        return
    with zipfile.ZipFile(path) as archive:
        yield from held_troubles(archive, sheets=len(names))
    try:
        sheets = read_workbook(path)
    except Unreadable as error:
        yield str(error)
        return
    if list(sheets) != names:
        yield f"has the sheets {', '.join(sheets)}, not {', '.join(names)}"
        return
    about = about_sheet(edition, name, has_related=bool(related))
    if sheets["about"] != [list(about.headings), *map(list, about.rows)]:
        yield "its sheet about is not for this authority and edition"
    if related:
        yield from related_troubles(sheets[RELATED], related)
    if agreed:
        yield from improvements_troubles(sheets[IMPROVEMENTS], edition, path.stem)
    tally: Tally = Counter()
    for what in kinds:
        columns = columns_of(edition, what)
        headings = [column.heading for column in columns]
        if sheets[what][0] != headings:
            yield f"sheet {what}: its header is not {', '.join(headings)}"
            return
        tally += _tally_of(what, sheets[what], [column.name for column in columns])
    yield from _differences(tally, counts, knows_remedies=_knows_remedies(sheets))


def _troubles_by_form(
    edition: Edition, form: Form, path: Path, *, name: str, counts: Tally
) -> Iterator[str]:
    yield from form_troubles(path)
    if not is_safe_to_read(path, at_most=LARGEST):
        return
    try:
        sheets = read_workbook(path)
    except Unreadable as error:
        yield str(error)
        return
    kinds = [What(kind) for kind in form.private if is_held(edition, kind)]
    if [name for name in sheets if name not in form.also_private] != ["about", *kinds]:
        yield f"has the sheets {', '.join(sheets)}, not about, {', '.join(kinds)}"
        return
    manifest = edition.manifest
    about = [line[:2] for line in sheets["about"]]
    for line in (["Authority", name], ["Year", manifest.year], ["Sent by", manifest.office]):
        if line not in about:
            yield f"its sheet about does not say {line[0]}: {line[1]}"
    tally: Tally = Counter()
    for what in kinds:
        tally += _tally_of(what, sheets[what], form.private[what])
    yield from _differences(tally, counts, knows_remedies=_knows_remedies(sheets))


def _tally_of(what: What, lines: Lines, names: Sequence[str]) -> Tally:
    tally: Tally = Counter()
    for line in lines[1:]:
        case: dict[str, Any] = dict(zip(names, line, strict=False))
        key = (case.get("category", ""), case.get("outcome", ""))
        tally[what.value, *key] += 1
        if case.get("remedied_by_authority") == "yes":
            tally[What.REMEDIED.value, *key] += 1
    return tally


def _in_no_service(tally: Tally, counts: Tally) -> Tally:
    """As an edition counts: the service of a withheld decision is only in the sheet."""
    found = Counter(tally)
    for what, category, outcome in tally:
        hidden = tally[what, category, outcome] - counts[what, category, outcome]
        room = counts[what, NO_SERVICE, outcome] - found[what, NO_SERVICE, outcome]
        if category and 0 < hidden <= room:
            found[what, category, outcome] -= hidden
            found[what, NO_SERVICE, outcome] += hidden
    return +found


def _knows_remedies(sheets: Mapping[str, Lines]) -> bool:
    return any(line[-1] in ("yes", "no") for line in sheets.get(What.DECIDED, [])[1:])


def _differences(listed: Tally, counts: Tally, *, knows_remedies: bool) -> Iterator[str]:
    tally = _in_no_service(listed, counts)
    for key in sorted(tally.keys() | counts.keys()):
        what, category, outcome = key
        if what == What.REMEDIED and not knows_remedies:
            continue
        if tally[key] != counts[key]:
            kind = ", ".join(word for word in (what, category, outcome) if word)
            yield f"{kind}: lists {tally[key]}; the edition has {counts[key]}"
