"""Provisional case sheets for authorities: one workbook, or all of them in a ZIP, in the ledger."""

import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from upheld.core.english import joined
from upheld.edition.manifest import read_manifest
from upheld.edition.queries.authorities import names_of
from upheld.edition.reading import open_edition
from upheld.office.configuration import Configuration
from upheld.office.ledger.recording import writing
from upheld.office.models import AnnualReview, Person
from upheld.office.year.places import edition_on_record
from upheld.office.year.querying import QueriesError
from upheld.publish.annual.provisional_sheets import write_provisional

TAKEN = "provisional sheets"  # what the ledger calls them


def candidate_of(review: AnnualReview, configuration: Configuration) -> Path:
    """Raises QueriesError if there is none."""
    if edition := edition_on_record(review, configuration):
        return edition
    raise QueriesError(f"{review.year} has no candidate yet. Build one first.")


def authorities_with_sheets(edition: Path) -> dict[str, str]:
    """Slug to name, in the order of their names."""
    with open_edition(edition) as opened:
        names = names_of(opened)
        known = [path.stem for path in opened.private_folder.glob("*.xlsx")]
    found = {slug: names[slug] for slug in known if slug in names}
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


def one(review: AnnualReview, edition: Path, slug: str, *, by: Person) -> bytes:
    """The workbook of one authority. Raises QueriesError without a last day."""
    made = _made(review, edition, [slug])[0][1]
    _tell(review, by=by, authorities=[slug])
    return made


def all_together(review: AnnualReview, edition: Path, *, by: Person) -> bytes:
    slugs = [*authorities_with_sheets(edition)]
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for slug, content in _made(review, edition, slugs):
            archive.writestr(file_name(review, slug), content)
    _tell(review, by=by, authorities=slugs)
    return packed.getvalue()


def file_name(review: AnnualReview, slug: str) -> str:
    return f"{slug}-{review.year}-provisional.xlsx"


def _made(review: AnnualReview, edition: Path, slugs: list[str]) -> list[tuple[str, bytes]]:
    last_day = review.last_day_of_queries
    if last_day is None:
        raise QueriesError("Set the last day of queries first. It is printed on every sheet.")
    manifest, names = read_manifest(edition), authorities_with_sheets(edition)
    private = edition.with_name(f"{edition.name}.private")
    found = []
    with TemporaryDirectory(prefix="upheld-provisional-") as folder:
        for slug in slugs:
            into = Path(folder) / file_name(review, slug)
            write_provisional(
                private / f"{slug}.xlsx",
                into,
                title=f"Cases in {review.year}: {names[slug]}",
                last_day=last_day,
                dated=date.fromisoformat(manifest.as_at),
            )
            found.append((slug, into.read_bytes()))
    return found


def _tell(review: AnnualReview, *, by: Person, authorities: list[str]) -> None:
    whose = joined(authorities) if len(authorities) == 1 else f"{len(authorities)} authorities"
    told = {"authorities": len(authorities), "edition": review.edition_hash}
    with writing(by, "take provisional sheets") as write:
        write.tell(TAKEN, f"{review.year}, {whose}", after=told)
