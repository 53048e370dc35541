"""A trend in words, and the table that it shows."""

from upheld.publish.pictures.series import Series, YearShown
from upheld.publish.pictures.svg import Table

BREAK_MARK, NOTE_MARK, REVISED_MARK = "[b]", "[note]", "[r]"


def words_of(title: str, series: Series) -> str:
    values = "; ".join(_year_words(each) for each in series.shown)
    breaks = " ".join(
        f"The series breaks before {each.year}: {each.words}" for each in series.breaks
    )
    notes = " ".join(f"Note on {each.year}: {each.words}" for each in series.notes)
    head = f"{title}, {series.authority}, by year as published. {values}."
    return " ".join(part for part in (head, breaks, notes) if part)


def _year_words(shown: YearShown) -> str:
    words = f"{shown.year}: {shown.published.text}"
    if shown.revised:
        words += f", revised later to {shown.revised.text}"
    if shown.average:
        words += f" (all together {shown.average.text})"
    return words


def table_of(series: Series) -> Table:
    """With a column for the group's figures, if any year has one."""
    group = (f"All {series.group} together",) if _has_averages(series) else ()
    return Table(
        headings=("Year", "As published", "Count", *group, "Revised", "Notes"),
        rows=tuple(
            _row(each, series, notes=_words_beside(each, before, series))
            for before, each in zip((None, *series.shown), series.shown, strict=False)
        ),
    )


def _has_averages(series: Series) -> bool:
    return any(each.average for each in series.shown)


def _row(shown: YearShown, series: Series, *, notes: str) -> tuple[str, ...]:
    average = shown.average.text if shown.average else ""
    return (
        str(shown.year),
        shown.published.text,
        shown.published.count_text,
        *((average,) if _has_averages(series) else ()),
        f"{shown.revised.text} {REVISED_MARK}" if shown.revised else "",
        notes,
    )


def _words_beside(shown: YearShown, before: YearShown | None, series: Series) -> str:
    """A break is at the first year shown after it, even if its own year is missing."""
    breaks = [each for each in series.breaks if before and before.year < each.year <= shown.year]
    notes = [each for each in series.notes if each.year == shown.year]
    words = [f"{BREAK_MARK} {each.words}" for each in breaks]
    return " ".join([*words, *(f"{NOTE_MARK} {each.words}" for each in notes)])
