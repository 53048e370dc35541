"""Which figures are not as they were first published."""

from upheld.edition.reading import Edition

TABLE = "corrected_figure"


def corrected_figures(edition: Edition) -> frozenset[tuple[str, str, str]]:
    """By year, authority and measure. Editions of earlier schemas do not say."""
    if not edition.has(TABLE):
        return frozenset()
    rows = edition.database.execute(f"SELECT year, authority, measure FROM {TABLE}")
    return frozenset((year, authority, measure) for year, authority, measure in rows)
