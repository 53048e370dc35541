"""The parties of judgments, which are public: R (on the application of Collins) v Brent."""

import re

_PARTY = r"[A-Z][\w’'-]{1,30}"
_PARTIES = rf"{_PARTY}(?:\s(?:and\s|of\s|&\s)?{_PARTY}){{0,6}}"
_CASES = re.compile(
    rf"\bR\.?\s?\((?:on\sthe\sapplication\sof\s|oao\s)?[^()\n]{{1,80}}\)\s{{1,3}}v\.?\s{{1,3}}{_PARTIES}"
    rf"|\b{_PARTIES}\s{{1,3}}v\.?\s{{1,3}}{_PARTIES}(?=[^.\n]{{0,40}}[\[(](?:19|20)\d\d[\])])"
    rf"|\b[Ee]x\s{{1,3}}parte?\.?\s{{1,3}}{_PARTIES}"
    r"|\b[A-Z][a-z]{1,20}[’']s\s(?:Law|Rule)\b"
)


def cases_of_law(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _CASES.finditer(text)]
