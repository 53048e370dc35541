"""The letter as HTML: complete in itself, and read back like the PDF."""

import json
from dataclasses import replace

import pytest

from tests.publish.letters import samples
from upheld.publish.letters.html import render_html
from upheld.publish.letters.proof import prove_html
from upheld.publish.letters.reading_back import text_of_html
from upheld.publish.letters.typesetting import LetterError


def content(letter):
    return json.loads(letter.as_json())


@pytest.mark.parametrize("slug", samples.VARIANTS)
def test_every_variant_says_what_the_letter_says(slug):
    letter = samples.VARIANTS[slug]
    assert prove_html(render_html(letter, samples.ADDRESSEE), content(letter), where=slug) == []
    assert prove_html(render_html(letter), content(letter), where=slug) == []


def test_published_edition_names_nobody():
    assert "Ms E" in render_html(samples.NORMAL, samples.ADDRESSEE)
    assert "Ms E" not in render_html(samples.NORMAL)


def test_name_with_markup_stays_text():
    html = render_html(samples.MARKUP_NAME)
    assert "<b>bold" not in html
    assert "O'Brien & <b>bold</b>" in text_of_html(html).said


def test_nothing_runs_and_nothing_is_fetched():
    html = render_html(samples.FULL, samples.ADDRESSEE)
    assert text_of_html(html).foreign == []
    assert "<script" not in html


def test_colour_that_is_none_is_refused_since_it_stands_in_the_style():
    with pytest.raises(LetterError, match=r"Write it in office.toml like #1d4f6e"):
        render_html(replace(samples.NORMAL, colour="red;}body{display:none"))


@pytest.mark.parametrize(
    ("printed", "changed", "trouble"),
    [
        (">33%<", ">34%<", "prints '"),
        ("1 of 3 detailed investigations", "1 of 3 upheld decisions", "prints '"),
        ("filled to 33%", "filled to 43%", "describes its pictures"),
        ('lang="en-GB"', 'lang="fr"', "language is 'fr'"),
        ('<th scope="row">', "<th>", "header cells"),
        ("<h1>", "<script>alert(1)</script><h1>", "script"),
        ("Dear Ms E", "Dear Ms E, all 400 of you", "400"),
        ("<h2>Learning", "<h4>Learning", "headings at levels"),
        ("</main>", '<p hidden="">no</p></main>', "hidden text"),
    ],
)
def test_every_change_is_found(printed, changed, trouble):
    html = render_html(samples.NORMAL, samples.ADDRESSEE)
    assert printed in html
    findings = prove_html(html.replace(printed, changed), content(samples.NORMAL), where="x")
    assert [f for f in findings if trouble in f.trouble] != []
