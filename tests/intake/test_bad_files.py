"""A bad file is refused with its place and a remedy, at a bearable cost."""

import os
from collections import Counter
from pathlib import Path

import pytest

from tests.intake.bad_files import BAD_FILES, BadFile
from upheld.intake.files.reading_files import read_raw

MOST_SECONDS = 5  # of a processor, here and in the reading process: a busy machine changes little
MOST_MEMORY = 512 * 1024 * 1024


def processor_seconds() -> float:
    return sum(os.times()[:4])


@pytest.mark.parametrize("file", BAD_FILES, ids=[file.name for file in BAD_FILES])
def test_a_bad_file_is_refused_with_place_and_remedy_at_a_bearable_cost(
    file: BadFile, tmp_path: Path
):
    extract = file.make(tmp_path) or tmp_path

    before = processor_seconds()
    reading = read_raw(extract)
    took = processor_seconds() - before

    said = [str(problem) for problem in reading.problems]
    assert any(all(words in problem for words in file.says) for problem in said), said
    assert all(problem.source and problem.remedy for problem in reading.problems)
    assert took <= MOST_SECONDS
    assert reading.memory <= MOST_MEMORY


def test_the_corpus_is_large_and_no_file_stands_twice_in_it():
    assert len(BAD_FILES) >= 50
    assert [name for name, times in Counter(f.name for f in BAD_FILES).items() if times > 1] == []
