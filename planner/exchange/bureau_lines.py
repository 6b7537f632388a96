"""Cards and revolving lines of a credit report: found in the book, or opened in it."""

from collections.abc import Iterable
from datetime import date

from planner.exchange import bureau_lenders as lenders
from planner.exchange.bureau_entry import Entry, is_ours, name_of
from planner.exchange.bureau_months import take_months, take_months_alone
from planner.exchange.bureau_terms import YUAN
from planner.model import records as r
from planner.model.bureau import AccountKind, Reported
from planner.money import ZERO, Money, total
from planner.phrases import Phrase, Sentence
from planner.schedule.ledger import loan_state
from planner.wording.say import say

_NEAR_DAYS = 31  # the report shows the end of a month, an app any day of it
_BY_REPORT = Sentence(Phrase("Owed by the credit report."))


def take_line(at: Entry, account: Reported) -> None:
    """Find or open the line of an account, and read its limit."""
    name = at.name(account)
    known = _known_line(at, account, name)
    if known is not None:
        at.used.add(known.id)
        _compare_line(at, account, known)
        at.place(account, known.id)
        take_months(at, account, line=known.id)
        return
    if account.closed_on is not None or account.limit is None:
        at.place(account, None)  # nothing is owed, and nothing can be drawn
        take_months_alone(at, account, name)
        return
    line = r.Line(
        id=name,
        channel=lenders.channel_of(account),
        name=name_of(account),
        limit=account.limit,
        opened_on=account.opened_on,
        type=lenders.type_of(account),
        reports_to_bureau=True,
        expires_on=account.until,
    )
    at.add(line)
    at.place(account, line.id, is_new=True)
    _read(at, account, line)
    _owed(at, account, line)
    take_months(at, account, line=line.id)


def _known_line(at: Entry, account: Reported, name: str) -> r.Line | None:
    """The line by its id, else by its lender: the same day, or the only one."""
    by_id = at.book.lines.get(name)
    if by_id is not None:
        return by_id
    fitting = [
        line for line in lenders.lines_of(at.book, account) if line.id not in at.used
    ]
    same_day = [line for line in fitting if line.opened_on == account.opened_on]
    if len(same_day) == 1:
        return same_day[0]
    own = [line for line in fitting if not is_ours(line.id)]
    return own[0] if len(own) == 1 and not same_day else None


def _compare_line(at: Entry, account: Reported, line: r.Line) -> None:
    if line.opened_on != account.opened_on:
        at.differ(account, line.id, "opened_on", line.opened_on)
    if account.closed_on is not None:
        if not _is_closed(at, line):
            at.differ(account, line.id, "closed_on", None)
    elif account.limit is not None and account.as_of is not None:
        near = _nearest(at, line.id, account.as_of)
        if near is None:
            _read(at, account, line)
        elif near.limit != account.limit:
            at.differ(account, line.id, "limit", near.limit)
        _compare_use(at, account, line, account.as_of)


def _compare_use(at: Entry, account: Reported, line: r.Line, on: date) -> None:
    """What is drawn; a line that lives on reports alone simply follows them."""
    moves = [move for move in at.book.moves.values() if move.line == line.id]
    if account.used is None or (not moves and not is_ours(line.id)):
        return
    ours = _drawn(at, line, moves, on)
    apart = account.used - ours
    if abs(apart) <= YUAN:
        return
    if not all(is_ours(move.id) for move in moves):
        at.differ(account, line.id, "used", ours)
        return
    is_card = account.kind is AccountKind.CARD
    spent = r.MoveKind.SPEND if is_card else r.MoveKind.CASH
    kind = spent if apart > ZERO else r.MoveKind.PAY
    if on > max((move.on for move in moves), default=line.opened_on):
        name = f"{line.id}-owed-{on.isoformat()}"
        at.add(r.Move(line.id, on, abs(apart), kind, name, note=say(_BY_REPORT)))


def _drawn(at: Entry, line: r.Line, moves: Iterable[r.Move], on: date) -> Money:
    """What is drawn on the line by its movements and its loans."""
    back = (r.MoveKind.PAY, r.MoveKind.REFUND)
    sums = [
        -move.amount if move.kind in back else move.amount
        for move in moves
        if move.on <= on
    ]
    for loan in at.book.loans.values():
        if loan.line == line.id and loan.terms.drawn_on <= on:
            paid = [x for x in at.book.repayments.values() if x.loan == loan.id]
            sums.append(loan_state(loan, paid, on).outstanding)
    return total(sums)


def _nearest(at: Entry, line: str, on: date) -> r.LimitReading | None:
    """The reading next to a day, none further than the report's own coarseness.

    What a report read on another day was right then: limits move between reports.
    """
    near = [
        (abs((reading.on - on).days), reading.id)
        for reading in at.book.readings.values()
        if reading.line == line
        and abs((reading.on - on).days) <= _NEAR_DAYS
        and (reading.on == on or reading.id != _reading_id(line, reading.on))
    ]
    return at.book.readings[min(near)[1]] if near else None


def _reading_id(line: str, on: date) -> str:
    return f"{line}-{on.isoformat()}"


def _is_closed(at: Entry, line: r.Line) -> bool:
    marks = sorted(
        (note.on, note.kind is r.NoteKind.CLOSED)
        for note in at.book.notes.values()
        if note.line == line.id
        and note.kind in (r.NoteKind.CLOSED, r.NoteKind.REOPENED)
    )
    return bool(marks) and marks[-1][1]


def _read(at: Entry, account: Reported, line: r.Line) -> None:
    on = account.as_of
    if on is None or account.limit is None or on < line.opened_on:
        return
    left = None if account.used is None else account.limit - account.used
    name = _reading_id(line.id, on)
    at.add(r.LimitReading(line.id, on, account.limit, left, id=name))


def _owed(at: Entry, account: Reported, line: r.Line) -> None:
    """What a new line owes already, as one movement on the report's day."""
    on, used = account.as_of, account.used
    if on is None or used is None or used <= ZERO or on < line.opened_on:
        return
    is_card = account.kind is AccountKind.CARD
    kind = r.MoveKind.SPEND if is_card else r.MoveKind.CASH
    name = f"{line.id}-owed-{on.isoformat()}"
    at.add(r.Move(line.id, on, used, kind, name, note=say(_BY_REPORT)))
