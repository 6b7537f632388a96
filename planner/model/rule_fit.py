"""Whether a rule of the user speaks of a row; the same for bills and for questions."""

import re
from functools import lru_cache

from planner.model.declared import ImportRule

_DIGITS = re.compile(r"\d+")
_EDGES = " \t（()）【】[]-－—_:：,，.。/“”\"'"
_SHORTEST = 2  # characters; a single one stands in every row


def rule_fits(rule: ImportRule, counterparty: str, words: str, way: str | None) -> bool:
    """Whether a row with these texts is one that the rule decides.

    Args:
        rule: of the book.
        counterparty: as the row names it.
        words: all that the row says of itself.
        way: ``in`` or ``out``; None where the file calls it neither.
    """
    return (
        (rule.way is None or rule.way == way)
        and plain(rule.counterparty) in plain(counterparty)
        and plain(rule.words) in plain(words)
    )


def weight(rule: ImportRule) -> int:
    """How much a rule asks of a row; the more telling rule comes first."""
    return len(plain(rule.counterparty)) + len(plain(rule.words))


def lasting_words(text: str) -> str:
    """The longest piece of a description that next month's row will hold again.

    >>> lasting_words("借呗还款 2026年09月账单")
    '借呗还款'
    """
    pieces = [piece.strip(_EDGES) for piece in _DIGITS.split(text)]
    longest = max(pieces, key=len)
    return longest if len(longest) >= _SHORTEST else ""


@lru_cache(maxsize=1 << 12)
def plain(text: str) -> str:
    """A text without its spaces, capitals made small."""
    return "".join(text.split()).lower()
