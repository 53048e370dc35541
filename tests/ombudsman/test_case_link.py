"""A pattern in office.toml leads to a case in another system, and to nowhere else."""

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.offices import office_with
from upheld.ombudsman.case_link import address_of_case, problems_of_case_link
from upheld.ombudsman.folder import OfficeError, read_office


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("https://cases.example/{reference}", "https://cases.example/19%20018%20397A"),
        ("https://cases.example/case/{key}/open", "https://cases.example/case/19-018-397a/open"),
        ("http://crm:8080/?id={typed}&tab=2", "http://crm:8080/?id=19018397a&tab=2"),
        ("https://cases.example/#/{typed}", "https://cases.example/#/19018397a"),
        ("", ""),
    ],
)
def test_a_reference_is_put_in_as_the_pattern_spells_it(tmp_path, pattern, address):
    office = read_office(office_with(tmp_path, f'case_link = "{pattern}"\n' if pattern else ""))
    assert address_of_case(office.case_link, "19 018 397A") == address


@pytest.mark.parametrize(
    ("pattern", "trouble"),
    [
        ("https://cases.example/", "must have one of {reference}, {key}, {typed}, once"),
        ("https://cases.example/{reference}/{key}", "once"),
        ("https://cases.example/{name}", "must have one of"),
        ("https://cases.example/{reference}}", "no other brackets"),
        ("https://{reference}.example/", "must have its host before the reference."),
        ("https://cases.example:{typed}/", "must have its host before the reference."),
        ("https://me:word@cases.example/{key}", "has no password"),
        ("javascript:alert({key})", "is not the address of a website"),
        ("//cases.example/{key}", "is not the address of a website"),
        ("cases.example/{key}", "is not the address of a website"),
        ("https:///{key}", "is not the address of a website"),
        ("https://[cases/{key}", "is not the address of a website"),
        ("https://cases.example/a b/{key}", "has a character that no address can have."),
        ('https://cases.example/"{key}', "has a character that no address can have."),
        ("", "must have one of"),
        (7, "is not a text"),
    ],
)
def test_any_other_pattern_is_refused_with_what_to_write(pattern, trouble):
    (problem,) = problems_of_case_link("case_link", pattern)
    assert problem.startswith(f"case_link: {pattern!r} ")
    assert trouble in problem
    assert "https://cases.example/{reference}" in problem


def test_a_folder_with_such_a_pattern_is_refused(tmp_path):
    folder = office_with(tmp_path, 'case_link = "ftp://cases.example/{key}"\n')
    with pytest.raises(OfficeError, match="is not the address of a website"):
        read_office(folder)


@given(st.text(max_size=30))
def test_no_reference_leads_to_another_host_or_adds_to_the_address(reference):
    for place in ("{reference}", "{key}", "{typed}"):
        address = urlsplit(address_of_case(f"https://cases.example/case/{place}?a=b#c", reference))
        assert (address.netloc, address.query, address.fragment) == ("cases.example", "a=b", "c")
        assert address.path.count("/") == 2
