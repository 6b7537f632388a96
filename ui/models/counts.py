"""Counts in words; “1 days” would read like a fault of the whole program."""

from planner.wording.i18n import tr

_MINUTE = 60


def days(n: int) -> str:
    """So many days: ``1 day``, ``3 days``."""
    return tr("1 day") if n == 1 else tr("{n} days").format(n=n)


def from_now(n: int) -> str:
    """So many days from today: ``today``, ``in 3 days``, ``yesterday``."""
    near = {0: tr("today"), 1: tr("tomorrow"), -1: tr("yesterday")}.get(n)
    if near is not None:
        return near
    return (tr("in {n} days") if n > 0 else tr("{n} days ago")).format(n=abs(n))


def late(n: int) -> str:
    """So many days late."""
    return tr("{days} late").format(days=days(n))


def months(n: int) -> str:
    """So many months: ``1 month``, ``3 months``."""
    return tr("1 month") if n == 1 else tr("{n} months").format(n=n)


def records(n: int) -> str:
    """So many records: ``1 record``, ``3 records``."""
    return tr("1 record") if n == 1 else tr("{n} records").format(n=n)


def lenders(n: int) -> str:
    """So many lenders in a mix: ``1 lender``, ``3 lenders``."""
    return tr("1 lender") if n == 1 else tr("{n} lenders").format(n=n)


def rows(n: int) -> str:
    """So many rows: ``1 row``, ``3 rows``."""
    return tr("1 row") if n == 1 else tr("{n} rows").format(n=n)


def questions(n: int) -> str:
    """So many questions: ``1 question``, ``3 questions``."""
    return tr("1 question") if n == 1 else tr("{n} questions").format(n=n)


def things(n: int) -> str:
    """So many things to remember: ``1 thing to remember``, ``3 things to remember``."""
    return (
        tr("1 thing to remember")
        if n == 1
        else tr("{n} things to remember").format(n=n)
    )


def seconds_left(n: int) -> str:
    """How long work still takes: ``about 8 s left``, ``about 2 min left``."""
    if n >= _MINUTE + _MINUTE // 2:
        return tr("about {n} min left").format(n=round(n / _MINUTE))
    return tr("about {n} s left").format(n=n)


def changed_values(n: int) -> str:
    """That so many values of the estimator are the user's own."""
    if n == 1:
        return tr("1 of the values that estimates begin with is your own.")
    return tr("{n} of the values that estimates begin with are your own.").format(n=n)
