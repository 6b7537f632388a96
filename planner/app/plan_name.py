"""The name under which a verb keeps a plan: one that people can read."""

from planner.errors import FieldError
from planner.model.declared_checks import MOST_NAME
from planner.phrases import Phrase, Sentence
from planner.wording.say import say

_KEEP = "--keep"


def plan_name(text: str) -> str:
    """The name without spaces around it.

    Raises:
        FieldError: there is none, or it is too long.
    """
    name = text.strip()
    if not name:
        raise FieldError(field=_KEEP, found=repr(text), expected=Phrase("a name"))
    if len(name) > MOST_NAME:
        found = Sentence(Phrase("{n} characters"), n=len(name))
        expected = Sentence(Phrase("a name of at most {n} characters"), n=MOST_NAME)
        raise FieldError(field=_KEEP, found=say(found), expected=expected)
    return name
