"""Who gets the letters, and what is added to a few of them. Only titles: no people."""

from dataclasses import dataclass, field
from datetime import date

from upheld.demo.body_arrays import Bodies
from upheld.demo.calibration import YEARS
from upheld.demo.england import CHIEF_EXECUTIVE, LINK_OFFICER
from upheld.intake.directory.authority import Authority

ROLES = {
    CHIEF_EXECUTIVE: ("The Chief Executive", 1),
    LINK_OFFICER: ("The Link Officer", 1),
    "monitoring officer": ("The Monitoring Officer", 1),
    "leader": ("The Leader of the Council", 2),
    "scrutiny chair": ("The Chair of Scrutiny", 3),
}
# A post that changed hands: the letter names the person who held it on its date.
INTERIM = ("kent", "leeds", "cornwall", "camden", "norwich")
HANDED_OVER = date(2021, 6, 30)
# Nothing here blames anyone: the councils are real.
APPROVED_BY = "Director of Operations"
CHECKED_BY = "Head of Casework"
SOURCES = {"leeds": "Our calendar of visits"}  # of the numbers that a paragraph quotes
PARAGRAPHS = {
    "birmingham": (
        "Your council answered our questions promptly this year. Thank you to your link officers,"
        " who dealt with {received} complaints and enquiries. Please keep us informed of the"
        " changes to your complaints team."
    ),
    "kent": (
        "We now send our enquiries through a secure portal. Please tell us in good time when your"
        " link officer changes, so that they reach the right person."
    ),
    "north-west-leicestershire": "",
    "leeds": "Thank you for the [2] visits in which your council shared what it learned.",
    "cornwall": "We welcome the invitation to meet your scrutiny committee.",
    "camden": (
        "I was pleased that your council put right several complaints before they reached us."
    ),
    "westminster": "",
}
EARLIER = ("birmingham", "kent", "leeds", "north-west-leicestershire", "camden", "cornwall")


LANGUAGE = "English"

Contact = tuple[str, str, str, str, str, date | None, date | None, str]


@dataclass(kw_only=True)
class Post:
    """Rows of the tables contacts, letters and earlier_letters."""

    contacts: list[Contact] = field(default_factory=list)
    letters: list[tuple[str, str, str, str, str, str]] = field(default_factory=list)
    earlier_letters: list[tuple[str, str, str]] = field(default_factory=list)


def post(bodies: Bodies) -> Post:
    found = Post()
    known = {each.slug: each for each in bodies.authorities}
    for number, authority in enumerate(bodies.authorities):
        found.contacts += _contacts(authority, number=number)
    for slug, paragraph in PARAGRAPHS.items():
        approved_by = APPROVED_BY if paragraph else ""
        source = SOURCES.get(slug, "")
        checked_by = CHECKED_BY if source else ""
        found.letters.append((known[slug].name, "yes", paragraph, approved_by, source, checked_by))
    not_written_to = known["environment-agency"]
    found.letters.append((not_written_to.name, "no", "", "", "", ""))
    for slug in EARLIER:
        for year in (YEARS[0].previous.previous, YEARS[0].previous):
            found.earlier_letters.append((known[slug].name, str(year), f"{year}/{slug}.pdf"))
    return found


def _contacts(authority: Authority, *, number: int) -> list[Contact]:
    rows: list[Contact] = []
    for role, (name, every) in ROLES.items():
        if number % every:
            continue
        email = f"{role.replace(' ', '.')}@{authority.slug}.example"
        handed_over = role == CHIEF_EXECUTIVE and authority.slug in INTERIM
        if handed_over:
            interim = "The Interim Chief Executive"
            rows.append((authority.name, role, "", interim, email, None, HANDED_OVER, LANGUAGE))
        since = date(2021, 7, 1) if handed_over else None
        rows.append((authority.name, role, "", name, email, since, None, LANGUAGE))
    return rows
