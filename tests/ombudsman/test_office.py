"""The ombudsman's folder: whose words are its own or the default's; what is wrong is told at once."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.offices import office_with, without_line
from upheld.core.references import ANY, LGSCO
from upheld.core.years import Year
from upheld.ombudsman.folder import OfficeError, read_office
from upheld.ombudsman.not_its_own import NO_OFFICE
from upheld.ombudsman.whose import publisher_of, why_unsigned

DEFAULT = read_office()
NOT_A_LIST_OF_TEXTS = "is not a list of texts. Write"


def office_of(folder, text):
    return read_office(office_with(folder, text))


def problems_of(folder, text) -> list[str]:
    with pytest.raises(OfficeError) as refused:
        office_of(folder, text)
    return [without_line(line) for line in str(refused.value).splitlines()[1:]]


def test_looks_and_rules_that_an_office_leaves_out_are_the_default(tmp_path):
    office = office_of(tmp_path, 'name = "Ombwdsmon"')
    assert office.name == "Ombwdsmon"
    assert office.files["letter.typ"] == DEFAULT.files["letter.typ"]
    for key in (
        "colour",
        "time_zone",
        "publication_delay_days",
        "pinned_average_threshold_points",
        "references",
    ):
        assert getattr(office, key) == getattr(DEFAULT, key)


def test_dates_messages_and_links_of_the_default_are_never_an_offices_own(tmp_path):
    office = office_of(tmp_path, "")
    assert not DEFAULT.dates_of(Year(2019)).is_draft
    assert office.dates_of(Year(2019)).is_draft
    assert (office.message_of(Year(2019)), office.message_of(Year(2022))) == ((), ())
    assert office.links == ()


def test_everything_that_has_no_default_is_asked_for_at_once(tmp_path):
    (tmp_path / "office.toml").write_text('colour = "#000000"', "utf-8")
    with pytest.raises(OfficeError) as refused:
        read_office(tmp_path)
    told = str(refused.value).splitlines()[1:]
    assert [line.split(" is missing. Write ")[0].strip() for line in told] == [
        "name",
        "short_name",
        "contact",
        "site",
        "address",
        "signatories",
    ]


def test_what_it_says_to_write_can_be_written(tmp_path):
    (tmp_path / "office.toml").write_text("", "utf-8")
    with pytest.raises(OfficeError) as refused:
        read_office(tmp_path)
    written = [line.split(" Write ")[1][:-1] for line in str(refused.value).splitlines()[1:]]
    (tmp_path / "office.toml").write_text("\n".join(written), "utf-8")
    office = read_office(tmp_path)
    assert publisher_of(office) | {"colour": ""} == publisher_of(read_office(NO_OFFICE)) | {
        "colour": ""
    }
    assert office.not_its_own == read_office(NO_OFFICE).not_its_own
    assert "or a placeholder, for" in why_unsigned(office, is_demonstration=False)


def test_an_office_gives_the_forms_of_its_references_or_takes_any(tmp_path):
    assert DEFAULT.references == LGSCO
    office = office_of(tmp_path, 'references = ["P-######", "#########"]')
    assert str(office.references) == "P-123456 or 123456789"
    assert office_of(tmp_path, "references = []").references == ANY


@pytest.mark.parametrize("form", ["reference", "## [@", "[##]", "## [a]", "##[@]#"])
def test_what_is_no_form_of_a_reference_is_told(tmp_path, form):
    (told,) = problems_of(tmp_path, f'references = ["{form}"]')
    assert told.startswith(f"references: '{form}' is not the form of a reference. Write #")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('references = "## ###"', f"references: '## ###' {NOT_A_LIST_OF_TEXTS} references ="),
        ('address = "PO Box"', f"address: 'PO Box' {NOT_A_LIST_OF_TEXTS} address ="),
        ("address = []", "address: [] is empty."),
        ('message = "Hello"', "message: 'Hello' is not a message. Write [message]"),
        ('[message]\nparagraphs = "Hello"', f"message.paragraphs: 'Hello' {NOT_A_LIST_OF_TEXTS}"),
        (
            '[message]\nparagraph = ["Hello"]',
            "message: { paragraph = ['Hello'] } is not a message.",
        ),
        (
            '[years."2019-20"]\nmessage = "Hello"',
            f"years.2019-20.message: 'Hello' {NOT_A_LIST_OF_TEXTS}",
        ),
        ('[years."2019-20"]\nletter_on = 2020-07-22', "years.2019-20.letter_on is not a setting."),
        ('years = "2019-20"', "years: '2019-20' is not a group."),
        ('[ended_letters]\nx = "y"', f"ended_letters.x: 'y' {NOT_A_LIST_OF_TEXTS} x ="),
        ('ended_letters = "x"', "ended_letters: 'x' is not a group."),
        ('[ended_outcomes]\nx = ["y"]', "ended_outcomes.x: ['y'] is not a text. Write x ="),
        ('ended_outcomes = "x"', "ended_outcomes: 'x' is not a group."),
        ('[[links]]\ntext = "Help"', "links, number 1: { text = 'Help' }. A link has text and"),
        ('links = ["Help"]', "links: ['Help'] is not a list of groups. Write [[links]] before"),
        ("[links]", "links: {} is not a list of groups. Write [[links]] before each, with two"),
        ('[[links]]\ntext = "Help"\naddress = 7', "links, number 1, address: 7 is not a text."),
        ('signatories = "A"', "signatories: 'A' is not a list of groups. Write [[signatories]]"),
        ("signatories = []", "signatories: there are none."),
        (
            '[[signatories]]\nname = "A"\ntitle = "B"\nvalid_to = "2020"',
            "signatories, number 1, valid_to: '2020' is not a day.",
        ),
        (
            'colour = "#ffff00"',
            "colour: '#ffff00' is too light: its contrast with white is 1.0 : 1,",
        ),
        (
            'colour = "#9a9a9a"',
            "colour: '#9a9a9a' is too light: its contrast with white is 2.8 : 1,",
        ),
        ('colour = "blue"', "colour: 'blue' is not a colour. Write it like \"#1d4f6e\"."),
        ("time_zone = 1", "time_zone: we do not know 1."),
        ('time_zone = "Europe"', "time_zone: we do not know 'Europe'."),
        ('publication_delay_days = "42"', "publication_delay_days: '42' is not a whole number"),
        ("publication_delay = 42", "publication_delay is not a setting. Write one of: name,"),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_with_what_to_write(tmp_path, text, told):
    (said,) = problems_of(tmp_path, text)
    assert said.startswith(told)


def test_its_own_template_and_words_stand_before_the_default(tmp_path):
    (tmp_path / "letter.typ").write_text("mine")
    office = office_of(tmp_path, "")
    assert office.files["letter.typ"] == tmp_path / "letter.typ"
    assert office.hashes() != DEFAULT.hashes()


def test_times_are_in_the_offices_zone(tmp_path):
    office = office_of(tmp_path, '[years."2019-20"]\npublic_at = 2020-07-29T00:01:00\n')
    expected = datetime(2020, 7, 29, 0, 1, tzinfo=ZoneInfo("Europe/London"))
    assert office.dates_of(Year(2019)).public_at == expected
    assert office.dates_of(Year(2019)).is_draft
    assert office.dates_of(Year(2031)).is_draft


def test_a_time_with_an_offset_is_turned_into_the_offices_zone(tmp_path):
    """At 23:30 of the 28th in London it is already the 29th in Kyiv."""
    office = office_of(
        tmp_path,
        """
        time_zone = "Europe/Kyiv"
        [years."2019-20"]
        public_at = 2020-07-28T23:30:00+01:00
        """,
    )
    assert office.dates_of(Year(2019)).public_at.isoformat() == "2020-07-29T01:30:00+03:00"


def test_who_signs_is_decided_by_the_date_of_the_letters(tmp_path):
    office = office_of(
        tmp_path,
        """
        [[signatories]]
        name = "A"
        title = "Ombudsman"
        valid_to = 2020-06-30
        [[signatories]]
        name = "B"
        title = "Interim Ombudsman"
        valid_from = 2020-07-01
        """,
    )
    assert [s.name for s in office.signatories_on(date(2020, 6, 30))] == ["A"]
    assert [s.name for s in office.signatories_on(date(2020, 7, 1))] == ["B"]


def test_every_problem_is_told_at_once(tmp_path):
    with pytest.raises(OfficeError) as refused:
        office_of(
            tmp_path,
            """
            name = ""
            time_zone = "Europe/Londres"
            publication_delay_days = -1
            [[signatories]]
            name = "A"
            role = "Ombudsman"
            [years."2019-21"]
            [years."2019-20"]
            letters_on = "22 July"
            """,
        )
    for words in (
        "name: ''",
        "'Europe/Londres'",
        "publication_delay_days: -1",
        "signatories, number 1: role, title",
        "2019-21",
        "'22 July' is not a day",
    ):
        assert words in str(refused.value)


def test_a_file_that_is_not_toml_is_named_with_its_line(tmp_path):
    (tmp_path / "office.toml").write_text("name = unquoted", "utf-8")
    with pytest.raises(OfficeError, match=r"office.toml is not TOML.*line 1"):
        read_office(tmp_path)


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(OfficeError, match="is not a folder"):
        read_office(tmp_path / "nowhere")


def test_a_colour_that_text_can_be_read_in_is_taken(tmp_path):
    assert office_of(tmp_path, 'colour = "#767676"').colour == "#767676"  # 4.54 : 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            '[years."2018-2019"]\nletters_on = 2019-07-24',
            'line 7, years.2018-2019: we do not write years like this here. Write [years."2018-19"].',
        ),
        (
            '[years."2018-19"]\nletters_on = 2019-07-24\npublic_at = 2019-07-23T00:01:00',
            "line 9, years.2018-19.public_at: the edition would be public at 2019-07-23"
            " 00:01:00+01:00, before its letters of 2019-07-24. Write a later public_at, or an"
            " earlier letters_on.",
        ),
        (
            '[years."2018-19"]\nletters_on = 2109-07-24',
            "line 8, years.2018-19.letters_on: 2109-07-24 is far from 2018-19. Write a day after"
            " that year.",
        ),
        (
            '[years."2018-19"]\npublic_at = 9999-12-31T23:59:59-12:00',
            "line 8, years.2018-19.public_at: 9999-12-31 23:59:59-12:00 is far from 2018-19."
            " Write a day after that year.",
        ),
    ],
)
def test_days_of_a_year_that_cannot_be_meant_are_told_by_whatever_reads_the_folder(
    tmp_path, text, told
):
    with pytest.raises(OfficeError) as refused:
        office_of(tmp_path, text)
    assert str(refused.value).splitlines()[1:] == [f"  {told}"]
