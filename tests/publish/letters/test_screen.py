"""Every letter that is looked at can be read on the narrowest telephone and on a wide screen."""

import pytest

from tests.publish.letters.screen import ILLEGIBLE, illegible_on
from tests.publish.letters.variants import VARIANTS
from tests.site.browser import fits
from upheld.publish.letters.html import render_html

WIDTHS = (320, 1280)


@pytest.fixture(scope="module", params=WIDTHS)
def page(browser, request):
    context = browser.new_context(viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("slug", VARIANTS)
def test_letter_fits_its_screen_and_nothing_is_cut_off_or_overlaps(page, slug):
    assert illegible_on(page, *VARIANTS[slug]) == []
    assert fits(page)


@pytest.mark.parametrize(
    ("style", "trouble"),
    [
        (".beside .count { margin-bottom: -1.2rem; }", "over each other"),
        (".authority { position: relative; left: -400px; }", "beside the window"),
        (".authority { width: 60px; overflow: hidden; white-space: nowrap; }", "cut off"),
        ("h1 { white-space: nowrap; width: 3000px; text-align: right; }", "beside the window"),
    ],
)
def test_what_cannot_be_read_is_found(page, style, trouble):
    letter, addressee = VARIANTS["leeds"]
    page.set_content(render_html(letter, addressee).replace("</style>", f"{style}</style>"))
    assert [found for found in page.evaluate(ILLEGIBLE) if found.startswith(trouble)] != []
