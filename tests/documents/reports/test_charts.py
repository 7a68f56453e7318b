"""Charts as shapes: bars as high as their numbers, inside their box, and told apart."""

from itertools import pairwise

import pytest

from desktop_app.documents.reports.charts import Box, Chart, Drawing, Look, Series, draw, stripes

WIDTH, HEIGHT, LINE = 300.0, 120.0, 10.0


def drawn(chart: Chart, width: float = WIDTH) -> Drawing:
    return draw(chart, width, HEIGHT, lambda text: len(text) * 5.0, LINE)


def bars(drawing: Drawing) -> list[Box]:
    return [box for box in drawing.boxes if box.slot >= 0]


def texts(drawing: Drawing) -> list[str]:
    return [label.text for label in drawing.labels]


def test_bars_beside_each_other_are_as_high_as_their_numbers() -> None:
    chart = Chart("c", ["a", "b"], [Series("one", [10, 5]), Series("two", [0, 20])])
    found = bars(drawn(chart))
    assert [box.slot for box in found] == [0, 1, 1]
    tallest = found[2].height
    assert [box.height / tallest for box in found] == pytest.approx([0.5, 0.25, 1])
    assert {box.top + box.height for box in found} == {HEIGHT - LINE * 1.35}
    assert {"one", "two", "10", "5", "20", "a", "b"} == set(texts(drawn(chart)))


def test_stacked_bars_stand_on_one_another_with_their_sum() -> None:
    chart = Chart("c", ["a"], [Series("one", [3]), Series("two", [1])], stacked=True)
    lower, upper = bars(drawn(chart))
    assert upper.top + upper.height == pytest.approx(lower.top)
    assert lower.height == pytest.approx(3 * upper.height)
    assert "4" in texts(drawn(chart))
    assert lower.look is not upper.look


def test_lying_bars_are_shares_of_the_whole_width() -> None:
    series = [Series("kept", [3, 0]), Series("late", [1, 0])]
    chart = Chart("c", ["a", "b"], series, stacked=True, lying=True, notes=["75 %", "–"])
    kept, late = bars(drawn(chart))
    assert (kept.width, late.width) == pytest.approx((225, 75))
    assert kept.left + kept.width == pytest.approx(late.left)
    assert {"75 %", "–", "3", "1"} <= set(texts(drawn(chart)))


@pytest.mark.parametrize("count", [1, 12, 60, 400])
@pytest.mark.parametrize("lying", [False, True])
def test_everything_stays_in_its_box(count: int, lying: bool) -> None:
    labels = ["мам"] * count
    series = [Series(f"series {n}", [n + slot for slot in range(count)]) for n in range(5)]
    chart = Chart("c", labels, series, stacked=True, lying=lying and count < 4)
    found = drawn(chart)
    for box in found.boxes:
        assert box.left >= -0.01
        assert box.left + box.width <= WIDTH + 0.01
        assert box.top >= -0.01
        assert box.top + box.height <= HEIGHT + 0.01
    names = [label for label in found.labels if label.text == "мам"]
    if not chart.lying:
        places = [label.left for label in names]
        assert all(b - a >= 15 for a, b in pairwise(places))


def test_numbers_without_room_are_left_to_the_words() -> None:
    chart = Chart("c", list("abcdefghijkl"), [Series("one", [123_456] * 12)])
    assert "123 456" not in " ".join(texts(drawn(chart, 120)))
    assert chart.words(0) == "a: 123\N{NO-BREAK SPACE}456"


def test_short_numbers_are_rounded_and_never_lie() -> None:
    chart = Chart("c", ["a"], [Series("one", [1])], divisor=1000)
    assert [chart.short(value) for value in (0, 1, 499, 500, 31_456)] == [
        "0",
        "<1",
        "<1",
        "1",
        "31",
    ]


def test_an_empty_chart_draws_no_bar() -> None:
    chart = Chart("c", ["a"], [Series("one", [0])])
    assert chart.is_empty
    assert bars(drawn(chart)) == []
    assert bars(drawn(Chart("c", [], [Series("one", [])]))) == []


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize(("width", "height"), [(20, 60), (60, 20), (3, 3), (0.5, 40)])
def test_stripes_are_cut_at_the_edges(look: Look, width: float, height: float) -> None:
    box = Box(7, 11, width, height, look)
    found = list(stripes(box))
    assert bool(found) == (look in (Look.STRIPED, Look.CROSSED) and width + height > 4)
    for stroke in found:
        for x, y in ((stroke.left, stroke.top), (stroke.right, stroke.bottom)):
            assert 7 - 1e-6 <= x <= 7 + width + 1e-6
            assert 11 - 1e-6 <= y <= 11 + height + 1e-6
        assert abs(stroke.right - stroke.left) == pytest.approx(abs(stroke.bottom - stroke.top))
