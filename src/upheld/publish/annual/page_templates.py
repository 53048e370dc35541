"""The templates of pages next to an edition: each put together once for all pages made of it."""

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from upheld.core.days import in_words


def page_template(name: str) -> Template:
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {"day": in_words, "number": _number, "points": _points}
    return environment


def _number(value: int | None) -> str:
    return "" if value is None else f"{value:,}"


def _points(change: float | None) -> str:
    """
    >>> _points(1.0), _points(2.5), _points(None)
    ('1 point', '2.5 points', '')
    """
    if change is None:
        return ""
    return "1 point" if change == 1 else f"{change:g} points"
