"""Money drawn under terms, with its schedule while one types."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Amend, Command, Draw
from planner.calendar import month_step
from planner.catalogue.read import catalogue
from planner.errors import PlannerError
from planner.model.dated import at
from planner.model.records import Line, Loan
from planner.model.terms import Accrual, Fee, Method, Rhythm, Terms
from planner.phrases import Phrase
from planner.rates import DayCount, Period, Rate
from planner.wording.i18n import language, tr
from ui.desk import Desk
from ui.forms.choices import of_enum
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.forms.schedule_preview import SchedulePreview
from ui.widgets.edit import (
    Choice,
    DayEdit,
    any_money_edit,
    money_edit,
    number_edit,
    rate_edit,
    text_edit,
)

_LINE, _CHANNEL, _NOTHING = "line:", "channel:", ""
_MOST_PERIODS = 600


def ask(
    desk: Desk,
    parent: QWidget | None = None,
    known: Loan | None = None,
    line: str = "",
) -> FormDialog:
    """The form: for ``line`` where one is meant, filled to correct a known loan."""
    form = Form(_fields(desk))
    preview = SchedulePreview()
    if known is None:
        form.put(
            drawn_on=desk.today,
            first_due=month_step(desk.today, 1),
            periods=12,
            every=Rhythm.MONTH,
            source=f"{_LINE}{line}",
        )
    else:
        form.put(**_shown(known))
    follow = partial(_follow, desk, form, preview, known)
    form.edited.connect(follow)
    follow("source")
    return FormDialog(
        tr("Loan"),
        form,
        partial(_wish, known),
        desk.bridge,
        parent=parent,
        beside=preview,
        drops=known.id if known else "",
    )


def _fields(desk: Desk) -> tuple[Field, ...]:
    day = partial(DayEdit, desk.today)
    return (
        Field("source", Phrase("From"), partial(_sources, desk)),
        Field(
            "other",
            Phrase("Which"),
            partial(text_edit, tr("Name of the lender or product")),
        ),
        Field("name", Phrase("My name for it"), text_edit, is_needed=False),
        Field("principal", Phrase("Principal"), money_edit),
        Field("rate", Phrase("Rate"), rate_edit),
        Field("method", Phrase("Repayment method"), partial(of_enum, *Method)),
        Field(
            "periods",
            Phrase("Number of instalments"),
            partial(number_edit, 1, _MOST_PERIODS, "periods"),
        ),
        Field("every", Phrase("Rhythm"), partial(of_enum, *Rhythm)),
        Field("drawn_on", Phrase("Drawn on"), day),
        Field("first_due", Phrase("First due day"), day),
        Field("interest", Phrase("Interest"), _accruals),
        Field(
            "fee",
            Phrase("Fee at the start"),
            any_money_edit,
            Phrase("Counts in the true annual cost"),
            is_needed=False,
        ),
    )


def _sources(desk: Desk) -> Choice:
    kind = desk.book.profile.kind
    lines = [
        (f"{_LINE}{line.id}", line.name or line.id) for line in desk.book.lines.values()
    ]
    channels = [
        (f"{_CHANNEL}{channel.id}", channel.name.in_(language()))
        for channel in catalogue().channels.values()
        if kind in channel.borrowers
    ]
    return Choice(*lines, *channels, (_NOTHING, tr("Another lender")))


def _accruals() -> Choice:
    return Choice(
        ((Accrual.PERIOD, None), tr("by whole periods")),
        ((Accrual.DAYS, DayCount.ACT_360), tr("by days, year of 360")),
        ((Accrual.DAYS, DayCount.ACT_365), tr("by days, year of 365")),
        ((Accrual.DAYS, DayCount.THIRTY_360), tr("by days, months of 30")),
        ((Accrual.DAYS, DayCount.ACT_ACT), tr("by days, calendar years")),
        ((Accrual.DAYS, None), tr("by days, daily rate")),
    )


def _shown(known: Loan) -> Mapping[str, object]:
    terms = known.terms
    start_fee = next((fee.amount for fee in terms.fees if fee.on == "start"), None)
    is_listed = known.channel in catalogue().channels
    source = f"{_CHANNEL}{known.channel}" if is_listed else _NOTHING
    return {
        "source": f"{_LINE}{known.line}" if known.line else source,
        "other": known.channel,
        "name": known.name,
        "principal": terms.principal,
        "rate": terms.rate,
        "method": terms.method,
        "periods": terms.periods,
        "every": terms.every,
        "drawn_on": terms.drawn_on,
        "first_due": terms.first_due,
        "interest": (terms.interest, terms.day_count),
        "fee": start_fee,
    }


def _follow(
    desk: Desk,
    form: Form,
    preview: SchedulePreview,
    known: Loan | None,
    edited: str,
) -> None:
    if edited == "source":
        _show_other(form)
    if known is None:
        if edited == "source":
            _fill_from_channel(desk, form)
        elif edited == "rate":
            _fill_accrual(form)
        elif edited in ("drawn_on", "every") and not form.was_touched("first_due"):
            drawn_on = form.value("drawn_on")
            form.put(first_due=month_step(drawn_on, 1) if drawn_on else None)
    values = form.values()
    if values is None:
        preview.wait()
        return
    try:
        preview.show_terms(_terms(known, values))
    except PlannerError as refusal:
        preview.show_refusal(refusal)


def _show_other(form: Form) -> None:
    source = form.value("source")
    form.show_field("other", shown=source == _NOTHING)
    if source != _NOTHING:
        form.put(other=str(source).split(":", 1)[-1])


def _fill_from_channel(desk: Desk, form: Form) -> None:
    source = str(form.value("source") or "")
    line = desk.book.lines.get(source.removeprefix(_LINE))
    channel_id = line.channel if line else source.removeprefix(_CHANNEL)
    rate = _usual_rate(channel_id, line, desk.today)
    if rate is not None and not form.was_touched("rate"):
        form.put(rate=rate)
    channel = catalogue().channels.get(channel_id)
    offered = at(channel.terms, desk.today) if channel else None
    if offered is None:
        return
    if offered.value.methods and not form.was_touched("method"):
        form.put(method=offered.value.methods[0])
    if offered.value.months and not form.was_touched("periods"):
        form.put(periods=offered.value.months[-1])


def _usual_rate(channel_id: str, line: Line | None, today: date) -> Rate | None:
    if line is not None and line.rate is not None:
        return line.rate
    channel = catalogue().channels.get(channel_id)
    found = at(channel.rate, today) if channel else None
    return found.value.highest if found else None


def _fill_accrual(form: Form) -> None:
    rate = form.value("rate")
    if isinstance(rate, Rate) and not form.was_touched("interest"):
        by_days = rate.per is Period.DAY
        form.put(interest=(Accrual.DAYS if by_days else Accrual.PERIOD, None))


def _terms(known: Loan | None, values: Mapping[str, Any]) -> Terms:
    accrual, day_count = values["interest"]
    given = {
        name: values[name]
        for name in (
            *("principal", "rate", "method", "periods"),
            *("every", "drawn_on", "first_due"),
        )
    }
    given |= {"interest": accrual, "day_count": day_count}
    kept = known.terms.fees if known else ()
    fees = tuple(fee for fee in kept if fee.on != "start" or fee.amount is None)
    if values["fee"]:
        fees = (Fee("start", amount=values["fee"]), *fees)
    if known is not None:
        return replace(known.terms, **given, fees=fees)
    return Terms(**given, fees=fees)


def _wish(known: Loan | None, values: Mapping[str, Any]) -> Command:
    source = str(values["source"])
    is_line = source.startswith(_LINE)
    loan = Loan(
        id=known.id if known else "",
        terms=_terms(known, values),
        line=source.removeprefix(_LINE) if is_line else None,
        channel="" if is_line else values["other"],
        name=values["name"] or "",
    )
    return Amend(loan) if known else Draw(loan)
