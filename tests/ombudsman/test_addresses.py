"""Each address in office.toml works where it is printed: as a link, in a feed and in a sitemap."""

import pytest

from tests.offices import office_with, without_line
from upheld.ombudsman.folder import OfficeError, read_office

LINK = '[[links]]\ntext = "How to complain"\naddress = '


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            'site = "www.our.example/reviews"',
            "site: 'www.our.example/reviews' is not the address of a website. Write, for example,"
            ' "https://www.our.example/reviews".',
        ),
        (
            'site = "our website"',
            "site: 'our website' is not the address of a website. Write, for example,"
            ' "https://www.our-office.example".',
        ),
        (
            'site = "javascript:alert(1)"',
            "site: 'javascript:alert(1)' is not the address of a website. Write, for example,"
            ' "https://www.our-office.example".',
        ),
        (
            'site = "https://our.example/reviews?page=2"',
            "site: 'https://our.example/reviews?page=2' ends in a query, and pages follow it. Write"
            ' "https://our.example/reviews".',
        ),
        (
            'contact = "PO Box 7"',
            "contact: 'PO Box 7' is not one email address. Write contact ="
            ' "contact@the-ombudsman.example".',
        ),
        (
            f'{LINK}"our.example/complain"',
            "links, number 1, address: 'our.example/complain' is not the address of a website."
            ' Write, for example, "https://our.example/complain".',
        ),
        (
            f'{LINK}"https://our.example:eighty/"',
            "links, number 1, address: 'https://our.example:eighty/' is not the address of a"
            ' website. Write, for example, "https://www.our-office.example".',
        ),
    ],
)
def test_what_is_no_address_is_refused_with_what_to_write(tmp_path, text, told):
    with pytest.raises(OfficeError) as refused:
        read_office(office_with(tmp_path, text))
    (problem,) = str(refused.value).splitlines()[1:]
    assert without_line(problem) == told


@pytest.mark.parametrize(
    "text",
    [
        'site = "http://intranet/reviews/"',
        'site = "https://our.example:8443"',
        f'{LINK}"https://our.example/complain?from=letter#form"',
        f'{LINK}"mailto:help@our.example"',
    ],
)
def test_what_is_an_address_is_taken(tmp_path, text):
    read_office(office_with(tmp_path, text))
