"""Whatever line of letter.typ is damaged: it is told where, or there is a letter, never a traceback."""

import pytest

from tests.publish.letters import samples
from tests.publish.letters.test_typesetting import DATED, TEMPLATE
from tests.sampling import sample
from upheld.core.mistakes import Mistake
from upheld.publish.letters.typesetting import LetterPress

WAYS = {
    "deleted": lambda _: [],
    "doubled": lambda line: [line, line],
    "cut short": lambda line: [line[: len(line) // 2]],
    "of another type": lambda line: [line.partition("=")[0] + "= 7" if "=" in line else "#7"],
}


@pytest.mark.sampled
def test_no_damaged_line_of_the_template_ends_in_a_traceback(tmp_path):
    lines = TEMPLATE.read_text("utf-8").split("\n")
    numbers = [number for number, line in enumerate(lines) if line and line[:2] != "//"]
    told = []
    for number, way in sample([(n, way) for n in numbers for way in WAYS], 60, seed=15):
        damaged = [*lines[:number], *WAYS[way](lines[number]), *lines[number + 1 :]]
        (tmp_path / "letter.typ").write_text("\n".join(damaged), "utf-8")
        try:
            press = LetterPress(tmp_path / "letter.typ")
            press.render(samples.NORMAL, samples.ADDRESSEE, timestamp=DATED)
        except Mistake as mistake:
            told.append(str(mistake))
    assert len(told) > 10
    assert [each for each in told if str(tmp_path / "letter.typ") not in each] == []
