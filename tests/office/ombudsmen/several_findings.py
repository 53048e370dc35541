"""Decisions with several findings, as an extract of an ombudsman that counts them has them."""

from datetime import date
from pathlib import Path

from tests.intake.extracts import raw
from tests.office.ombudsmen.own_extracts import OMBUDSMEN
from upheld.intake.extract import Extract
from upheld.intake.files.reading_files import Reading
from upheld.intake.reading_extract import check_extract
from upheld.office.ledger.read_back import own_rules
from upheld.office.moving.around import extract_to, import_read
from upheld.office.moving.imported import Imported, Whose

AS_AT = date(2024, 7, 31)
COLUMNS = (
    "reference,authority,decided_on,outcome,category,subcategory,remedied_by_authority,sequence,"
    "finding,issue,summary,withheld_reason,fault_from,fault_to,fault\n"
)
ONE = "202400001,Alder Homes,2024-04-03,"
AGAIN = "202400001,Alder Homes,2024-06-03,"
DECIDED = (
    COLUMNS
    + f"{ONE}Maladministration,Property condition,damp,no,1,1,repairs,Mould.,,2023-01-04,,delay\n"
    + f"{ONE}Service failure,Charges,,yes,1,2,,Mould.,,,2023-05-06,\n"
    + f"{ONE}No maladministration,Complaint handling,,,1,3,late reply,Mould.,,,,\n"
    + f"{AGAIN}No maladministration,Property condition,,,2,1,,Damp.,not yet determined,,,\n"
    + f"{AGAIN}Service failure,Charges,,no,2,2,,Damp.,not yet determined,,,\n"
    + "202400002,Alder Homes,2024-04-03,Service failure,Charges,,,1,1,,,,,,\n"
)


def read(decided: str = DECIDED) -> Extract:
    reading = Reading(tables={"decided": raw("decided", decided)})
    return check_extract(OMBUDSMEN / "extract", reading, own_rules())


def take_in(decided: str = DECIDED, *, whose: Whose = Whose.NOT_SAID) -> Imported:
    return import_read(read(decided), whose=whose, progress=lambda *_: None)


def taken_out(folder: Path, *, as_at: date = AS_AT) -> str:
    extract_to(folder, as_at=as_at, progress=lambda *_: None)
    return (folder / "decided.csv").read_text("utf-8")
