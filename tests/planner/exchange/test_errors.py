import inspect

from planner.errors import PlannerError
from planner.exchange import errors
from planner.wording.say import say


def test_every_refusal_can_be_said():
    values = dict.fromkeys(
        ("file", "line", "row", "found", "most", "known", "issuer", "expected"), "x"
    )
    values |= dict.fromkeys(("encoding", "cut", "cells", "reason"), "y")
    kinds = [
        kind
        for _, kind in inspect.getmembers(errors, inspect.isclass)
        if issubclass(kind, PlannerError) and kind.__module__ == errors.__name__
    ]

    said = [say(kind(**values)) for kind in kinds]

    assert len(set(said)) == len(kinds) > 15
