"""A preview tells the headings of its guess."""

from planner.model.declared import FileLayout
from planner.model.preview import FilePreview


def test_the_headings_are_those_of_the_layout() -> None:
    layout = FileLayout("bank", ("日期", "金额"), ())

    assert FilePreview("a.csv", None, "UTF-8", 1, (), layout).heads == ("日期", "金额")
