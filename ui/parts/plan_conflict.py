"""Why no plan holds, in as many words as one reads; 200 loans would fill a page."""

from collections.abc import Iterable
from itertools import chain

from planner.phrases import Sentence
from planner.plan.plan import Conflict
from planner.wording.i18n import tr
from planner.wording.say import say

_MOST_DUES, _MOST_REMEDIES = 6, 8


def conflict_words(conflicts: Iterable[Conflict]) -> str:
    """The days that break, the largest dues of each, and what would mend it."""
    told = tuple(conflicts)
    said = [tr("No plan keeps every due day and the reserve.")]
    said += [say(_brief(conflict.say)) for conflict in told]
    remedies = chain.from_iterable(conflict.remedy for conflict in told)
    # One remedy often mends several days.
    lines = list(dict.fromkeys(say(one) for one in remedies))
    said += [f"· {words}" for words in lines[:_MOST_REMEDIES]]
    if len(lines) > _MOST_REMEDIES:
        said.append(f"· {_more(len(lines) - _MOST_REMEDIES)}")
    return "\n".join(said)


def _brief(sentence: Sentence) -> Sentence:
    """The same with its lists cut, and how much was cut."""
    values = {name: _cut(value) for name, value in sentence.values.items()}
    return Sentence(sentence.words, **values)


def _cut(value: object) -> object:
    if not isinstance(value, tuple) or len(value) <= _MOST_DUES:
        return value
    return (*value[:_MOST_DUES], _more(len(value) - _MOST_DUES))


def _more(n: int) -> str:
    return tr("and {n} more").format(n=n)
