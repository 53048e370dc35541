"""Every usual short form is of a county's name, or names one body."""

import csv

import pytest

from tests.directory import default_directory
from upheld.site.council_names import SHORT_FORMS, folded

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
