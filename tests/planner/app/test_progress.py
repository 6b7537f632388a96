"""A bar on the terminal."""

import io

from planner.app.progress import Bar


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_bar_tells_count_failures_and_the_time_left() -> None:
    bar = Bar(4, Terminal(), Clock())

    assert bar.line(1, 0, 20.0) == f"[{'#' * 7}{'-' * 23}] 1/4  1:00 left"
    assert bar.line(4, 2, 80.0) == f"[{'#' * 30}] 4/4  2 failed"
    assert bar.line(0, 0, 0.0) == f"[{'-' * 30}] 0/4"


def test_a_bar_is_drawn_over_itself_and_not_too_often() -> None:
    screen, clock = Terminal(), Clock()
    bar = Bar(10, screen, clock)

    bar.show(1, 0)
    assert screen.getvalue() == ""
    clock.now = 1.0
    bar.show(2, 0)
    bar.show(3, 0)
    bar.show(10, 1)
    bar.close()

    assert screen.getvalue().count("\r") == 2
    assert "10/10  1 failed" in screen.getvalue()
    assert screen.getvalue().endswith("\n")


def test_where_nobody_looks_nothing_is_drawn() -> None:
    page = io.StringIO()
    bar = Bar(1, page)

    bar.show(1, 0)
    bar.close()

    assert page.getvalue() == ""
