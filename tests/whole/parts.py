"""The parts of the proof, each by itself: so many tamperings cannot each wait for the whole of it.

What a part finds, `verify` finds. That it asks all of them is shown where it names a file of each.
"""

import contextlib
from collections.abc import Callable
from pathlib import Path

from upheld.edition.proof.finding import Finding
from upheld.edition.proof.verifying import verify_database, verify_files
from upheld.edition.reading import Edition, open_edition
from upheld.publish.annual.case_sheets_proof import prove_case_sheets
from upheld.publish.annual.quality_page import prove_quality_page
from upheld.publish.letters.proof import proving_letters
from upheld.publish.tables.proof import prove_tables

Part = Callable[[Edition], list[Finding]]


def letters(edition: Edition) -> list[Finding]:
    with proving_letters(edition, edition.folder, share=map) as findings:
        pass
    return findings


def tables(edition: Edition) -> list[Finding]:
    return prove_tables(edition, edition.folder / "tables")


def case_sheets(edition: Edition) -> list[Finding]:
    return prove_case_sheets(edition, edition.private_folder)


FILES, DATABASE, QUALITY_PAGE = verify_files, verify_database, prove_quality_page


def found_by(edition: Path, *parts: Part) -> list[Finding]:
    """What the first of these finds that finds anything; one that breaks off has found nothing."""
    with open_edition(edition) as opened:
        for part in parts:
            with contextlib.suppress(Exception):  # which it was, the whole proof says
                if findings := part(opened):
                    return findings
    return []
