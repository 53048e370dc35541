"""Where names are written."""

from itertools import combinations

from upheld.publish.pictures.labels import boxes_of, leader
from upheld.publish.pictures.plot import LINE, Plot, wrapped

PLOT = Plot(left=48, top=36, right=276, bottom=336, first=0, last=60)
NAMES = [
    wrapped(name, 22)
    for name in (
        "North West Leicestershire District Council",
        "Basingstoke and Deane Borough Council",
        "Bournemouth, Christchurch and Poole Council",
    )
]


def test_a_name_alone_stands_to_the_right_of_its_point_and_needs_no_line():
    at = (100.0, 200.0)
    (box,) = boxes_of([["Avon"]], [at], PLOT, points={at})
    assert (box.left, (box.top + box.bottom) / 2, box.bottom - box.top) == (113, 200, LINE)
    assert leader(box, *at, "#1d4f6e") == []


def test_a_name_without_room_on_the_right_stands_on_the_left():
    at = (270.0, 200.0)
    (box,) = boxes_of([["Avon"]], [at], PLOT, points={at})
    assert box.right == 257


def test_names_of_neighbours_stay_in_the_field_and_off_each_other():
    at = [(59.0, 236.0), (63.0, 240.0), (67.0, 236.0)]
    boxes = boxes_of(NAMES, at, PLOT, points=set(at))
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(box.left >= PLOT.left and box.right <= PLOT.right for box in boxes)
    assert all(box.top >= PLOT.top and box.bottom <= PLOT.bottom for box in boxes)


def test_a_name_moves_away_from_points_and_a_line_leads_to_it():
    at = (60.0, 200.0)
    crowd = {(x, y) for x in range(60, 150, 6) for y in range(140, 260, 6)} | {at}
    (box,) = boxes_of([["Avon"]], [at], PLOT, points=crowd)
    assert not any(box.covers(*point) for point in crowd)
    assert len(leader(box, *at, "#1d4f6e")) == 2
