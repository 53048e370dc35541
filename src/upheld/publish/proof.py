"""The whole proof of an edition: files, database, letters, tables and private sheets agree."""

from pathlib import Path

from upheld.edition.findings import Finding
from upheld.edition.reading import Edition
from upheld.edition.verifying import verify_database, verify_files
from upheld.publish.case_sheets import prove_case_sheets
from upheld.publish.letters.proof import prove_letters
from upheld.publish.letters.writing import prove_recomposed
from upheld.publish.progress import Progress, silent
from upheld.publish.software import software
from upheld.publish.tables.proof import prove_tables


def verify(edition: Edition, *, progress: Progress = silent) -> list[Finding]:
    """Everything that a finished edition claims, checked; an empty list when all of it holds."""
    findings = verify_files(edition)
    private = edition.private_folder if edition.private_folder.exists() else None
    return findings + prove(edition, private=private, progress=progress)


def prove(edition: Edition, *, private: Path | None, progress: Progress = silent) -> list[Finding]:
    """That what was made agrees with the database, whatever the manifest's hashes say."""
    progress("Proving figures", 0, 0)
    findings = verify_database(edition)
    if edition.manifest.software == software():
        findings += prove_recomposed(edition)
    findings += prove_letters(edition, edition.folder / "letters", progress=progress)
    progress("Proving tables", 0, 0)
    findings += prove_tables(edition, edition.folder / "tables")
    if private is not None:
        findings += prove_case_sheets(edition, private)
    return sorted(set(findings))
