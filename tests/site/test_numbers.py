"""Every number on every council's page, of every year, is the edition's own."""

import pytest

from tests.site import proving
from tests.site.asking import Asker
from tests.site.printed import figures_on
from tests.site.proving import Proof, base_of, figure_rows, prove
from tests.whole.small import YEAR


@pytest.fixture(scope="module")
def proof(planted) -> Proof:
    return prove(planted)


def test_every_number_of_every_page_is_held_by_its_edition(proof):
    assert proof.wrong == []
    assert proof.pages > 25
    assert proof.figures > 100
    assert proof.numbers > 1_000


def test_a_changed_number_is_found(planted, monkeypatch):
    """A base that differs by one, on one page of all."""
    slug, year = "leeds", str(YEAR)
    row = figure_rows(planted / "editions" / f"{year}.v1", slug, year)["upheld"]
    right, wrong = (
        f"{n} of {row['out_of']}".encode() for n in (row["counted"], row["counted"] + 1)
    )

    def misprinted(body: bytes):
        return figures_on(body.replace(right, wrong, 1) if slug.encode() in body else body)

    monkeypatch.setattr(proving, "figures_on", misprinted)
    found = prove(planted).wrong
    assert (slug, year, "upheld") in {trouble[:3] for trouble in found}
    assert base_of(row) != [str(row["counted"] + 1), str(row["out_of"])]


def test_a_number_that_nobody_holds_is_found(planted, monkeypatch):
    def with_a_number(_asker: Asker, address: str):
        answer = asked(_asker, address)
        told = answer.body.replace(b"<h2", b"<p>98765</p><h2", 1)
        return type(answer)(status=answer.status, headers=answer.headers, body=told)

    asked = Asker.ask
    monkeypatch.setattr(Asker, "ask", with_a_number)
    found = prove(planted)
    assert {trouble[2] for trouble in found.wrong} == {"98765"}
    assert len(found.wrong) == found.pages
