"""Only those who make an edition, or prove one, know its tables: all others ask ``queries``."""

import re
from pathlib import Path

import upheld
from tests.editions import edition_of
from tests.publish.letters.composing import decided
from tests.tables import extract
from upheld.edition.queries.letters import LetterRow

SOURCE = Path(upheld.__file__).parent
SELECT = re.compile(r"\bSELECT\b")
OTHERS = {
    "publish/letters/known_numbers.py": "a proof, apart from what it proves",
    "publish/letters/proof_of_content.py": "a proof, apart from what it proves",
    "publish/tables/proof_by_form.py": "a proof, of editions of earlier schemas too",
    "publish/annual/case_sheets_proof.py": "a proof, apart from what it proves",
    "publish/annual/signing_proof.py": "a proof, apart from what it proves",
    "publish/annual/following.py": "a check of what an edition gives, before another is made",
    "publish/maps/boundaries.py": "its own file, beside the editions",
    "office/ledger/aside.py": "the office's own records",
    "office/ledger/moment.py": "the office's own records",
    "office/ledger/recording.py": "the office's own records",
    "office/ledger/schema.py": "the office's own database",
    "office/ledger/schema_queries.py": "the office's own database",
    "office/migrations/0002_ledger_is_only_added_to.py": "the office's own records",
    "office/migrations/0003_find_words_by_their_letters.py": "the office's own records",
}


def test_nobody_else_asks_an_edition_in_sql():
    asking = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if path.relative_to(SOURCE).parts[0] not in ("edition", "register")
        and SELECT.search(path.read_text("utf-8"))
    }
    assert asking == set(OTHERS)


def test_a_record_may_lack_what_an_earlier_schema_does_not_have():
    edition = edition_of(extract(decided=decided("leeds", upheld=1)))
    row = edition.ask(
        LetterRow,
        "SELECT 'leeds' AS authority, 'leeds' AS sent_to, 'x.pdf' AS file, 1 AS issued_in,"
        " '' AS letters_on, '' AS public_at, '' AS replaces, '' AS paragraph, '{}' AS content,"
        " 1 AS of_no_field",
    )[0]
    assert (row.authority, row.written, row.source) == ("leeds", None, "")
