"""Extracts with every word of an ombudsman's profile, and what its office holds as one."""

import csv
import io
from datetime import date
from pathlib import Path

from upheld.core.profile import Profile
from upheld.core.profile_parts import DONE
from upheld.intake.extract import Extract
from upheld.intake.files.reading_csv import read_csv
from upheld.intake.files.reading_files import Reading
from upheld.intake.reading_extract import check_extract
from upheld.office.configuration import own_office, own_profile
from upheld.office.ledger.read_back import own_rules
from upheld.office.moving.around import extract_to, import_read
from upheld.office.moving.imported import Whose

OMBUDSMEN = Path(__file__).parents[2] / "ombudsmen"
REFERENCES = {"wales": "2022{:06}", "waterways": "W-{:05}"}
Rows = list[tuple[object, ...]]


def tables_of(profile: Profile, reference: str) -> dict[str, Rows]:
    """An extract with every word of a profile: a case for each of its outcomes of every kind."""
    body = own_office().directory.authorities[0].name
    received, decided, recommended, recorded = [], [], [], []
    categories, reasons = list(profile.categories), ["", *profile.reasons]
    outcomes = [*profile.outcomes, *[profile.with_fault[0]] * len(profile.compliance)]
    remedies, statuses = list(profile.remedies), list(profile.compliance)
    for at in range(max(len(outcomes), len(categories), len(reasons), len(remedies))):
        case = reference.format(at), body
        outcome, category = outcomes[at % len(outcomes)], categories[at % len(categories)]
        received.append((*case, "2022-04-11", category))
        reason = reasons[at % len(reasons)]
        decided.append((*case, "2022-06-01", outcome, category, reason))
        if outcome in profile.with_fault:
            status, remedy = statuses[at % len(statuses)], remedies[at % len(remedies)]
            done = "2022-07-01" if profile.kept(status) in DONE else ""
            agreed = ("personal remedy", remedy, "2022-06-01", "2022-07-01", "Say sorry.")
            recommended.append((*case, 1, *agreed, status, done))
            recorded.append((*case, "2022-08-01", status))
    return {
        "received": [("reference", "authority", "received_on", "category"), *received],
        "decided": [
            ("reference", "authority", "decided_on", "outcome", "category", "withheld_reason"),
            *decided,
        ],
        "recommendations": [
            (
                *("reference", "authority", "number", "kind", "remedy", "agreed_on", "due_on"),
                *("text", "status", "completed_on"),
            ),
            *recommended,
        ],
        "compliance": [("reference", "authority", "recorded_on", "outcome"), *recorded],
        "contacts": [
            ("authority", "role", "title", "name", "email"),
            *((body, role, "", "Mx Reed", "reed@trust.example") for role in profile.roles),
        ],
        "counts": [
            ("year", "authority", "what", "outcome", "count"),
            *(("2019-20", body, "decided", outcome, 3) for outcome in profile.outcomes),
        ],
        "averages": [
            ("year", "peer_group", "measure", "text", "source"),
            *(("2019-20", group, profile.main.slug, "50%", "A letter") for group in profile.groups),
        ],
    }


def read(files: dict[str, bytes]) -> Extract:
    """As intake reads it for this office."""
    reading = Reading()
    for name, data in files.items():
        told = read_csv(data, name=name, source=f"{name}.csv")
        reading.problems += told.problems
        reading.tables |= {table.name: table for table in told.tables}
    return check_extract(Path("extract"), reading, own_rules())


def as_csv(rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    return text.getvalue().encode()


def take_in(name: str) -> Extract:
    tables = tables_of(own_profile(), REFERENCES[name])
    extract = read({table: as_csv(rows) for table, rows in tables.items()})
    import_read(extract, whose=Whose.NOT_SAID, progress=lambda *_: None)
    return extract


def taken_out(folder: Path) -> dict[str, bytes]:
    extract_to(folder, as_at=date(2024, 3, 31), progress=lambda *_: None)
    return {path.stem: path.read_bytes() for path in sorted(folder.iterdir())}
