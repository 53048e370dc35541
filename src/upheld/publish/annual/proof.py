"""The whole proof of an edition: its files, database, letters, tables and private sheets agree."""

import traceback
from collections.abc import Iterator
from pathlib import Path

from upheld.core.progress import Progress, silent
from upheld.edition.beside.editions import corrected_beside
from upheld.edition.manifest import MANIFEST, EditionError
from upheld.edition.proof.acts_checked import acts_checked
from upheld.edition.proof.finding import Finding
from upheld.edition.proof.verifying import verify_database, verify_files
from upheld.edition.reading import DATABASE, Edition, open_edition
from upheld.edition.schemas import form_of, is_of_today
from upheld.ombudsman.folder import Office
from upheld.publish.annual.case_sheets_proof import prove_case_sheets
from upheld.publish.annual.confirming import why_unconfirmed
from upheld.publish.annual.made_with import changed_since
from upheld.publish.annual.quality_page import prove_quality_page
from upheld.publish.annual.remaking import made_again
from upheld.publish.annual.signing_proof import prove_signing_page
from upheld.publish.annual.software import METHODOLOGY, software
from upheld.publish.letters.all_letters import prove_recomposed
from upheld.publish.letters.parallel import Share, workers
from upheld.publish.letters.proof import proving_letters
from upheld.publish.tables.proof import prove_tables
from upheld.publish.tables.proof_by_form import prove_tables_by_form


def verify(edition: Edition, *, office: Office, progress: Progress = silent) -> list[Finding]:
    """Check everything that a finished edition claims. An empty list if it all holds."""
    findings = [*verify_files(edition), *acts_checked(edition)]
    private = edition.private_folder if edition.private_folder.exists() else None
    try:
        with workers() as share:
            findings += prove(
                edition,
                private=private,
                office=office if can_recompose(edition, office) else None,
                share=share,
                progress=progress,
            )
            progress("Making it again", 0, 0)
            return [
                *findings,
                *prove_signing_page(edition),
                *_confirmed(edition),
                *made_again(edition, office, share=share),
            ]
    except EditionError:
        raise
    except Exception as error:
        return [*findings, *_broken_off(edition, error)]


def _confirmed(edition: Edition) -> Iterator[Finding]:
    """What it says of itself must agree with what it changes, if the version before is there."""
    before = corrected_beside(edition)
    if before and edition.manifest.because:
        with open_edition(before) as replaced:
            for trouble in why_unconfirmed(replaced, edition):
                yield Finding(MANIFEST, trouble)


def can_recompose(edition: Edition, office: Office) -> bool:
    """True if this software made it with this folder, and so would say the same again."""
    return edition.manifest.software == software() and not changed_since(edition, office)


def _broken_off(edition: Edition, error: Exception) -> list[Finding]:
    """What we can say about an edition that our own code cannot go through.

    Anything in it may have been changed: a date to the 32nd, or a row that others need. The error
    would be ours only if nothing else in the database were wrong, and it is reported too.
    """
    *_, frame = traceback.extract_tb(error.__traceback__)
    place = f"{Path(frame.filename).name}, line {frame.lineno}"
    trouble = f"does not hold together: {type(error).__name__}: {error} ({place})"
    try:
        today = is_of_today(edition.manifest, methodology=METHODOLOGY)
        return [*verify_database(edition, by_todays_rules=today), Finding(DATABASE, trouble)]
    except Exception:
        return [Finding(DATABASE, trouble)]


def prove(
    edition: Edition,
    *,
    private: Path | None,
    office: Office | None,
    share: Share,
    progress: Progress = silent,
) -> list[Finding]:
    """Check that what was made agrees with the database, whatever the manifest's hashes say.

    With the ombudsman's folder that it was made with, each letter is also composed again. One of
    an earlier schema or methodology is checked against its form, not against today's rules.
    """
    progress("Proving figures, letters and tables", 0, 0)
    today = is_of_today(edition.manifest, methodology=METHODOLOGY)
    form = None if today else form_of(edition.manifest.schema)
    letters = proving_letters(
        edition,
        edition.folder,
        share=share,
        progress=lambda done, of: progress("Proving letters", done, of),
        form=form,
    )
    with letters as findings:
        findings += verify_database(edition, office, by_todays_rules=today)
        if office is not None:
            findings += prove_recomposed(edition, office)
        if form is None:
            findings += prove_tables(edition, edition.folder / "tables")
            findings += prove_quality_page(edition)
        else:
            findings += prove_tables_by_form(edition, edition.folder / "tables", form)
        if private is not None:
            findings += prove_case_sheets(edition, private, form=form)
    return sorted(set(findings))
