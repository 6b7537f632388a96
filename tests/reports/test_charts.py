from reportlab.graphics.shapes import Circle, Drawing, Polygon, Rect, String

from reports import document as d
from reports.charts import drawing
from tests.helpers import papers


def strings(made: Drawing) -> list[str]:
    return [shape.text for shape in made.contents if isinstance(shape, String)]


def shapes(made: Drawing, kind: type) -> list:
    return [shape for shape in made.contents if isinstance(shape, kind)]


def test_bars_across_show_names_and_amounts_to_scale() -> None:
    bars = (d.Bar("Jiebei", 200, "¥2.00"), d.Bar("Huabei", 100, "¥1.00"))

    made = drawing(d.Bars("By lender", bars, "across"), 400)
    long, short = shapes(made, Rect)

    assert {"Jiebei", "¥2.00", "Huabei", "¥1.00"} <= set(strings(made))
    assert long.width == 2 * short.width


def test_a_very_long_name_leaves_room_for_its_bar() -> None:
    bars = (d.Bar("名" * 200, 200, "¥2.00"),)

    made = drawing(d.Bars("By lender", bars, "across"), 400)

    assert shapes(made, Rect)[0].width > 150
    assert strings(made)[0].endswith("…")


def test_upright_bars_leave_out_months_without_amount() -> None:
    made = drawing(d.Bars("By month", papers.BARS, "upright"), 400)

    assert len(shapes(made, Rect)) == 1
    assert "Huabei" in strings(made)
    assert "¥0.00" not in strings(made)


def test_amounts_over_narrow_bars_are_set_smaller() -> None:
    bars = tuple(d.Bar(str(n), 10**14, "1,000,000,000,000.00") for n in range(12))

    made = drawing(d.Bars("By month", bars, "upright"), 400)

    sizes = {shape.fontSize for shape in shapes(made, String)}
    assert min(sizes) < 5


def test_a_curve_shows_its_axes_marks_and_level() -> None:
    at, size = papers.curve().places[1]
    curve = papers.curve(
        marks=(d.Mark(at, size, "Lowest"),), level=d.Tick(3000, "Reserve")
    )

    made = drawing(curve, 400)

    assert {"Jan", "Mar", "-50", "Lowest", "Reserve"} <= set(strings(made))
    assert len(shapes(made, Circle)) == 1
    assert not shapes(made, Polygon)


def test_a_mark_is_named_at_the_top_of_the_plot() -> None:
    at, size = papers.curve().places[1]
    made = drawing(papers.curve(marks=(d.Mark(at, size, "Lowest"),)), 400)
    (dot,) = shapes(made, Circle)

    named = next(shape for shape in shapes(made, String) if shape.text == "Lowest")

    assert named.y > dot.cy
    assert named.x > dot.cx


def test_a_mark_at_the_end_keeps_its_words_inside() -> None:
    at, size = papers.curve().places[-1]
    made = drawing(papers.curve(marks=(d.Mark(at, size, "Lowest of all"),)), 400)

    named = next(s for s in shapes(made, String) if s.text == "Lowest of all")

    assert named.x < shapes(made, Circle)[0].cx


def test_an_estimate_is_a_range_that_opens_where_the_past_ends() -> None:
    first = papers.curve().places[0][0]
    fan = (d.Spread(first + 90, 0, 5000, 9000), d.Spread(first + 180, 0, 4000, 9000))

    (range_,) = shapes(drawing(papers.curve(fan=fan), 400), Polygon)

    assert len(range_.points) == 2 * 5


def test_a_curve_without_debt_has_no_line_at_zero() -> None:
    places = ((1, 5000), (2, 6000))
    sizes = (d.Tick(0, "0"), d.Tick(10000, "100"))

    made = drawing(papers.curve(places=places, sizes=sizes), 400)

    assert "-50" not in strings(made)


def test_every_text_in_a_chart_is_set_in_a_face_of_ours() -> None:
    for chart in papers.blocks():
        if isinstance(chart, d.Bars | d.Curve):
            names = {shape.fontName for shape in shapes(drawing(chart, 400), String)}
            assert all(name.startswith("NotoSansSC") for name in names)
