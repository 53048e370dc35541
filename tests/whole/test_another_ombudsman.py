"""An ombudsman that shares nothing with the default one, from its folder to the last page.

Everything is made of its folder by the commands alone, and read: letters, tables, databases, private
sheets, and every page that links, forms and lists of addresses lead to. No word of the default
ombudsman may stand there, but for those that are the contract: a column, a key, an address.
"""

import re
from pathlib import Path

import pytest

from tests.profiles import LGSCO, OMBUDSMEN
from tests.site.asking import Asker
from tests.whole.others import ANSWERED, every_page, run, text_of, text_of_file
from upheld.ombudsman.folder import read_office

FOLDER = OMBUDSMEN / "waterways"
OFFICE = read_office(FOLDER)
YEARS = {
    "2022-23": ("2023-07-19", "2023-07-26T09:00"),
    "2023-24": ("2024-07-17", "2024-07-24T09:00"),
}

# What nobody else may say. First what the default ombudsman, its history and its bodies are called.
NEVER = [
    *("LGSCO", "local government", "social care", "council", "chief executive"),
    *("upheld", "uphold", "remedy", "remedies", "remedied"),
    *("1 April 2018", "borderline", "pandemic", "coronavirus", "census"),
    *("county", "district", "borough", "metropolitan", "unitary", "london", "england"),
    # Then what it counts, and under which names.
    *(measure.title for measure in LGSCO.measures),
    *(name for measure in LGSCO.measures for name in (*measure.counted_name, *measure.out_of_name)),
    *(outcome.title for outcome in LGSCO.outcomes.values()),
    *LGSCO.outcomes,
    *LGSCO.compliance,
    *LGSCO.categories,
    *LGSCO.remedies,
    *LGSCO.roles,
    *LGSCO.reasons,
]
# Words that anybody uses, or that are the same for all: what a check shows, and a rate.
ORDINARY = {
    *("other", "ceased", "leader", "consent", "employment", "under review", "premature"),
    *("compliance outcome", "compliance outcomes", "resident", "residents"),
}
NEVER_SAID = re.compile(
    "|".join(sorted(re.escape(each) for each in {each.lower() for each in NEVER} - ORDINARY)),
    re.IGNORECASE,
)
# What its site would speak of without having it, or call otherwise than its folder does.
NOT_THERE = re.compile(
    r"our guides|/guides\"|our policies|(?<!role=\")regions?\b|not a sample|authorit",
    re.IGNORECASE,
)
# Pages whose words are not the site's own: the methodology, letters and open data.
OTHER_WORDS = ("/methodology", "/letters", "/api", "/data")
# Where such a word says nothing to a reader, but is a name that programs rely on.
CONTRACT = re.compile(
    "|".join(
        (
            r"/(?:<wbr>)?councils\b|\bcouncils-(?=slug|json|csv)",  # addresses, and what OpenAPI calls them
            r"\bcouncil(?==)",  # what a page is asked for
            # Keys of JSON, columns, and what is counted, which stand alone.
            r"(?:^|(?<=[^\w ]))(?:is_council|council|county|remed(?:y|ies|ied))(?=[^\w ]|$)",
            r"(?<= / )county(?= / )|^    (?:county|remedy)(?= TEXT)|\bremedied_(?:by_authority|means)\b",
            r"personal[ -]remed(?:y|ies)",  # a kind of recommendation, in each extract
            r"(?:\btable_|\b)remedies_and_compliance\b",  # a table
            r"\bupheld (?=[0-9]|verify)",  # the program
        )
    )
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration extract, two editions that are published, and a register."""
    folder = tmp_path_factory.mktemp("another")
    extract, editions, published = (folder / name for name in ("extract", "editions", "published"))
    office = ("--office", FOLDER)
    after: tuple[str | Path, ...] = ()
    run("demo", extract, "--cases", "100", *office)
    run("check", extract, *office)
    for year, (letters_on, public_at) in YEARS.items():
        dates = ("--letters-on", letters_on, "--public-at", public_at)
        run("build", extract, "--year", year, "--into", editions, *dates, *office, *after)
        run("publish", editions / f"{year}.v1", "--to", published)
        after = ("--after", editions / f"{year}.v1")
    run("register", extract, "--into", published, "--as-at", "2024-07-31", *office)
    return folder


def test_its_edition_is_proved_without_its_folder(made: Path) -> None:
    said = run("verify", made / "editions" / "2023-24.v1")
    assert "verified" in said


def test_no_file_of_it_has_a_word_of_another(made: Path) -> None:
    found = Spoken()
    for path in sorted(made.joinpath("editions").rglob("*")):
        if path.is_file():
            found.look(str(path.relative_to(made)), text_of_file(path))
    assert found.in_words() == "", found.in_words()


def test_no_page_of_it_has_a_word_of_another(made: Path) -> None:
    found, spoken = Spoken(), Spoken(NOT_THERE)
    kinds: set[str] = set()
    with Asker(made / "published", office=OFFICE) as asker:
        for address, answer in every_page(asker, OFFICE.site):
            assert answer.status in ANSWERED, address
            kinds.add(answer.kind)
            found.look(address, text_of(answer))
            if answer.kind == "text/html" and not address.startswith(OTHER_WORDS):
                spoken.look(address, text_of(answer))
    assert found.in_words() == "", found.in_words()
    assert spoken.in_words() == "", spoken.in_words()
    assert {"text/html", "application/json", "text/csv", "application/pdf"} <= kinds


class Spoken:
    """What may not be said, each sentence once with the first place where it stands."""

    def __init__(self, never: re.Pattern[str] = NEVER_SAID) -> None:
        self._never = never
        self._seen: set[str] = set()
        self._found: dict[str, str] = {}

    def look(self, place: str, text: str) -> None:
        for line in {*text.splitlines()} - self._seen:
            self._seen.add(line)
            left = CONTRACT.sub("·", line)
            for said in self._never.finditer(left):
                around = left[max(0, said.start() - 90) : said.end() + 90]
                self._found.setdefault(around.strip(), place)

    def in_words(self) -> str:
        return "\n".join(f"{place}: {line}" for line, place in self._found.items())
