"""How many single cases an edition speaks of; and the cases that earlier schemas named."""

from dataclasses import dataclass

from upheld.core.single_cases import Single
from upheld.edition.queries.records import Record
from upheld.edition.reading import Edition


@dataclass(frozen=True, kw_only=True)
class SingleCasesRow(Record):
    public: int = 0  # on the day of publication
    not_public: int = 0

    @property
    def number(self) -> int:
        return self.public + self.not_public


@dataclass(frozen=True, kw_only=True)
class NamedRow(Record):
    """A case that an edition of an earlier schema names, under the authority that lists it."""

    authority: str
    reference: str
    decided_about: str = ""  # if it is about another body; the earliest schema does not say


def single_cases_of(edition: Edition, authority: str, what: Single) -> SingleCasesRow:
    """None of them if the edition is of an earlier schema."""
    if not edition.has("single_cases"):
        return SingleCasesRow()
    (found,) = edition.ask(
        SingleCasesRow,
        "SELECT coalesce(sum(public), 0) AS public, coalesce(sum(not_public), 0) AS not_public"
        " FROM single_cases WHERE authority = ? AND what = ?",
        (authority, what),
    )
    return found


def names_cases(edition: Edition) -> bool:
    """Only editions of earlier schemas do."""
    return edition.has(Single.REPORT)


def every_named(edition: Edition) -> list[NamedRow]:
    """In any list of any authority. A case can be there more than once."""
    lists = [each for each in Single if edition.has(each)]
    return [row for each in lists for row in edition.ask(NamedRow, f"SELECT * FROM {each}")]
