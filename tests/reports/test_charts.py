import pytest

from reports import document as d
from reports import style
from reports.charts import picture, pictures
from reports.picture import Hatch, Path, Picture, Ring, Sign, Words
from tests.helpers import papers


def said(mark: Words) -> str:
    return "".join(run.text for run in mark.line.runs)


def words(made: Picture) -> dict[str, Words]:
    return {said(mark): mark for mark in made.marks if isinstance(mark, Words)}


def bars(made: Picture) -> list[Path]:
    return [
        mark
        for mark in made.marks
        if isinstance(mark, Path) and mark.fill is style.SHADE
    ]


def width(bar: Path) -> float:
    return bar.points[1][0] - bar.points[0][0]


def test_bars_across_show_names_and_amounts_to_scale() -> None:
    made = picture(
        d.Bars(
            "By lender",
            (d.Bar("Jiebei", 200, "¥2.00"), d.Bar("Huabei", 100, "¥1.00")),
            "across",
        ),
        400,
    )
    long, short = bars(made)

    assert {"Jiebei", "¥2.00", "Huabei", "¥1.00"} == set(words(made))
    assert width(long) == pytest.approx(2 * width(short))


def test_a_very_long_name_leaves_room_for_its_bar() -> None:
    one = (d.Bar("名" * 200, 200, "¥2.00"),)

    made = picture(d.Bars("By lender", one, "across"), 400)

    assert width(bars(made)[0]) > 150
    assert next(iter(words(made))).endswith("…")


def test_levels_are_named_above_the_bars_and_scale_them() -> None:
    one = (d.Bar("Jiebei", 100, "10%"),)
    plain = picture(d.Bars("Cost", one, "across"), 400)

    made = picture(d.Bars("Cost", one, "across", (d.Tick(200, "20%"),)), 400)

    assert width(bars(made)[0]) < width(bars(plain)[0])
    assert words(made)["20%"].at[1] > words(made)["Jiebei"].at[1]
    assert made.height > plain.height


def test_upright_bars_leave_out_months_without_amount() -> None:
    made = picture(d.Bars("By month", papers.BARS, "upright"), 400)

    assert len(bars(made)) == 1
    assert "Huabei" in words(made)
    assert "¥0.00" not in words(made)


def test_amounts_over_narrow_bars_are_set_smaller() -> None:
    many = tuple(d.Bar(str(n), 10**14, "1,000,000,000,000.00") for n in range(12))

    made = picture(d.Bars("By month", many, "upright"), 400)

    assert words(made)["1,000,000,000,000.00"].kind.size < 5


def test_a_curve_shows_its_axes_marks_and_level() -> None:
    at, size = papers.curve().places[1]
    curve = papers.curve(
        marks=(d.Mark(at, size, "Lowest"),), level=d.Tick(3000, "Reserve")
    )

    made = picture(curve, 400)

    assert {"Jan", "Mar", "-50", "0", "100", "Lowest", "Reserve"} == set(words(made))
    assert any(isinstance(m, Path) and m.is_dashed for m in made.marks)


def test_a_mark_is_named_at_the_top_of_the_plot() -> None:
    at, size = papers.curve().places[1]

    made = picture(papers.curve(marks=(d.Mark(at, size, "Lowest"),)), 400)

    (ring,) = [mark for mark in made.marks if isinstance(mark, Ring)]
    x, y = words(made)["Lowest"].at
    assert x > ring.centre[0]
    assert y > ring.centre[1]


def test_a_mark_at_the_end_keeps_its_words_inside() -> None:
    at, size = papers.curve().places[-1]

    made = picture(papers.curve(marks=(d.Mark(at, size, "Lowest of all"),)), 400)

    named = words(made)["Lowest of all"]
    assert named.at[0] + named.line.width <= 400


def test_the_past_is_drawn_in_steps() -> None:
    made = picture(papers.curve(), 400)

    (steps,) = [m for m in made.marks if isinstance(m, Path) and m.weight == 1.5]

    assert len(steps.points) == 5
    assert steps.points[0][1] == steps.points[1][1]
    assert steps.points[1][0] == steps.points[2][0]


def test_an_estimate_is_a_range_that_opens_where_the_past_ends() -> None:
    first = papers.curve().places[0][0]
    fan = (d.Spread(first + 90, 0, 5000, 9000), d.Spread(first + 180, 0, 4000, 9000))

    made = picture(papers.curve(fan=fan), 400)

    (area,) = [m for m in made.marks if isinstance(m, Path) and m.fill is not None]
    assert len(area.points) == 5
    assert area.is_dashed


def test_every_text_in_a_chart_is_set_in_a_face_of_ours() -> None:
    for chart in papers.blocks():
        if isinstance(chart, d.Bars | d.Curve):
            for mark in words(picture(chart, 400)).values():
                assert mark.kind.face.startswith("NotoSansSC")


def test_a_marked_bar_is_hatched() -> None:
    one = (d.Bar("Jiebei", 200, "¥2.00", is_marked=True), d.Bar("Huabei", 1, "¥1.00"))

    made = picture(d.Bars("By lender", one, "across"), 400)

    assert sum(isinstance(mark, Hatch) for mark in made.marks) == 1


def test_lines_that_are_compared_are_told_by_dashes_and_signs() -> None:
    rivals = tuple(
        d.Trace(name, papers.curve().places) for name in ("Minimum", "Dearest", "Own")
    )

    made = picture(papers.curve(label="This plan", others=rivals), 400)
    alone = picture(papers.curve(), 400)

    assert {"This plan", "Minimum", "Dearest", "Own"} <= set(words(made))
    assert made.height > alone.height
    assert {mark.shape for mark in made.marks if isinstance(mark, Sign)} == {0, 1, 2}
    broken = {mark.dots for mark in made.marks if isinstance(mark, Path)}
    assert broken == {0, 1, 2, 3}


KEY = ("Overdue", "Soon", "This year", "Next year", "Later")


def test_parts_of_a_bar_fill_it_and_their_patterns_are_named() -> None:
    one = d.Bar("Jiebei", 200, "¥2.00", parts=(20, 0, 100, 80, 0))

    made = picture(d.Bars("By lender", (one,), "across", key=KEY), 400)
    plain = picture(
        d.Bars("By lender", (d.Bar("Jiebei", 200, "¥2.00"),), "across"), 400
    )
    filled = [m for m in made.marks if isinstance(m, Path) and m.fill is not None]

    assert {*KEY} <= set(words(made))
    wide = [width(path) for path in filled[len(KEY) :]]
    assert sum(wide) == pytest.approx(width(bars(plain)[0]))
    assert wide == pytest.approx([sum(wide) * part / 200 for part in (20, 100, 80)])
    assert made.height > plain.height


def test_no_two_patterns_look_alike_in_black_and_white() -> None:
    some = tuple(d.Bar(name, 100, "1", fill=n) for n, name in enumerate(KEY))

    made = picture(d.Bars("By term", some, "across"), 400)
    grounds = [m.fill for m in made.marks if isinstance(m, Path) and m.fill is not None]
    ways = [m.ways for m in made.marks if isinstance(m, Hatch)]

    assert grounds[0] is style.ACCENT
    assert ways == ["/\\", "/", "-"]
    assert len(grounds) == len(KEY)


def test_a_long_key_stays_on_the_page() -> None:
    key = tuple(f"A rather long name {n}" for n in range(5))
    one = d.Bar("名" * 60, 5, "1", parts=(1, 1, 1, 1, 1))

    made = picture(d.Bars("By lender", (one,), "across", key=key), 600)

    last = words(made)[key[-1]]
    assert last.at[0] + last.line.width <= 600.01


def test_very_many_bars_are_drawn_in_pieces_of_one_scale() -> None:
    some = tuple(d.Bar(f"Loan {n}", n + 1, f"¥{n}.00") for n in range(80))

    made = pictures(d.Bars("By lender", some, "across"), 400)
    few = pictures(d.Bars("By lender", some[:24], "across"), 400)

    assert [len(bars(piece)) for piece in made] == [*(12,) * 6, 8]
    wide = [width(bar) for piece in made for bar in bars(piece)]
    assert wide == sorted(wide)
    assert wide[-1] == pytest.approx(80 * wide[0], rel=0.2)
    assert len(few) == 1
    assert len(pictures(papers.curve(), 400)) == 1
