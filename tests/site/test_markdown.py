"""Words kept as Markdown: what a reader, a screen reader and the content policy need of them."""

from pathlib import Path

from upheld.site.markdown import SCROLLING, read_words

TEXT = """\
# Why

Led in by **$office**.

## First part

See [more](/more).

| what | count |
| --- | ---: |
| a <b> | 12 |

| other | count |
| --- | ---: |
| c | 3 |

### A detail

## First part

- one
- two
"""
WORDS = read_words(TEXT, {"office": "The *Small* Ombudsman & [Co](x)"})
PARTS = Path(__file__).parents[2] / "src" / "upheld" / "site" / "templates" / "parts.html"


def test_title_lead_and_parts_stand_apart():
    assert WORDS.title == "Why"
    assert [part.entry for part in WORDS.parts] == [
        ("First part", "first-part"),
        ("First part", "first-part-2"),
    ]
    assert WORDS.facts()[2] == {
        "id": "first-part-2",
        "heading": "First part",
        "text": "- one\n- two",
    }


def test_a_name_that_is_set_in_is_shown_as_it_is():
    told = "Led in by <strong>The *Small* Ombudsman &amp; [Co](x)</strong>."
    assert told in WORDS.lead.html


def test_tables_have_scopes_names_and_no_style():
    html = WORDS.parts[0].html
    assert 'aria-label="First part, table"' in html
    assert 'aria-label="First part 2, table"' in html
    assert '<th scope="row" class="govuk-table__header">a &lt;b&gt;</th>' in html
    assert '<th scope="col" class="govuk-table__header govuk-table__header--numeric">' in html
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">12</td>' in html
    assert html.count("<div") == html.count("</div>") == 2
    assert "style=" not in html


def test_tables_scroll_in_the_same_box_as_those_of_templates():
    assert f'class="{SCROLLING}"' in PARTS.read_text("utf-8")


def test_links_lists_and_lower_headings_have_the_sites_classes():
    assert '<a href="/more" class="govuk-link">more</a>' in WORDS.parts[0].html
    assert '<h3 id="a-detail" class="govuk-heading-m">A detail</h3>' in WORDS.parts[0].html
    assert '<ul class="govuk-list govuk-list--bullet">' in WORDS.parts[1].html
