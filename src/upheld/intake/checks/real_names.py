"""Names in the column of complainants, which should have pseudonyms: a note, and no problem.

Only people know whether a name is a real one. The note says where to look, and repeats no name.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from upheld.core.pseudonyms import looks_like_a_name
from upheld.intake.checks.checked import number_of

COMPLAINANT = "complainant"
MARK = r"\d"  # a mark has a number, and a name has none


def real_names(source: str, texts: pa.Array, lines: np.ndarray) -> list[str]:
    doubtful = pc.if_else(pc.match_substring_regex(texts, MARK), None, texts)
    known = {text for text in pc.unique(doubtful).to_pylist() if text and looks_like_a_name(text)}
    if not known:
        return []
    at = np.flatnonzero(pc.is_in(doubtful, pa.array(sorted(known), texts.type)).to_numpy(False))
    said = number_of(len(known), f"{COMPLAINANT} looks", f"{COMPLAINANT}s look")
    where = f"{source}, line {lines[at[0]]}, {COMPLAINANT}"
    return [f"{where}: {said} like a real name. Check, and use pseudonyms such as Mr B."]
