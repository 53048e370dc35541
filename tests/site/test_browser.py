"""What is asked of a page can fail: each question finds what it is there to find."""

import pytest

from tests.site.browser import axe_findings, fits, invalid_html

STRICT = "default-src 'none'; style-src 'self'; script-src 'self'"


def document(body: str, *, head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><title>A page of a test</title>{head}</head>'
        f"<body><main><h1>A page</h1>{body}</main></body></html>"
    )


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 320, "height": 600})
    yield context.new_page()
    context.close()


def test_axe_finds_a_picture_without_words(page):
    page.set_content(document('<img src="data:,"><p>Words.</p>'))
    assert "image-alt" in [found.rule for found in axe_findings(page)]


def test_axe_finds_nothing_on_a_plain_page(page):
    page.set_content(document("<p>Words.</p>"))
    assert axe_findings(page) == []


def test_axe_runs_under_a_strict_policy_which_stays_in_force(page):
    page.route(
        "http://strict.test/",
        lambda route: route.fulfill(
            body=document('<img src="/none.png">', head="<script>window.own = 1</script>"),
            content_type="text/html",
            headers={"Content-Security-Policy": STRICT},
        ),
    )
    page.goto("http://strict.test/")
    assert "image-alt" in [found.rule for found in axe_findings(page)]
    assert page.evaluate("() => window.own") is None


def test_a_page_that_scrolls_sideways_does_not_fit(page):
    page.set_content(document(f"<p>{'x' * 200}</p>"))
    assert not fits(page)
    page.set_content(document(f"<p>{'x ' * 200}</p>"))
    assert fits(page)


def test_validator_finds_wrong_nesting_and_says_on_which_page():
    good, bad = document("<p>Words.</p>"), document("<p><ul><li>One</li></ul></p>")
    found = invalid_html({"/good": good.encode(), "/bad": bad.encode()})
    assert found
    assert all(text.startswith("/bad, line 1: ") for text in found)
