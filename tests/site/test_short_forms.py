"""Every usual short form is of a county's name, or names one body; the site prints no noise."""

import csv
import json

import pytest

from upheld.intake.directory import default_directory
from upheld.site.forms import csv_of
from upheld.site.names import SHORT_FORMS, folded

FORMS = list(csv.DictReader(SHORT_FORMS.open(encoding="utf-8", newline="")))
BODIES = [folded(body.short_name) for body in default_directory().authorities]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form["short"])
def test_a_short_form_stands_for_a_word_or_the_whole_of_a_name_that_we_know(form):
    assert (form["short"], form["long"]) == (folded(form["short"]), folded(form["long"]))
    named = [body for body in BODIES if f" {form['long']} " in f" {body} "]
    is_county = len(form["long"].split()) == 1
    assert len(named) >= 1 if is_county else named == [form["long"]]


def test_short_forms_are_in_the_order_of_the_alphabet_and_none_is_there_twice():
    shorts = [form["short"] for form in FORMS]
    assert shorts == sorted(set(shorts))


def test_a_fraction_is_printed_without_the_noise_of_its_working_out(site):
    assert csv_of([{"low": 0.025000000000000022}]).decode("utf-8-sig").split() == ["low", "0.025"]
    table = site.get("/map/2022-23/upheld.csv")
    rows = list(csv.DictReader(table.text.removeprefix("\ufeff").splitlines()))
    assert rows
    numbers = [row["low"] for row in rows if row["low"]]
    areas = json.loads(site.get("/map/2022-23/upheld.json").text)["areas"]
    numbers += [str(area["low"]) for area in areas if area["low"] is not None]
    assert [each for each in numbers if len(each.partition(".")[2].lstrip("0")) > 12] == []
