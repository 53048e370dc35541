"""Letters as composing makes them, one for each variant whose look and proof matter.

The words are samples; the figures are those of North West Leicestershire 2019-20 where nothing
else is said.
"""

from dataclasses import replace

from upheld.publish.letters.letter import (
    Addressee,
    Block,
    Headline,
    Letter,
    Links,
    Listing,
    Paragraph,
    Section,
    Table,
)
from upheld.publish.pictures.bar import share_picture

COLOUR = "#1d4f6e"
SERVICES = (
    "Adult Care Services",
    "Benefits & Tax",
    "Corporate & Other Services",
    "Education & Children's Services",
    "Environmental Services & Public Protection & Regulation",
    "Highways & Transport",
    "Housing",
    "Planning & Development",
    "Other",
)
OUTCOMES = (
    "Invalid or incomplete",
    "Advice given",
    "Referred back for local resolution",
    "Closed after initial enquiries",
    "Not upheld",
    "Upheld",
)

ADDRESSEE = Addressee(
    lines=("Ms E", "Chief Executive", "North West Leicestershire District Council"),
    salutation="Dear Ms E",
    copies=("Link Officer, Mr L", "Chair of Scrutiny, Cllr S"),
)


def headline(
    *,
    measure: str = "upheld",
    title: str = "Complaints upheld",
    text: str = "33%",
    counted: int | None = 1,
    out_of: int | None = 3,
    count_line: str = "1 of 3 detailed investigations",
    late_line: str = "",
    peer_text: str | None = "45%",
    peer_counted: int | None = 2231,
    peer_out_of: int | None = 4958,
    average_line: str = "45% for all district councils together",
    sentences: tuple[str, ...] = (
        "In 2019-20 we completed 3 detailed investigations about the council and upheld 1 (33%)."
        " Upheld means that we found some fault, including fault already admitted; it does not"
        " always mean that someone was harmed.",
        "Three investigations are too few to say whether the council differs from other district"
        " councils: one decision the other way would move its figure by 33 points.",
    ),
) -> Headline:
    return Headline(
        measure=measure,
        title=title,
        text=text,
        count_line=count_line,
        range_line="",
        average_line=average_line,
        late_line=late_line,
        sentences=sentences,
        picture=share_picture(
            title=title,
            text=text,
            counted=counted,
            out_of=out_of,
            peer_text=peer_text,
            peer_counted=peer_counted,
            peer_out_of=peer_out_of,
            peer_name="district councils",
            colour=COLOUR,
        ),
    )


UPHELD = headline()
COMPLIANCE = headline(
    measure="compliance",
    title="Compliance with recommendations",
    text="100%",
    counted=1,
    out_of=1,
    count_line="1 of 1 compliance outcome",
    peer_text=">99%",
    peer_counted=803,
    peer_out_of=806,
    average_line=">99% for all district councils together",
    sentences=(
        "In the 1 case checked this year we were satisfied that the council did what it agreed.",
    ),
)
LATE = headline(
    measure="compliance",
    title="Compliance with recommendations",
    text="100%",
    counted=10,
    out_of=10,
    count_line="10 of 10 compliance outcomes",
    late_line="3 of 10 late",
    sentences=("In 10 of 10 cases checked this year we were satisfied; 3 of the 10 were late.",),
)
REMEDIES = headline(
    measure="satisfactory-remedies",
    title="Satisfactory remedies provided by the authority",
    text="0%",
    counted=0,
    out_of=1,
    count_line="0 of 1 upheld decision",
    peer_text="20%",
    peer_counted=446,
    peer_out_of=2231,
    average_line="20% for all district councils together",
    sentences=("The 1 complaint we upheld had not been put right in this way (0 of 1).",),
)
NONE_INVESTIGATED = headline(
    text="no cases",
    counted=0,
    out_of=0,
    count_line="0 detailed investigations",
    sentences=(
        "No detailed investigation was completed in 2019-20, so there is no percentage."
        " Complaints closed earlier are in the table.",
    ),
)
NO_GROUP = headline(
    peer_text=None,
    peer_counted=None,
    peer_out_of=None,
    average_line="There is no group of similar bodies to compare with.",
)


def received(counts: tuple[int, ...] = (0, 2, 1, 0, 3, 0, 2, 5, 1)) -> Table:
    rows = [(service, f"{count:,}") for service, count in zip(SERVICES, counts, strict=True)]
    return Table(
        title="Complaints and enquiries received, by service",
        headings=("Service", "Received"),
        rows=(*rows, ("Total", f"{sum(counts):,}")),
        has_total=True,
    )


def decided(counts: tuple[int, ...] = (1, 0, 6, 3, 2, 1)) -> Table:
    rows = [(outcome, f"{count:,}") for outcome, count in zip(OUTCOMES, counts, strict=True)]
    return Table(
        title="Complaints decided, by outcome",
        headings=("Outcome", "Decisions"),
        rows=(*rows, ("Total", f"{sum(counts):,}")),
        notes=("Received is not decided: some complaints arrive in one year and end in the next.",),
        has_total=True,
    )


EARLIER = Table(
    title="Earlier years, as published",
    headings=("Year", "Upheld", "Compliance", "Satisfactory remedies"),
    rows=(
        ("2018-19", "50% (2 of 4)", "no cases", "0% (0 of 2)"),
        ("2019-20", "33% (1 of 3)", "100% (1 of 1)", "0% (0 of 1)"),
    ),
)
LINKS = Links(
    items=(
        (
            "Decisions, figures and reports of every council",
            "https://ombudsman.example/your-councils-performance",
        ),
        ("Help with handling complaints, and our training", "https://ombudsman.example/training"),
    )
)


def letter(
    *headlines: Headline,
    authority: str = "North West Leicestershire District Council",
    slug: str = "north-west-leicestershire",
    more: tuple[Block, ...] = (),
    counts: tuple[Table, ...] | None = None,
) -> Letter:
    return Letter(
        slug=slug,
        authority=authority,
        title="Annual review letter 2019-20",
        language="en-GB",
        dated="22 July 2020",
        marks=("The data in this letter are invented: it shows what Upheld does.",),
        office_name="The Demonstration Ombudsman",
        office_lines=("PO Box 12, Demonstration", "reviews@ombudsman.example"),
        colour=COLOUR,
        sections=(
            Section(
                heading="",
                blocks=(
                    Paragraph(
                        text="This letter tells you what we decided about complaints this year. We"
                        " send it to help your authority learn from them; the number of complaints"
                        " alone says little about how well it serves people."
                    ),
                    Paragraph(text="It will be public on 29 July 2020. Until then, keep it."),
                ),
            ),
            Section(heading="The year in three figures", blocks=headlines or STANDARD),
            Section(heading="Complaints in numbers", blocks=counts or (received(), decided())),
            Section(heading="What the council agreed to change", blocks=more or (IMPROVED,)),
            Section(heading="Earlier years", blocks=(EARLIER,)),
            Section(
                heading="Learning",
                blocks=(
                    Paragraph(
                        text="We held seminars in 4 cities with 178 delegates from 143 authorities,"
                        " and 118 courses for more than 1,400 people."
                    ),
                    LINKS,
                ),
            ),
        ),
        closing="Yours sincerely",
        signatures=(("The Ombudsman", "The Demonstration Ombudsman"),),
    )


STANDARD = (UPHELD, COMPLIANCE, REMEDIES)
IMPROVED = Listing(
    items=("Train its housing officers in recording what they decide (19 004 321).",)
)
TEN_IMPROVEMENTS = Listing(
    items=tuple(
        f"Review how it tells parents of a plan's date, and write to the {number} families to whom"
        f" it had not been told; and report to us within three months what changed (19 00{number}"
        " 321)."
        for number in range(10, 20)
    ),
    more="17 more are listed with the decisions on our site.",
)
FAILED = Table(
    title="Cases in which we were not satisfied",
    headings=("Case", "Service", "Outcome", "Recorded"),
    rows=tuple(
        (f"18 01{number} 111", SERVICES[3], "Not complete and not satisfied", "3 March 2020")
        for number in range(10, 20)
    ),
    notes=("2 more may not be listed.",),
)
HUGE_COUNTS = (1203, 2, 1041, 900, 3, 1000, 22, 5, 10000)

NORMAL = letter()
MARKUP_NAME = letter(authority="O'Brien & <b>bold</b> *star* #let _x_ $1$ Council", slug="obrien")
LONG_NAME = letter(
    authority="Bournemouth, Christchurch and Poole Council and the Yorkshire Dales and Greater"
    " Fictitious-upon-Water National Park Authority",
    slug="long-name",
)
FULL = letter(
    UPHELD,
    LATE,
    REMEDIES,
    authority="Leeds City Council",
    slug="leeds",
    more=(Paragraph(text="It agreed to 27 changes."), TEN_IMPROVEMENTS, FAILED),
    counts=(received(HUGE_COUNTS), decided((1042, 9, 67, 37, 1019, 2037))),
)
NOTHING = replace(
    letter(
        NONE_INVESTIGATED,
        authority="Broads Authority",
        slug="broads-authority",
        more=(Paragraph(text="It agreed to no change this year."),),
        counts=(received((0,) * 9), decided((0,) * 6)),
    ),
    marks=("Draft", "The data in this letter are invented."),
    dated="",
)
NO_COMPARISON = letter(NO_GROUP, authority="Peak District National Park Authority", slug="peak")
TOO_LONG = letter(more=(TEN_IMPROVEMENTS,) * 8, slug="too-long", authority="Too Long Council")

VARIANTS = {one.slug: one for one in (NORMAL, MARKUP_NAME, LONG_NAME, FULL, NOTHING, NO_COMPARISON)}
