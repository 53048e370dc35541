"""Nothing private is ever served, and nothing of an edition before its hour, however it is asked."""

import re
import shutil
import time
from datetime import timedelta
from pathlib import Path

import pytest

from tests.sampling import sample
from tests.site.asking import Answer, Asker, crawl
from tests.site.guessing import BEFORE_THE_YEAR, copy_by_hand, folded_marks, guessed, hour_of
from tests.site.planted import ADDRESSED, EARLY, PRIVATE, marks_in, plant
from tests.site.running import put_register
from tests.whole.small import BEFORE, YEAR, tables_of_the_country

FEWEST_MARKS, FEWEST_GUESSES = 1_000, 10_000
TRIED = 800  # of the guesses, each of which two sites answer
AT_ONCE = 2.0  # seconds


@pytest.fixture(scope="module")
def early(built, tmp_path_factory) -> Path:
    """A published folder into which somebody has copied all of an edition whose hour lies ahead."""
    folder = tmp_path_factory.mktemp("early")
    copy_by_hand(built, folder, f"{BEFORE}.v1", f"{YEAR}.v1", f"{YEAR}.v1.private")
    put_register(built, folder, as_at=BEFORE_THE_YEAR)
    return folder


@pytest.fixture(scope="module")
def without(early, tmp_path_factory) -> Path:
    """The same folder, had nobody copied anything too early."""
    folder = tmp_path_factory.mktemp("without") / "published"
    shutil.copytree(early, folder, ignore=shutil.ignore_patterns(f"{YEAR}.v1*"))
    return folder


@pytest.mark.sampled
def test_guessed_addresses_get_what_they_would_if_the_edition_were_not_there(early, without):
    just_before = hour_of(early) - timedelta(seconds=1)
    addresses = guessed(early)
    assert len(addresses) >= FEWEST_GUESSES
    with Asker(early, at=just_before) as there, Asker(without, at=just_before) as not_there:
        for address in sample(addresses, TRIED, seed=2023):
            answer = there.ask(address)
            assert answer == not_there.ask(address), address
            assert answer.status < 500, address
            # What a reader wrote is told back, it may be with a capital letter.
            assert folded_marks(answer.text()) <= folded_marks(address), address


@pytest.mark.sampled
def test_links_before_the_hour_lead_where_they_would_if_it_were_not_there(early, without):
    just_before = hour_of(early) - timedelta(seconds=1)
    with Asker(early, at=just_before) as there, Asker(without, at=just_before) as not_there:
        reached, expected = dict(crawl(there)), dict(crawl(not_there))
    assert len(reached) > 100
    assert list(reached) == list(expected)
    assert [address for address in reached if reached[address] != expected[address]] == []
    assert [address for address in reached if f"{YEAR}.v1" in address] == []
    assert [at for at, answer in reached.items() if marks_in(answer.text(), EARLY)] == []


def test_edition_is_there_when_its_hour_comes_without_a_restart(early):
    hour = hour_of(early)
    with Asker(early, at=hour - timedelta(seconds=1)) as asker:
        address = f"/councils/leeds/{YEAR}"
        assert asker.ask(address).status == 404
        asker.at = hour
        come = time.monotonic()
        while asker.ask(address).status != 200:
            assert time.monotonic() - come < AT_ONCE
            time.sleep(0.02)
        assert str(YEAR) in asker.ask("/councils/leeds").text()


@pytest.fixture(scope="module")
def reached(planted) -> dict[str, Answer]:
    """Everything that links from the start page lead to, each page in each of its forms."""
    with Asker(planted) as asker:
        found = dict(crawl(asker))
        for address in list(found):
            path, _, query = address.partition("?")
            for form in (".json", ".csv", ".atom"):
                also = ("/index" if path == "/" else path) + form + (f"?{query}" if query else "")
                if found[address].kind == "text/html" and also not in found:
                    found[also] = asker.ask(also)
    return found


@pytest.mark.sampled
def test_everything_served_holds_none_of_the_private_marks(reached):
    tables = tables_of_the_country()
    plant(tables)
    assert len(marks_in(str(tables), PRIVATE)) >= FEWEST_MARKS
    served = {address: answer.text() for address, answer in reached.items()}
    assert len(served) > 200
    assert sum(bool(marks_in(text, EARLY)) for text in served.values()) > 10  # marks are found
    assert [address for address, text in served.items() if marks_in(text, PRIVATE)] == []


@pytest.mark.sampled
def test_whom_a_letter_is_addressed_to_stands_in_letters_alone(reached):
    naming = {
        re.sub(r"[^/]*$", "", address)
        for address, answer in reached.items()
        if marks_in(answer.text(), ADDRESSED)
    }
    assert naming <= {
        f"{folder}/{year}.v1/{letters}"
        for year in (BEFORE, YEAR)
        for folder, letters in (("/letters", ""), ("/data", "letters/"))
    } | {f"/letters/{year}/" for year in (BEFORE, YEAR)}


def test_private_folder_is_never_published(planted, built):
    private = f"{YEAR}.v1.private"
    assert (built / "editions" / private).is_dir()
    assert not any(path.name.endswith(".private") for path in planted.rglob("*"))


@pytest.mark.sampled
def test_every_link_leads_somewhere(reached):
    lost = [address for address, answer in reached.items() if answer.status >= 400]
    forms = (".json", ".csv", ".atom")
    assert [address for address in lost if not address.partition("?")[0].endswith(forms)] == []
