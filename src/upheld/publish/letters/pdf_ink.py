"""Whether what a PDF letter prints can be seen: it is not invisible, tiny, or as light as paper."""

from typing import Any

import pikepdf

from upheld.core.contrast import contrast_to_white

SMALLEST = 5  # points; the smallest text of ours has 7.4
LEAST_CONTRAST = 3.0  # to white paper; text of ours has 5 and more
WATCHED = "Tr Tf scn sc rg g k gs sh BI BT Tz Ts"


class Ink:
    """Follows a page's description, operator by operator, and keeps what does not show in it."""

    def __init__(self) -> None:
        self.troubles: list[str] = []
        self._is_light = False

    def follow(self, operator: str, operands: Any) -> None:
        if operator == "Tr" and int(operands[0]) != 0:
            self._tell("has text that is not printed")
        elif operator == "Tf" and abs(float(operands[1])) < SMALLEST:
            self._tell(f"has text of {float(operands[1]):g} points")
        elif operator in ("scn", "sc", "rg", "g"):
            self._is_light = _contrast(operands) < LEAST_CONTRAST
        elif operator == "BT" and self._is_light:
            self._tell("has text that is as light as the paper: print it darker")
        elif operator in ("sh", "INLINE IMAGE", "BI", "Tz", "Ts"):
            self._tell(f"draws what no letter of ours has ({operator})")

    def _tell(self, trouble: str) -> None:
        if trouble not in self.troubles:
            self.troubles.append(trouble)


def _contrast(operands: Any) -> float:
    """To white; a pattern, which has no numbers, counts as dark."""
    parts = [float(part) for part in operands if not isinstance(part, pikepdf.Name)]
    if not parts:
        return 21.0
    red, green, blue = parts if len(parts) == 3 else (parts[0],) * 3
    return contrast_to_white(red, green, blue)
