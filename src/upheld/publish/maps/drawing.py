"""The map as one SVG: every area a link with its name, its figure and its sentence.

Nothing here decides what a figure shows. The picture is a group of links, not an image, so that
people can reach each one with the keyboard and hear it read out. A table next to it shows the same.
There are no style attributes or style elements, which a strict content security policy would block.
Classes are hooks for the page's own style: map-area (the link), map-higher and so on, map-outline,
map-label.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from upheld.publish.maps.key import STATES, KeyEntry, key_entry, pattern, state_of
from upheld.publish.maps.shapes import FONT_SIZE, LETTER_WIDTH, Shape, Shapes
from upheld.publish.pictures.svg import FONT, INK, OUTLINE, PAPER, element

INSET_SCALE = 3.2


@dataclass(frozen=True, kw_only=True)
class Area:
    """What the map says about one authority."""

    slug: str
    name: str
    href: str
    text: str  # the figure as printed
    sentence: str
    comparison: str
    region: str  # '' for none


@dataclass(frozen=True, kw_only=True)
class MapDrawing:
    svg: str
    key: tuple[KeyEntry, ...]  # the states that occur, in order
    left_out: tuple[str, ...]  # names of areas that have no place on this map


def map_drawing(
    areas: Sequence[Area],
    shapes: Shapes,
    *,
    title: str,
    body: tuple[str, str],
    identifier: str = "map",
) -> MapDrawing:
    """``body``: what one authority is called, and many. ``identifier`` is unique on the page.

    The same areas and shapes give the same bytes.
    """
    said = {state.name: state.said(body) for state in STATES}
    shown = sorted((a for a in areas if a.slug in shapes.areas), key=lambda a: (a.region, a.name))
    counts = {state.name: 0 for state in STATES}
    for area in shown:
        counts[state_of(area.comparison).name] += 1
    inset = [area for area in shown if area.slug in shapes.inset]
    parts = [
        element("title", title, id=f"{identifier}-title"),
        _patterns(counts, identifier, shapes.unit, "-in" if inset else ""),
        *(_area(area, shapes, identifier, said) for area in shown if area.slug not in shapes.inset),
    ]
    box = _frame(shapes, shown)
    if inset:
        others = [shapes.areas[area.slug] for area in shown if area not in inset]
        drawn, box = _inset(inset, others, shapes, identifier, box, said)
        parts += drawn
    parts += _over(shapes)
    west, north, east, south = box
    svg = element(
        "svg",
        "",
        *parts,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"{west} {north} {east - west} {south - north}",
        class_="map",
    )
    key = [
        key_entry(state, words=said[state.name], count=counts[state.name], identifier=identifier)
        for state in STATES
        if counts[state.name]
    ]
    left_out = tuple(sorted(a.name for a in areas if a.slug not in shapes.areas))
    return MapDrawing(svg=svg, key=tuple(key), left_out=left_out)


def _patterns(counts: Mapping[str, int], identifier: str, unit: float, inset: str) -> str:
    found = []
    for state in STATES:
        if counts[state.name]:
            found.append(pattern(state, f"{identifier}-{state.name}", scale=unit))
            if inset:
                name = f"{identifier}-{state.name}{inset}"
                found.append(pattern(state, name, scale=unit / INSET_SCALE))
    return element("defs", "", *found)


def _area(
    area: Area, shapes: Shapes, identifier: str, said: Mapping[str, str], *, ending: str = ""
) -> str:
    state = state_of(area.comparison)
    return element(
        "a",
        "",
        element("title", f"{area.name}: {area.sentence}"),
        element(
            "path",
            d=shapes.areas[area.slug].path,
            fill=f"url(#{identifier}-{state.name}{ending})",
            stroke=OUTLINE if shapes.lines else INK,
            stroke_width=0.6 * shapes.unit / (INSET_SCALE if ending else 1),
        ),
        href=area.href,
        aria_label=f"{area.name}: {area.text}, {said[state.name].lower()}",
        class_=f"map-area map-{state.name}",
    )


def _over(shapes: Shapes) -> list[str]:
    parts = []
    if shapes.lines:
        parts.append(
            element(
                "path",
                d=shapes.lines,
                fill="none",
                stroke=INK,
                stroke_width=2 * shapes.unit,
                stroke_linecap="round",
                pointer_events="none",
                class_="map-outline",
            )
        )
    for label in shapes.labels:
        halo: dict[str, str | float] = {"stroke": PAPER, "stroke_width": 5, "paint_order": "stroke"}
        parts.append(
            element(
                "text",
                label.words,
                x=label.x,
                y=label.y,
                text_anchor=label.anchor,
                font_size=FONT_SIZE * shapes.unit,
                font_family=FONT,
                font_weight="bold",
                fill=INK,
                stroke_linejoin="round",
                pointer_events="none",
                class_="map-label",
                **halo,
            )
        )
    return parts


Box = tuple[int, int, int, int]


def _frame(shapes: Shapes, shown: Sequence[Area]) -> Box:
    boxes = [shapes.areas[area.slug].box for area in shown] or [(0, 0, 1, 1)]
    for label in shapes.labels:
        width = round(len(label.words) * LETTER_WIDTH * FONT_SIZE * shapes.unit)
        west = label.x - {"start": 0, "middle": width // 2, "end": width}[label.anchor]
        boxes.append((west, label.y - FONT_SIZE, west + width, label.y))
    margin = round(4 * shapes.unit)
    return (
        min(box[0] for box in boxes) - margin,
        min(box[1] for box in boxes) - margin,
        max(box[2] for box in boxes) + margin,
        max(box[3] for box in boxes) + margin,
    )


def _inset(
    inset: Sequence[Area],
    others: Sequence[Shape],
    shapes: Shapes,
    identifier: str,
    box: Box,
    said: Mapping[str, str],
) -> tuple[list[str], Box]:
    """Areas too small to click are plain on the map, and links where they are enlarged."""
    own: list[Shape] = [shapes.areas[area.slug] for area in inset]
    west, north = min(s.box[0] for s in own), min(s.box[1] for s in own)
    east, south = max(s.box[2] for s in own), max(s.box[3] for s in own)
    wide, high = round((east - west) * INSET_SCALE), round((south - north) * INSET_SCALE)
    margin = round(6 * shapes.unit)
    top = box[1] + margin
    beside = [each.box[2] for each in others if each.box[1] < top + high + 2 * margin]
    left = max([box[2] - wide - 2 * margin, *(edge + 2 * margin for edge in beside)])
    small = [
        element("path", d=shape.path, fill=f"url(#{identifier}-{state_of(a.comparison).name})")
        for a, shape in zip(inset, own, strict=True)
    ]
    frame: dict[str, str | float] = {"fill": "none", "stroke": INK, "stroke_width": shapes.unit}
    moved = f"translate({left} {top})scale({INSET_SCALE})translate({-west} {-north})"
    drawn = [
        element("g", "", *small, aria_hidden="true"),
        element("rect", x=west, y=north, width=east - west, height=south - north, **frame),
        element(
            "rect",
            x=left - margin,
            y=top - margin,
            width=wide + 2 * margin,
            height=high + 2 * margin,
            **frame,
        ),
        element(
            "g",
            "",
            *(_area(area, shapes, identifier, said, ending="-in") for area in inset),
            transform=moved,
        ),
    ]
    right = max(box[2], left + wide + 2 * margin)
    return drawn, (box[0], box[1] - margin, right, max(box[3], top + high + 2 * margin))
