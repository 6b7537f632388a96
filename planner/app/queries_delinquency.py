"""How a card's last six statements compare with those of many holders."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from planner.app.usual import card_usual
from planner.catalogue.delinquency import scorecard
from planner.credit.delinquency import MONTHS, CardMonth, CardPast
from planner.lean import dataclass
from planner.model.book import Book
from planner.model.priors import Evidence
from planner.model.records import Move, MoveKind
from planner.money import Money, total
from planner.phrases import Phrase, Sentence
from planner.schedule.card_rules import Statement
from planner.schedule.ledger import card_states

_FEN = 100
_SPENDS = frozenset({MoveKind.SPEND, MoveKind.CASH})
_WORST = 2  # factors told


@dataclass(frozen=True, slots=True)
class DelinquencyRow:
    """One card against the card holders that the shipped card was fitted to.

    Attributes:
        riskier_than: percent of them, in steps of five; None where fewer than six
            statements are known.
        grade: of the evidence; ``source`` is where the holders come from.
        against: what counts most against the borrower, the worst first.
    """

    line: str
    riskier_than: int | None
    say: Sentence
    grade: Evidence
    source: str
    against: tuple[Phrase, ...] = ()


_NAMES: Mapping[str, Phrase] = MappingProxyType(
    {
        "late_now": Phrase("the last bill is past due"),
        "late_before": Phrase("the bill before it was past due"),
        "late_recent": Phrase("bills past due in three months"),
        "late_months": Phrase("bills past due in six months"),
        "late_long": Phrase("bills two months past due"),
        "late_worst": Phrase("how long a bill was past due"),
        "use_now": Phrase("use of the limit now"),
        "use_mean": Phrase("use of the limit in six months"),
        "use_most": Phrase("the highest use of the limit"),
        "use_growth": Phrase("growing use of the limit"),
        "paid_least": Phrase("the smallest part of a bill that was paid"),
        "paid_mean": Phrase("the part of bills that was paid"),
        "unpaid": Phrase("bills of which nothing was paid"),
        "paid_last": Phrase("a small last payment"),
        "paid_before": Phrase("a small payment before it"),
        "paid_usual": Phrase("small payments"),
        "paid_lowest": Phrase("a very small payment"),
        "spent": Phrase("little use for purchases"),
        "revolving": Phrase("bills carried over"),
        "idle": Phrase("months without a purchase"),
        "in_full": Phrase("few bills paid in full"),
    }
)
_TOLD = Phrase(
    "riskier than about {share} of the card holders compared with; they lived abroad,"
    " so it says how you stand, not how likely you miss a payment"
)
_TOO_FEW = Phrase("six statements are needed; {n} are known")


def delinquency(book: Book, on: date) -> tuple[DelinquencyRow, ...]:
    """Every card with a statement, from nothing later than ``on``."""
    moves: dict[str, list[Move]] = {}
    for move in sorted(book.moves.values(), key=lambda move: move.on):
        if move.on <= on:
            moves.setdefault(move.line, []).append(move)
    return tuple(
        _row(book, key, [one for one in card.statements if one.on <= on], moves[key])
        for key, card in card_states(book, on, card_usual(book, on)).items()
        if card.statements
    )


def _row(
    book: Book, line: str, bills: Sequence[Statement], moves: Sequence[Move]
) -> DelinquencyRow:
    card = scorecard()
    limit = book.lines[line].limit.minor / _FEN
    if len(bills) < MONTHS or limit <= 0:
        say = Sentence(_TOO_FEW, n=len(bills))
        return DelinquencyRow(line, None, say, card.grade, card.source)
    past = CardPast(limit, _months(bills, moves))
    share = card.riskier_than(past)
    parts = card.parts(past)
    worst = sorted((name for name in parts if parts[name] > 0), key=parts.__getitem__)
    against = tuple(_NAMES[name] for name in reversed(worst[-_WORST:]))
    say = Sentence(_TOLD, share=f"{share}%")
    return DelinquencyRow(line, share, say, card.grade, card.source, against)


def _months(bills: Sequence[Statement], moves: Sequence[Move]) -> tuple[CardMonth, ...]:
    """The last six statements, the newest first."""
    late, found = 0, []
    for before, bill in zip((None, *bills), bills, strict=False):
        came = _Came(moves, before)
        late = late + 1 if before and came.by(before.due) < before.minimum else 0
        found.append(
            CardMonth(
                late=late,
                is_idle=not came.bought(bill.on),
                is_full=before is not None and came.covers(before),
                bill=bill.balance.minor / _FEN,
                paid=came.by(bill.on).minor / _FEN,
            )
        )
    return tuple(reversed(found[-MONTHS:]))


class _Came:
    """What came in and was bought after a statement."""

    def __init__(self, moves: Sequence[Move], since: Statement | None) -> None:
        self._moves = [m for m in moves if since is None or m.on > since.on]

    def by(self, day: date) -> Money:
        """What was paid until the end of that day."""
        paid = (m for m in self._moves if m.kind not in _SPENDS and m.on <= day)
        return total(move.amount for move in paid)

    def covers(self, bill: Statement) -> bool:
        """Whether there was a bill and it was paid in full by its day."""
        return 0 < bill.balance.minor <= self.by(bill.due).minor

    def bought(self, day: date) -> bool:
        """Whether anything was bought until then."""
        return any(m.kind in _SPENDS and m.on <= day for m in self._moves)
