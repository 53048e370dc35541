"""What differs between two editions, as `upheld diff` prints it: what matters first.

First who counts what, and how many figures, averages and letters differ. Then the rules, names and
breaks, then the figures by year and measure. A long list is cut, and the rest counted.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from rich.console import Console

from upheld.cli.printing import counted_of
from upheld.edition.beside.case_lists import changed_cases
from upheld.edition.beside.differences import (
    AverageChange,
    Differences,
    FigureChange,
    LetterChange,
)
from upheld.edition.queries.authorities import names_of
from upheld.edition.queries.figures import FigureRow
from upheld.edition.reading import Edition
from upheld.intake.checks.checked import number_of

MOST_LISTED = 10  # of each kind, and figures of each year and measure
SEE_ALL = "give --all to see them"


def print_differences(
    old: Edition, new: Edition, found: Differences, out: Console, *, is_whole: bool = False
) -> None:
    names = f"{old.manifest.folder_name} and {new.manifest.folder_name}"
    if not found:
        out.print(f"There are no differences between {names}.")
        return
    most = None if is_whole else MOST_LISTED
    out.print(f"Between {names}: {_totals(found)}.", markup=False)
    for line in _lines(old, new, found, most):
        out.print(line, markup=False)


def _totals(found: Differences) -> str:
    return (
        f"{number_of(len(found.figures), 'figure', 'figures')},"
        f" {number_of(len(found.averages), 'average', 'averages')},"
        f" {number_of(len(found.letters), 'letter', 'letters')},"
        f" {number_of(len(found.definitions), 'rule, name or break', 'rules, names and breaks')}"
    )


def _lines(old: Edition, new: Edition, found: Differences, most: int | None) -> Iterator[str]:
    if found.profiles:
        was, now = found.profiles
        yield f"profile: {was} -> {now}"
    for each in found.definitions:
        what = f", {each.what}" if each.what else ""
        yield f"{each.about} {each.key}{what}: {each.before} -> {each.after}"
    for (year, measure), group in groupby(_sorted(found.figures), key=_year_and_measure):
        figures = list(group)
        name = f"{year} figures of {measure}"
        if most is not None and (lacking := _lacking(old, new, figures)):
            yield f"{name}: {len(figures):,}, not in {lacking}"
        else:
            yield from _cut([_of_figure(each) for each in figures], most, name)
    yield from _cut([_of_average(new, each) for each in found.averages], most, "averages")
    yield from _cases(old, new, found.figures, most)
    if most is not None and old.year != new.year:
        yield f"letters: {len(found.letters):,}, all of another year ({SEE_ALL})"
    else:
        yield from _letters(found.letters, most)
    if found.tables and old.year == new.year:
        yield f"tables: {', '.join(found.tables)}"


def _lacking(old: Edition, new: Edition, figures: Sequence[FigureChange]) -> str:
    """The edition that has none of them; '' if both have some."""
    if all(each.before is None for each in figures):
        return old.manifest.folder_name
    return new.manifest.folder_name if all(each.after is None for each in figures) else ""


def _sorted(figures: Iterable[FigureChange]) -> list[FigureChange]:
    return sorted(figures, key=lambda each: (*_year_and_measure(each), each.name))


def _year_and_measure(change: FigureChange) -> tuple[str, str]:
    return change.year, change.measure


def _cut(lines: Sequence[str], most: int | None, noun: str) -> Iterator[str]:
    yield from lines[:most]
    yield from _rest(len(lines), most, noun)


def _rest(many: int, most: int | None, noun: str) -> Iterator[str]:
    if most is not None and many > most:
        yield f"    and {many - most:,} more {noun} ({SEE_ALL})"


def _of_figure(change: FigureChange) -> str:
    before = f"{change.before.text} ({counted_of(change.before)})" if change.before else "-"
    after = f"{change.after.text} ({counted_of(change.after)})" if change.after else "-"
    if before == after and change.before and change.after:
        before, after = _other_change(change.before, change.after)
    return f"figure {change.year} {change.name}, {change.measure}: {before} -> {after}"


def _other_change(before: FigureRow, after: FigureRow) -> tuple[str, str]:
    """What changed if the figure itself did not: its group's average, or the comparison."""
    if before.peer_text != after.peer_text:
        said, was, now = "similar authorities", before.peer_text, after.peer_text
    elif before.comparison != after.comparison:
        said, was, now = "comparison", before.comparison, after.comparison
    else:
        said, was, now = "said", before.sentence, after.sentence
    return f"{said} {was}", f"{said} {now}"


def _of_average(new: Edition, each: AverageChange) -> str:
    group = new.profile.group_name(each.peer_group)
    return f"average {each.year} {group}, {each.measure}: {each.before} -> {each.after}"


def _cases(
    old: Edition, new: Edition, figures: Sequence[FigureChange], most: int | None
) -> Iterator[str]:
    """Between editions of one year: in sheets of two years every case would differ."""
    if old.year != new.year:
        return
    names = {**names_of(old), **names_of(new)}
    bodies = list(dict.fromkeys(each.authority for each in figures))
    for slug in bodies[:most]:
        lines = [f"    {case}" for case in changed_cases(old, new, slug)]
        if lines:
            yield f"cases {names.get(slug, slug)}:"
            yield from _cut(lines, most, "cases")
    yield from _rest(len(bodies), most, "authorities")


def _letters(letters: Sequence[LetterChange], most: int | None) -> Iterator[str]:
    for letter in letters[:most]:
        first, *lines = _of_letter(letter)
        yield first
        yield from _cut(lines, most, "lines")
    yield from _rest(len(letters), most, "letters")


def _of_letter(letter: LetterChange) -> list[str]:
    state = "new" if letter.is_new else "removed" if letter.is_gone else "words changed"
    signs = (("-", letter.removed), ("+", letter.added)) if state == "words changed" else ()
    lines = [f"    {sign} {line}" for sign, lines in signs for line in lines]
    return [f"letter {letter.authority}: {state}", *lines]
