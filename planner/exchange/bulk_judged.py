"""The verdicts of a long bill: one for each of its texts, not for each of its rows."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from planner.exchange.billrow import BillRow
from planner.exchange.bulk import Bulk, Later
from planner.exchange.judgement import Credit, Effect, Judgement
from planner.model.bills import JudgedRow
from planner.model.verdict import Verdict
from planner.money import Money
from planner.phrases import Phrase, Sentence

CLOSED = "关闭"
ON_LINES = (Verdict.DRAWDOWN, Verdict.REFUND)
_ONE_FEN = Money(1)


def of_nothing(judgement: Judgement) -> Judgement:
    """A refund of what was closed, which was never counted."""
    why = Sentence(
        Phrase("A refund of a purchase that was closed: neither of them counts.")
    )
    return replace(judgement, effect=Effect.NONE, why=why)


class BulkJudged:
    """What each row was judged to be.

    Attributes:
        by_code: the verdict on rows of these texts.
        apart: rows that are judged by more than their texts.
    """

    def __init__(self, bulk: Bulk, judge: Callable[[BillRow], Judgement]) -> None:
        self.bulk = bulk
        self.by_code = [
            judge(kind._replace(amount=_ONE_FEN, counted=_ONE_FEN))
            for kind in bulk.kinds
        ]
        self.apart: dict[int, Judgement] = {}
        if 0 in bulk.fen:
            self.apart |= {
                n: judge(bulk.row(n)) for n, fen in enumerate(bulk.fen) if not fen
            }
        self.apart |= self._of_closed()

    def _of_closed(self) -> Mapping[int, Judgement]:
        """Refunds of purchases that were closed."""
        bulk = self.bulk
        dead = {n for n, kind in enumerate(bulk.kinds) if CLOSED in kind.status}
        back = self.codes_of(lambda judgement: judgement.effect is Effect.REFUND)
        if not dead or not back:
            return {}
        closed = {bulk.order(n) for n in self.rows_of(dead)} - {""}
        return {
            n: of_nothing(self.by_code[bulk.codes[n]])
            for n in self.rows_of(back)
            if n not in self.apart and bulk.order(n).partition("_")[0] in closed
        }

    def codes_of(self, fits: Callable[[Judgement], bool]) -> set[int]:
        """The texts whose verdict fits."""
        return {n for n, judgement in enumerate(self.by_code) if fits(judgement)}

    @cached_property
    def _places(self) -> list[list[int]]:
        """The places of the rows of each of the texts."""
        places: list[list[int]] = [[] for _ in self.by_code]
        take = [one.append for one in places]
        for n, code in enumerate(self.bulk.codes):
            take[code](n)
        return places

    def rows_of(self, codes: set[int]) -> list[int]:
        """The places of the rows with these texts."""
        return sorted(chain.from_iterable(map(self._places.__getitem__, codes)))

    def judgement(self, n: int) -> Judgement:
        """The verdict on one row."""
        found = self.apart.get(n)
        return self.by_code[self.bulk.codes[n]] if found is None else found

    def counts(self) -> Iterator[tuple[Judgement, int]]:
        """Each verdict with the number of its rows; in the order of the file."""
        less = Counter(self.bulk.codes[n] for n in self.apart)
        for code, judgement in enumerate(self.by_code):
            yield judgement, len(self._places[code]) - less[code]
        for judgement in self.apart.values():
            yield judgement, 1

    def homeless(self, placed: Mapping[int, JudgedRow]) -> Mapping[str, int]:
        """How many rows mean a line, by channel, and have found none."""
        if not placed and not self.apart:
            by_code = {n: _line_meant(found) for n, found in enumerate(self.by_code)}
            told = Counter(dict.fromkeys(filter(None, by_code.values()), 0))
            for code, channel in by_code.items():
                told[channel] += len(self._places[code])
        else:
            told = Counter(
                _line_meant(self.judgement(n))
                for n in range(len(self.bulk))
                if n not in placed or placed[n].line is None
            )
        del told[""]
        return told

    def lumps(
        self, codes: set[int], less: set[int]
    ) -> Iterator[tuple[BillRow, Judgement]]:
        """The rows with these texts, all of one credit as one, from the oldest on.

        Args:
            codes: the texts.
            less: rows to leave out.
        """
        by_credit: dict[Credit | None, set[int]] = {}
        for code in codes:
            by_credit.setdefault(self.by_code[code].credit, set()).add(code)
        out = less | self.apart.keys()
        found = []
        for meant in by_credit.values():
            rows = [n for n in self.rows_of(meant) if not out or n not in out]
            if rows:
                found.append((self.bulk.oldest(rows), rows))
        for first, rows in sorted(found, key=lambda one: self.bulk.moment(one[0])):
            amount = Money(sum(map(self.bulk.fen.__getitem__, rows)))
            row = self.bulk.row(first)
            lump = row._replace(amount=amount, times=len(rows))
            yield lump, self.judgement(first)

    def judged(
        self, file: str, marks: Sequence[str], placed: Mapping[int, JudgedRow]
    ) -> Later[JudgedRow]:
        """The rows with their verdicts, made when they are asked for."""

        def made() -> Sequence[JudgedRow]:
            rows = [
                plain(file, self.bulk.row(n), self.judgement(n), mark)
                for n, mark in enumerate(marks)
            ]
            for n, row in placed.items():
                rows[n] = row
            return rows

        return Later(len(self.bulk), made)


def _line_meant(judgement: Judgement) -> str:
    """The channel of a line that the row should stand on; empty where none."""
    is_of_line = judgement.verdict in ON_LINES and judgement.credit is not None
    return judgement.credit.channel if is_of_line and judgement.credit else ""


def plain(file: str, row: BillRow, judgement: Judgement, mark: str) -> JudgedRow:
    """A row with its verdict and no place."""
    credit = judgement.credit
    return JudgedRow(
        file=file,
        row=row.line,
        verdict=judgement.verdict,
        channel=(credit.channel or None) if credit else None,
        on=row.on,
        amount=row.amount,
        counterparty=row.party,
        why=judgement.why,
        loan=None,
        instalment=None,
        duplicate=False,
        fingerprint=mark,
    )
