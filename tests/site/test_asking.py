"""The addresses of lists: one for each question, and back again."""

from urllib.parse import parse_qs, urlsplit

from hypothesis import given
from hypothesis import strategies as st

from upheld.ombudsman.folder import read_office
from upheld.site.asking import Asking, read_asking
from upheld.site.published import Published
from upheld.site.question import Question

OFFICE = read_office()
NAMES = ("council", "category", "subcategory", "outcome")
texts = st.text(min_size=1, max_size=20).map(lambda text: " ".join(text.split())).filter(bool)


def read(address):
    parts = urlsplit(address)
    query = {name: tuple(values) for name, values in parse_qs(parts.query).items()}
    published = Published(folder=None, identity="", editions={})
    question = Question(published=published, office=OFFICE, path=parts.path, parts={}, query=query)
    return read_asking(question, NAMES, sorts=("oldest",))


@given(
    text=st.just("") | texts,
    councils=st.lists(texts, max_size=3, unique=True),
    outcomes=st.lists(texts, max_size=3, unique=True),
    sort=st.sampled_from(["", "oldest"]),
    page=st.integers(1, 999_999),
)
def test_an_address_means_what_it_was_made_from(text, councils, outcomes, sort, page):
    chosen = {
        "council": tuple(councils),
        "category": (),
        "subcategory": (),
        "outcome": tuple(outcomes),
    }
    asking = Asking(path="/decisions", text=text, chosen=chosen, sort=sort, page=page)
    assert read(asking.address()) == asking


def test_another_category_lets_go_of_the_subcategory_and_the_page():
    asking = read("/decisions?category=Housing&subcategory=Other&page=3&outcome=upheld")
    assert asking.having("category", "Other").address() == (
        "/decisions?category=Other&outcome=upheld"
    )
    assert asking.without("category", "Housing").address() == "/decisions?outcome=upheld"
    assert asking.without("outcome", "upheld").address() == (
        "/decisions?category=Housing&subcategory=Other"
    )


def test_a_feed_follows_all_that_is_found_whatever_was_looked_at():
    asking = read("/decisions?q=delay&council=leeds&sort=oldest&page=3")
    assert asking.feed() == "/decisions.atom?q=delay&council=leeds"
