"""The plain form of a text: what one word processor writes in its own way becomes standard.

This is the only place for this rule. The meaning and every number stay: a half stays a half, and
the 2 in m² stays raised. Characters that cannot be seen are removed, and letters with separate
marks are joined (NFC).
"""

import unicodedata
from collections.abc import Iterable

# Signs of its own fonts (private use) that Word writes for the bullets and boxes in lists.
BULLETS_OF_WORD = {
    "\uf0b7": "•",  # Symbol
    "\uf0a7": "▪",  # Wingdings, from here on
    "\uf06c": "●",
    "\uf06e": "■",
    "\uf076": "❖",
    "\uf0d8": "➢",
    "\uf06f": "☐",
    "\uf0a8": "☐",
    "\uf0fb": "✗",
    "\uf0fc": "✓",
    "\uf0fd": "☒",
    "\uf0fe": "☑",
    "\uf0e0": "→",
    "\uf0df": "←",
}
# Emoji that mean an older sign, and arrows that are only longer.
SIGNS = {"\u2705": "✔", "\u274c": "✘", "\u274e": "☒", "⟵": "←", "⟶": "→", "⟷": "↔"}
HYPHENS = {"\u2010": "-", "\u2011": "-"}
LINE_ENDS = {"\u2028": "\n", "\u2029": "\n\n"}
# Spaces of any width. A tab stays, because it can separate columns.
SPACES = (
    "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u2800"
    "\u3000"
)
# Zero width, soft hyphens, the direction of a text (but not marks that reverse it, which intake
# refuses), how a sign should look, where a picture was, notes between lines.
UNSEEN = (
    *"\u00ad\u034f\u061c\u180b\u180c\u180d\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062"
    "\u2063\u2064\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb\ufffc",
    *map(chr, range(0xFE00, 0xFE10)),
    *map(chr, range(0xE0000, 0xE01F0)),
)
# The ranges of letters that differ from ours only in look: bold, double-struck, full width.
LOOKS = (range(0x2100, 0x2150), range(0xFF00, 0xFFF0), range(0x1D400, 0x1D800))
LIGATURES = range(0xFB00, 0xFB07)
BY_LOOK_ALONE = ("<font>", "<wide>", "<narrow>")


def plain(text: str) -> str:
    """
    >>> plain("Co\\u2011op:\\r\\n\\uf0b7 re\\ufb01t\\u00a0it"), plain("Zoe\\u0308, 1½ m²")
    ('Co-op:\\n• refit it', 'Zoë, 1½ m²')
    """
    if text.isascii() and "\r" not in text:
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", lines.translate(PLAIN))


def on_one_line(text: str) -> str:
    """A name or a title: each run of spaces and line breaks becomes one space.

    >>> on_one_line(" Chief\\nExecutive ")
    'Chief Executive'
    """
    return " ".join(plain(text).split())


def _by_look_alone(points: Iterable[int]) -> dict[str, str]:
    return {
        chr(point): unicodedata.normalize("NFKC", chr(point))
        for point in points
        if unicodedata.decomposition(chr(point)).startswith(BY_LOOK_ALONE)
    }


PLAIN = str.maketrans(
    {
        **dict.fromkeys(UNSEEN, ""),
        **dict.fromkeys(SPACES, " "),
        **{chr(point): unicodedata.normalize("NFKC", chr(point)) for point in LIGATURES},
        **{sign: form for points in LOOKS for sign, form in _by_look_alone(points).items()},
        **BULLETS_OF_WORD,
        **SIGNS,
        **HYPHENS,
        **LINE_ENDS,
    }
)
