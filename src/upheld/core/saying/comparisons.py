"""What we say about a comparison: which sentence each answer has, and why that one.

A letter says what ``said_of`` gives: the figure, its group's figure, and one answer. What services,
earlier years and the year before show is on the authority's page and in the tables.
"""

from fractions import Fraction

from upheld.core.comparing.comparison import DIFFERENT, Answer, Compared, Reach, TooFew
from upheld.core.comparing.in_every_way import Basis, Comparison
from upheld.core.english import joined, one_in
from upheld.core.saying.figures import (
    FigureContext,
    Filled,
    Said,
    Values,
    agreeing,
    counts_said,
    form_of,
    said_of_figure,
)
from upheld.core.shares import in_prose, percent_text, place_of, whole_percent

RARE = Fraction(1, 10)  # an average below it is called rare


def said_of(context: FigureContext) -> list[Said]:
    """The figure, similar authorities together, and what comparing shows or why we do not."""
    plain = next((row for row in context.comparisons if row.basis == Basis.PEERS), None)
    said = said_of_figure(context)
    if plain is None:
        return said
    related: list[Said] = [("comparison.related", {})] if context.related else []
    return said + _answer(context, plain) + related


def said_of_comparison(context: FigureContext, row: Comparison) -> list[Said]:
    """What one basis shows, on its own."""
    if row.basis == Basis.PEERS:
        return _answer(context, row)
    if row.basis == Basis.SERVICES:
        return [_services(context, row)]
    if row.basis == Basis.POOLED_YEARS:
        return _pooled(context, row)
    return _last_year(context, row)


def said_of_range(context: FigureContext, row: Comparison) -> list[Said]:
    """The range of chance for a row, if it has one. We never give one for services."""
    found = row.compared
    if found is None or found.chance is None or row.basis == Basis.SERVICES:
        return []
    least, most = found.chance.least, found.chance.most
    low, high = (in_prose(percent_text(count, row.out_of)) for count in (least, most))
    form = {Reach.BOTH: "both", Reach.LOWER: "from", Reach.HIGHER: "up_to"}[found.reach]
    if _is_hidden_by_rounding(found):
        form, low, high = f"{form}_counts", f"{least:,}", f"{most:,}"
    return [context.said(f"range_{form}", **_of_row(context, row), low=low, high=high)]


def _of_row(context: FigureContext, row: Comparison) -> Filled:
    """Its figure and what it is out of, and what there might have been none, many or all of."""
    counts = counts_said(context.measure, row.counted, row.out_of)
    _one, many = context.measure.counted_name
    percent = in_prose(percent_text(row.counted, row.out_of))
    return {**counts, "counted_name": many, "percent": percent, "group": context.group}


def _is_hidden_by_rounding(found: Compared) -> bool:
    """Whether a figure outside its range is printed like an end of it. Then we give counts."""
    if found.chance is None or found.answer not in DIFFERENT:
        return False
    ends = (found.chance.least, found.chance.most)
    own = percent_text(found.counted, found.out_of)
    return own in [percent_text(end, found.out_of) for end in ends]


def _answer(context: FigureContext, row: Comparison) -> list[Said]:
    found = row.compared
    assert found is not None
    values = _of_row(context, row)
    if row.answer in DIFFERENT:
        return [context.said(row.answer, **values, odds=one_in(found.reached))]
    if row.answer == Answer.TOO_FEW:
        if found.too_few == TooFew.OTHERS:
            others = found.others or 0
            values["out_of_name"] = agreeing(others, context.measure.out_of_name)
            return [context.said("others_too_few", **values, others=others)]
        return [context.said("too_few", **values, points=whole_percent(1, row.out_of) or 0)]
    return [_no_difference(context, row, found)]


def _no_difference(context: FigureContext, row: Comparison, found: Compared) -> Said:
    values = _of_row(context, row)
    average = context.figure.average.text if context.figure.average else ""
    if found.others is not None and found.expected in (0, row.out_of):
        return "comparison.alike", {}
    if row.basis == Basis.PEERS and average == context.share.text:
        return "comparison.same", {"group": context.group}
    if found.reach in (Reach.BOTH, Reach.NONE):
        return context.said("no_difference_shown", **values)
    side = Reach.HIGHER if row.counted > found.expected else Reach.LOWER
    if row.counted != found.expected and side == found.reach:
        return f"comparison.not_enough_{side}", values
    if not _could_be_the_end(found):
        return context.said("no_difference_shown", **values)
    return _out_of_reach(context, row, found, values)


def _out_of_reach(context: FigureContext, row: Comparison, found: Compared, values: Filled) -> Said:
    """On the figure's side of the average, not even all, or none, would be a difference.

    We say so as what might have happened, unless it is what did happen.
    """
    is_extreme = row.counted in (0, row.out_of)
    if found.reach == Reach.LOWER:
        values["all"] = row.out_of
        return context.said("not_enough" if is_extreme else "even_all", **values)
    average = context.figure.average if row.basis == Basis.PEERS else None
    if average and found.expected < RARE * row.out_of:
        key = "none_is_rare" if is_extreme else "rare"
        return context.said(key, **values, average=in_prose(average.text))
    return context.said("not_enough" if is_extreme else "even_none", **values)


def _could_be_the_end(found: Compared) -> bool:
    """Whether chance could give the authority all of its cases upheld, or none.

    If there are hardly any others, it cannot. Then all upheld could be a difference after all,
    because it would raise the group's average too: if 10 of a group's 45 cases are upheld, and an
    authority has 40 of the 45.
    """
    assert found.chance is not None
    if found.reach == Reach.LOWER:
        return found.chance.highest == found.out_of
    return found.chance.lowest == 0


def _services(context: FigureContext, row: Comparison) -> Said:
    if row.answer == context.answer or not {row.answer, context.answer} & set(DIFFERENT):
        return "comparison.services_same", {}
    if row.answer not in DIFFERENT:
        return "comparison.services_no_longer", {}
    instead = "_instead" if context.answer in DIFFERENT else ""
    return f"comparison.services_{row.answer}{instead}", {}


def _pooled(context: FigureContext, row: Comparison) -> list[Said]:
    values = {**_of_row(context, row), **counts_said(context.measure, row.counted, row.out_of)}
    form = form_of(row.counted, row.out_of)
    key = "pooled" if form == "share" else f"pooled_{form}"
    said = [context.said(key, **values, first_year=row.beside)]
    said += _answer(context, row) if row.compared else []
    if row.as_published:
        said.append(("comparison.as_published", {"years": joined(row.as_published)}))
    return said


def _last_year(context: FigureContext, row: Comparison) -> list[Said]:
    if row.divided_by:
        why = row.divided_by.reason
        if not why:
            return [("change.break_unexplained", {"last_year": row.beside})]
        return [("change.break", {"last_year": row.beside, "why": why})]
    text = percent_text(row.counted, row.out_of)
    values: Values = {
        "last_year": row.beside,
        "percent": in_prose(text),
        "counted": row.counted,
        "out_of": row.out_of,
    }
    if text == context.share.text:
        return [("change.same", values)]
    return [("change.was", values), *_group_moved(context, row, text)]


def _group_moved(context: FigureContext, row: Comparison, text: str) -> list[Said]:
    if row.averages is None:
        return []
    then, now = row.averages
    values: Values = {"group": context.group, "then": in_prose(then), "now": in_prose(now)}
    if then == now:
        return [("change.group_stayed", values)]
    own = place_of(context.share.text) - place_of(text)
    groups = place_of(now) - place_of(then)
    also = "also_" if own * groups > 0 else ""
    return [(f"change.group_{also}{'rose' if groups > 0 else 'fell'}", values)]
