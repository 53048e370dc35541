"""Which files of an edition name single cases, and so may not be kept by others for long.

Editions name none. Those of earlier schemas list what was public when they were built:
improvements, cases in which we were not satisfied, reports. A file of such an edition that names a
decision which is withheld now is not given out. Words that the office wrote itself, in a letter,
may be about a case in any edition.
"""

from upheld.core.references import key_of
from upheld.disk.withheld import decision_at
from upheld.edition.queries.single_cases import every_named, names_cases
from upheld.edition.reading import Edition
from upheld.site.hidden import AN_HOUR, CLOSED, NotNow, until_made_again
from upheld.site.published import Published

LETTERS, TABLES = "letters", "tables"
# Sheets that list cases in earlier schemas, or have words about one authority that somebody wrote.
OF_CASES = (
    *("improvements", "not_satisfied", "not_satisfied_handed_on", "reports"),
    "letters",
)
OF_NO_CASE = ("README.txt", "datapackage.json")


def names_no_case(path: str) -> bool:
    """Whether a file of an edition can never name a case: a table that lists none, as one file.

    Letters, workbooks, the database and pages may.

    >>> names_no_case("tables/figures.csv"), names_no_case("tables/reports.csv")
    (True, False)
    """
    folder, _, name = path.rpartition("/")
    sheet, _, form = name.rpartition(".")
    is_table = form in ("csv", "parquet") and sheet not in OF_CASES
    return folder == TABLES and (is_table or name in OF_NO_CASE)


def refuse_withheld(published: Published, edition: Edition, path: str) -> None:
    """Raises NotNow for a file that names a withheld decision, or may while none are known."""
    if names_no_case(path) or not names_cases(edition):
        return
    if published.is_closed:
        raise NotNow(CLOSED, again_after=AN_HOUR)
    bodies = withheld_in(edition, published.hidden.addresses)
    folder, _, name = path.rpartition("/")
    is_of_another = folder == LETTERS and name.rpartition(".")[0] not in bodies
    if bodies and not is_of_another:
        raise until_made_again()


def withheld_in(edition: Edition, addresses: frozenset[str]) -> set[str]:
    """The authorities in whose lists an edition names a decision at one of these addresses."""
    if not addresses:
        return set()
    withheld = {decision_at(address) for address in addresses}
    bodies = {authority for _, authority in withheld}
    return {
        row.authority
        for row in every_named(edition)
        if bodies & {row.authority, row.decided_about}  # most rows need no more
        and withheld
        & {(key_of(row.reference), each) for each in (row.authority, row.decided_about)}
    }
