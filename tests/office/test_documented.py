"""Documents that are written by hand tell the office's numbers as they are today."""

from tests.numbers_of_rules import ROOT, faults_in_documents
from upheld.core.english import written_out
from upheld.office.configuration import SHORTEST_SECRET
from upheld.office.follow_up.evidence_kinds import LARGEST, MEGABYTE, table
from upheld.office.models.fields import LONGEST_WORD
from upheld.office.rules.signing_in import LINK_WORKS_FOR, SHORTEST_PASSWORD
from upheld.office.rules.times import SOON_IN_WORDS
from upheld.office.running.serving import GRACE, THREADS

DOCUMENTED = {
    r"works once and for (\w+ days)": LINK_WORKS_FOR,
    r"from an administrator, for (\w+ days)": LINK_WORKS_FOR,
    r"(\d+) characters or more": f"{SHORTEST_PASSWORD}",
    r"due within (\S+ weeks)": SOON_IN_WORDS,
    r"evidence has at most (\d+) MB": f"{LARGEST // MEGABYTE}",
    r"several at once, up to (\d+) MB together": f"{LARGEST // MEGABYTE}",
    r"At least (\d+) random characters": f"{SHORTEST_SECRET}",
    r"category of more than (\d+) characters": f"{LONGEST_WORD}",
    r"Each process answers (\w+) requests at once": written_out(THREADS),
    r"two processes need ([^.]*)\.": f"{2 * THREADS}",
    r"answered first, for up to (\d+) seconds": f"{GRACE}",
}


def test_documents_speak_of_the_offices_numbers_of_today():
    assert "\n".join(faults_in_documents(DOCUMENTED)) == ""


def test_the_operations_say_how_each_kind_of_evidence_is_recognised():
    assert table() in (ROOT / "docs" / "operations.md").read_text("utf-8")
