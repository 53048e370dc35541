"""A text that a form takes is read as the same text in a cell of an extract, or refused alike."""

import csv
import io
from pathlib import Path
from random import Random

import pytest

from tests.intake.extracts import RULES
from tests.sampling import trials
from upheld.core.printed_ranges import PRINTED
from upheld.core.vocabulary import PERSONAL_REMEDY, SERVICE_IMPROVEMENT
from upheld.intake.checks.fit_to_print import LONGEST_NAME, LONGEST_TEXT, LONGEST_TITLE
from upheld.intake.checks.one_text import read_text
from upheld.intake.checks.unreadable import Unreadable
from upheld.intake.files.reading_csv import read_csv
from upheld.intake.files.reading_files import Reading
from upheld.intake.problems import IntakeError
from upheld.intake.reading_extract import check_extract

CASE = {"authority": "Kent County Council", "category": "Housing"}
RECEIVED = CASE | {"received_on": "2023-05-02", "subcategory": "", "complainant": ""}
DECIDED = CASE | {
    "decided_on": "2023-06-01",
    "outcome": "upheld",
    "subcategory": "",
    "issue": "",
    "summary": "",
    "statement": "",
}
RECOMMENDED = {
    "authority": "Kent County Council",
    "number": "1",
    "kind": SERVICE_IMPROVEMENT,
    "remedy": "training or guidance",
    "agreed_on": "2023-06-01",
    "due_on": "2023-07-01",
    "text": "Train.",
}
REPORTED = {
    "authority": "Kent County Council",
    "published_on": "2023-08-01",
    "title": "A title",
    "file": "",
}
CONTACT = {
    "authority": "Kent County Council",
    "role": "link officer",
    "title": "",
    "name": "",
    "email": "link@council.example",
}
LETTER = {
    "authority": "",
    "paragraph": "",
    "approved_by": "The director",
    "source": "",
    "checked_by": "",
}
COLUMNS = {
    ("received", "subcategory"): RECEIVED,
    ("received", "complainant"): RECEIVED,
    ("decided", "subcategory"): DECIDED,
    ("decided", "issue"): DECIDED,
    ("decided", "summary"): DECIDED,
    ("decided", "statement"): DECIDED,
    ("recommendations", "text"): RECOMMENDED,
    ("reports", "title"): REPORTED,
    ("reports", "file"): REPORTED,
    ("contacts", "title"): CONTACT,
    ("contacts", "name"): CONTACT,
    ("contacts", "email"): CONTACT,
    ("letters", "paragraph"): LETTER,
    ("letters", "approved_by"): LETTER,
    ("letters", "source"): LETTER,
    ("letters", "checked_by"): LETTER,
}
TEXTS = trials(120, whole=1_000)
REFUSED_ALONE = trials(6, whole=60)  # a reading of a whole extract for each
WORDS = (
    "NULL",
    "N/A",
    "-",
    "#REF!",
    "Unknown",
    "Total",
    "a@b.example",
    "ŷ@b.example",
    "../a.pdf",
    "a.pdf",
    " ",
)
SIGNS = "\u2011\ufb01\u00a0\uf0b7\u2705\u2800\u200b\r\n\t\u0301\u0323ṄkẹŵŷAa éB"
NOT_PRINTED = "\ue000\uf8ff東🙂\u0378\u202e\u0c85"


def texts(seed: int, *, without_digits: bool) -> list[str]:
    """As people write and paste them, some with what nobody can print or see."""
    random = Random(seed)
    printed = "".join(
        chr(point)
        for part in PRINTED.split()
        for point in range(int(part.split("-")[0], 16), int(part.split("-")[-1], 16) + 1)
    )
    found = [*WORDS]
    while len(found) < TEXTS:
        of = random.choice((SIGNS, printed, SIGNS + printed[:200], SIGNS + NOT_PRINTED))
        text = "".join(random.choices(of, k=random.randint(1, 12)))
        found.append(text * random.choice((1, 1, 1, 1, 60, 300)))
    if without_digits:  # a number of a paragraph is judged with its source
        found = [
            "".join(c for c in text if not c.isnumeric() and c not in "{}[]") for text in found
        ]
    return list(dict.fromkeys(found))


def row_with(table: str, column: str, text: str, *, place: int = 0) -> dict[str, str]:
    row = {"reference": f"23 {place // 1000:03} {place % 1000:03}"} | COLUMNS[table, column]
    if table == "contacts" and column != "name":
        row["name"] = "A person " + "".join("abcdefghij"[int(digit)] for digit in str(place))
    if table in ("contacts", "letters"):
        del row["reference"]
    if table == "letters":
        row["authority"] = "Kent County Council"
    return row | {column: text}


def read(table: str, rows: list[dict[str, str]]) -> list[dict[str, object]]:
    """As intake reads them from files, with the decisions that some tables need beside them."""
    tables = {table: rows}
    if table not in ("received", "decided"):
        known = [row.get("reference", "23 000 001") for row in rows]
        tables["decided"] = [{"reference": each} | DECIDED for each in dict.fromkeys(known)]
    reading = Reading()
    for name, content in tables.items():
        text = io.StringIO(newline="")
        csv.writer(text).writerows([[*content[0]], *([*row.values()] for row in content)])
        file = read_csv(text.getvalue().encode(), name=name, source=f"{name}.csv")
        reading.problems += file.problems
        reading.tables |= {each.name: each for each in file.tables}
    read = check_extract(Path("extract"), reading, RULES)
    return read.tables[table].to_pylist()


def taken(table: str, column: str, text: str) -> str | None:
    try:
        return read_text(table, column, text, kind=SERVICE_IMPROVEMENT)
    except Unreadable:
        return None


@pytest.mark.sampled
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_what_is_taken_is_what_intake_reads(table, column):
    candidates = texts(1, without_digits=table == "letters")
    kept = {text: found for text in candidates if (found := taken(table, column, text)) is not None}
    if column == "paragraph":
        kept = {text: found for text, found in kept.items() if found}
    if column == "name":  # one name is one contact
        kept = dict({found: (text, found) for text, found in kept.items()}.values())
    assert len(kept) >= (2 if column == "email" else 20)
    if table == "letters":  # an authority has one row
        for text, found in list(kept.items())[:: max(len(kept) // REFUSED_ALONE, 1)]:
            (row,) = read(table, [row_with(table, column, text)])
            assert (row[column] or "") == found
        return
    rows = [row_with(table, column, text, place=place) for place, text in enumerate(kept, start=1)]
    assert [row[column] or "" for row in read(table, rows)] == [*kept.values()]


@pytest.mark.sampled
@pytest.mark.parametrize(("table", "column"), COLUMNS)
def test_what_is_refused_intake_refuses_in_the_same_words(table, column):
    candidates = texts(2, without_digits=table == "letters")
    refused = [text for text in candidates if taken(table, column, text) is None]
    assert refused
    for text in Random(3).sample(refused, min(REFUSED_ALONE, len(refused))):
        with pytest.raises(Unreadable) as why:
            read_text(table, column, text, kind=SERVICE_IMPROVEMENT)
        with pytest.raises(IntakeError) as problems:
            read(table, [row_with(table, column, text)])
        assert why.value.remedy in [each.remedy for each in problems.value.problems]
        (found,) = (each for each in problems.value.problems if each.remedy == why.value.remedy)
        assert found.column == column
        assert found.trouble in (why.value.trouble, f"{why.value.trouble}; it is in 1 row")


@pytest.mark.parametrize(
    ("table", "column", "longest"),
    [
        ("contacts", "name", LONGEST_NAME),
        ("reports", "title", LONGEST_TITLE),
        ("recommendations", "text", LONGEST_TEXT),
        ("letters", "paragraph", LONGEST_TEXT),
    ],
)
def test_no_text_is_longer_than_a_letter_has_room_for(table, column, longest):
    assert read_text(table, column, "a" * longest, kind=SERVICE_IMPROVEMENT) == "a" * longest
    with pytest.raises(Unreadable, match="has room for"):
        read_text(table, column, "a" * (longest + 1), kind=SERVICE_IMPROVEMENT)


def test_a_personal_remedy_is_in_no_letter():
    assert read_text("recommendations", "text", "Pay 東", kind=PERSONAL_REMEDY) == "Pay 東"
    with pytest.raises(Unreadable):
        read_text("recommendations", "text", "Pay 東", kind=SERVICE_IMPROVEMENT)
