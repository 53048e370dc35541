"""What of published_figures.csv is rebuilt, in numbers: ``python -m tests.published.report``.

The figures that it counts are those that test_published_figures.py proves.
"""

from collections import Counter
from collections.abc import Iterator

from tests.published.derivation import COLUMNS, figures_in
from tests.published.extract import PRINTED_AVERAGES, averages
from tests.published.rows import AuthorityYear, authority_years, exceptions, published_rows

KINDS = ("differs", "not printed", "chosen", "doubtful", "joined", "undetermined", "left out")


def report() -> Iterator[str]:
    rows = published_rows()
    telling = [row for row in rows if figures_in(row.cells)]
    yield f"{len(telling)} of {len(rows)} rows print or let one derive count, base and percentage."
    joined = len(exceptions("joined"))
    yield f"{joined} more is derived from two rows of one authority and year together."
    yield from figures_by_measure()
    printed = sum(column in row.cells for row in rows for column in PRINTED_AVERAGES)
    yield f"{printed} averages are printed beside authorities, {len(list(averages()))} different ones."
    twice = [each for each in authority_years() if len(each.rows) > 1]
    yield f"{len(twice)} authority-years stand twice; {contradicted(twice)} contradict each other:"
    for each in twice:
        lines = " and ".join(f"line {row.line} ({row.source})" for row in each.rows)
        yield f"  {each.name} {each.year}: {lines}"
    yield "Without a figure, for what is told does not determine it:"
    for (measure, told), number in sorted(left_out().items()):
        yield f"  {measure}, {told} alone: {number}"
    for kind in KINDS:
        for row in exceptions(kind):
            said = f"{row.published or 'nothing'}, here {row.ours or 'nothing'}"
            yield f"{kind}: {row.name} {row.year} {row.column} (published {said}): {row.reason}"


def contradicted(twice: list[AuthorityYear]) -> int:
    return sum(bool(each.contradicted()) for each in twice)


def figures_by_measure() -> Iterator[str]:
    found = Counter(
        (figure.measure, figure.found)
        for each in authority_years()
        for figure in figures_in(each.cells).values()
    )
    differing = len(exceptions("differs"))
    yield f"{found.total()} figures are rebuilt, {found.total() - differing} of them as published:"
    for measure in dict.fromkeys(measure for measure, _ in sorted(found)):
        parts = ", ".join(
            f"{number} with {'all printed' if told == 'nothing' else told + ' derived'}"
            for (of, told), number in sorted(found.items())
            if of == measure
        )
        total = sum(number for (of, _), number in found.items() if of == measure)
        yield f"  {measure}: {total} ({parts})"


def left_out() -> Counter[tuple[str, str]]:
    """Measure and which of its cells are told, of authority-years without a figure of it."""
    found: Counter[tuple[str, str]] = Counter()
    for each in authority_years():
        for measure, columns in COLUMNS.items():
            names = {
                columns.counted: "count",
                columns.out_of: "base",
                columns.percent: "percentage",
            }
            told = [name for column, name in names.items() if column and column in each.cells]
            if told and measure not in figures_in(each.cells):
                found[measure, " and ".join(told)] += 1
    return found


if __name__ == "__main__":
    print("\n".join(report()))
