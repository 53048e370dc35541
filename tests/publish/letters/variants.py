"""The letters that are set and looked at: between them they take every branch of both templates.

test_branches.py proves that they do. Who adds a branch to letter.typ or letter.html adds the letter
that takes it here, and it is then proved to be legible on paper and on the narrowest screen.
"""

from dataclasses import fields, replace

from tests.publish.letters import samples
from tests.publish.letters.samples import letter
from upheld.publish.letters.html import NOBODY
from upheld.publish.letters.letter import Addressee, Headline, Letter, Links, Table

LINES = [field.name for field in fields(Headline) if field.name.endswith("_line")]
EVERY_LINE = replace(
    samples.UPHELD,
    **{
        line: f"{share}% of what is said where there is most to say"
        for share, line in enumerate(LINES)
    },
)
NO_LINE = replace(
    samples.UPHELD,
    measure="upheld-per-residents",
    text="not available",
    picture=None,
    **dict.fromkeys(LINES, ""),
)
LARGE_NUMBER = replace(NO_LINE, measure="late", text="123456")
SHORT_TABLE = Table(
    title="Two", headings=("Where", "How many"), rows=(("Here", "1"), ("There", "2"))
)
LONG_WORDS = Table(
    title="Where the reports are",
    headings=("Case", "Address", "Wherever-else-they-may-be-found-by-anybody-who-looks"),
    rows=(
        ("19 001 321", "https://ombudsman.example/reports/" + "a" * 90, "Nowhere"),
        (
            "19 001 322",
            "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
            "0123456789abcdef" * 4,
        ),
    ),
)
REVISED = Table(
    title="Figures as published",
    headings=(
        "Year",
        "Complaints upheld",
        "Compliance with recommendations",
        "Satisfactory remedies",
        "Upheld for every 100,000 residents",
    ),
    rows=tuple(
        (
            f"20{year}-{year + 1} (see note)",
            "100% (1,042 of 1,042; 97% to 100%) [r]",
            "100% (1,018 of 1,018, 1,016 late) [r]",
            "100% (1,037 of 1,037) [r]",
            "not published [r]",
        )
        for year in range(18, 24)
    ),
    notes=("In 2020-21 we took no new complaints for three months.",) * 3,
)
MAIL = Links(
    items=(("Write to us", "Room 4, at any time"), ("By email", "mailto:a@ombudsman.example"))
)

BARE = replace(
    letter(NO_LINE, LARGE_NUMBER, authority="Isles of Scilly", slug="bare", counts=(SHORT_TABLE,)),
    dated="",
    marks=(),
    office_lines=(),
    closing="",
    signatures=(),
)
FULLEST = replace(
    letter(
        EVERY_LINE,
        samples.LATE,
        authority=samples.LONG_NAME.authority,
        slug="fullest",
        more=(LONG_WORDS, REVISED, MAIL),
    ),
    office_name="The Ombudsman for Local Government, Social Care and Housing in the Whole Country",
    office_lines=(
        "4th Floor, The Long House of Many Names, 123 A Street That Goes On and On, Town",
    ),
    marks=("Draft", "This letter is issued again and replaces the one of 22 July 2020. " * 2),
)
FOUR_PAGES = letter(
    samples.UPHELD,
    samples.LATE,
    samples.REMEDIES,
    slug="four-pages",
    more=(samples.TEN_IMPROVEMENTS, samples.FAILED, REVISED, samples.TEN_IMPROVEMENTS, REVISED),
)
SEVERAL = Addressee(
    lines=("Ms E, Chief Executive", "North Council", "The Chief Executive", "South Council"),
    salutation="Dear Chief Executives",
    copies=("Mr L, Link Officer (North Council)", "The Leader (South Council)") * 4,
)

_WRITTEN: tuple[tuple[Letter, Addressee], ...] = (
    *((one, samples.ADDRESSEE) for one in samples.VARIANTS.values()),
    (BARE, NOBODY),
    (FULLEST, SEVERAL),
    (FOUR_PAGES, NOBODY),
)
VARIANTS = {one.slug: (one, addressee) for one, addressee in _WRITTEN}
