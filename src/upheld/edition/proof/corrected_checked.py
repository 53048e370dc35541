"""Are the figures that are marked as corrected those that the version before had otherwise?"""

from collections.abc import Iterator
from contextlib import closing

from upheld.edition.beside.editions import corrected_beside, named
from upheld.edition.content.first_published import corrected_rows
from upheld.edition.queries.corrected_figures import TABLE, corrected_figures
from upheld.edition.reading import DATABASE, Edition, connect


def corrected_checked(edition: Edition) -> Iterator[str]:
    """Of its own year. Earlier years are those of the edition that it follows, row for row."""
    year = str(edition.year)
    stored = {(year, *key) for at, *key in corrected_figures(edition) if at == year}
    before = corrected_beside(edition)
    if before is None and named(edition, "corrects"):
        return
    expected = set()
    if before:
        with closing(connect(before / DATABASE)) as database:
            rows = corrected_rows(edition.database, database, copied=())
            expected = {key for key in rows if key[0] == year}
    for _, authority, measure in sorted(stored ^ expected):
        yield f"{TABLE} {authority} {year} {measure}: marked wrongly, or not marked"
