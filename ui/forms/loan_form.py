"""Money drawn under terms, with its schedule while one types."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from planner.app.commands import Amend, Command, Draw
from planner.calendar import month_step
from planner.catalogue.read import catalogue
from planner.errors import PlannerError
from planner.model.channel import Channel, ChannelKind
from planner.model.records import Line, Loan
from planner.model.terms import Accrual, LprBase, Method, Rhythm, Terms
from planner.model.usual import Draft, Wish, usual_terms
from planner.money import Money, Rounding
from planner.phrases import Phrase
from planner.rates import DayCount, Period, Rate
from planner.wording.i18n import language, tr
from ui.desk import Desk
from ui.forms import loan_terms
from ui.forms.choices import of_enum, owners
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.forms.schedule_preview import SchedulePreview
from ui.widgets.edit import (
    Choice,
    DayEdit,
    money_edit,
    number_edit,
    rate_edit,
    text_edit,
)
from ui.widgets.reading_terms import rate_on

_LINE, _CHANNEL, _OTHER = "line:", "channel:", ""
_BY_INSTALMENTS = (ChannelKind.PAY_LATER, ChannelKind.CARD)
_MOST_PERIODS = 600
_SAMPLE_PRINCIPAL = Money(10_000_00)
_TYPED = ("principal", "rate", "method", "periods", "drawn_on", "first_due")


def ask(
    desk: Desk,
    parent: QWidget | None = None,
    known: Loan | None = None,
    line: str = "",
) -> FormDialog:
    """The form: for ``line`` where one is meant, filled to correct a known loan."""
    owner = Field("owner", Phrase("Whose it is"), owners, is_needed=False, is_rare=True)
    fields = (*_fields(desk), *loan_terms.rare_fields(desk.today), owner)
    form = Form(fields, more=tr("More terms"))
    preview = SchedulePreview()
    draft = _Draft(desk, form, preview, known)
    draft.setParent(form)
    draft.begin(line)
    return FormDialog(
        tr("Loan"),
        form,
        draft.wish,
        desk.bridge,
        parent=parent,
        beside=preview,
        drops=known.id if known else "",
    )


class _Draft(QObject):
    """Follows the typing: takes the channel's usual terms, draws the preview.

    What the contract is silent about stays silent, as in the loan that is corrected or
    in the channel's usual terms.
    """

    def __init__(
        self, desk: Desk, form: Form, preview: SchedulePreview, known: Loan | None
    ) -> None:
        super().__init__()
        self._desk, self._form, self._preview = desk, form, preview
        self._known = known
        self._base: Terms | None = known.terms if known else None

    def begin(self, line: str) -> None:
        """Fill the form for the first time, and follow it from then on."""
        if self._known is not None:
            self._form.put(**_shown(self._known))
            if loan_terms.is_rare(self._known.terms):
                self._form.unfold()
        else:
            today = self._desk.today
            if line:
                self._form.put(source=f"{_LINE}{line}")
            self._form.put(
                drawn_on=today,
                first_due=month_step(today, 1),
                periods=12,
                every=Rhythm.MONTH,
            )
            self._take_usual_terms()
        self._show_fitting()
        self._form.edited.connect(self._edited)
        self._draw()

    def wish(self, values: Mapping[str, Any]) -> Command:
        """The command that the values wish for."""
        source = str(values["source"])
        is_line = source.startswith(_LINE)
        loan = replace(
            self._known or Loan(id="", terms=self._terms(values)),
            terms=self._terms(values),
            line=source.removeprefix(_LINE) if is_line else None,
            channel="" if is_line else values["other"],
            name=values["name"] or self._usual_name(source),
            owner=values["owner"],
        )
        return Amend(loan) if self._known else Draw(loan)

    def _usual_name(self, source: str) -> str:
        """A new loan on a line goes by the line's name until it gets its own."""
        line = self._desk.book.lines.get(source.removeprefix(_LINE))
        return "" if self._known or line is None else line.name

    def _edited(self, name: str) -> None:
        if name in ("source", "every", "rounding"):
            self._show_fitting()
        if self._known is None:
            self._propose(name)
        if name in ("rate_lpr", "drawn_on"):
            self._take_lpr()
        elif name == "rate":
            self._leave_lpr()
        self._draw()

    def _propose(self, name: str) -> None:
        form = self._form
        if name == "source":
            self._take_usual_terms()
        elif name == "rate" and not form.was_touched("interest"):
            rate = form.value("rate")
            if isinstance(rate, Rate):
                by_days = rate.per is Period.DAY
                form.put(interest=(Accrual.DAYS if by_days else Accrual.PERIOD, None))
        elif name == "drawn_on" and not form.was_touched("first_due"):
            drawn_on = form.value("drawn_on")
            if drawn_on is not None:
                form.put(first_due=month_step(drawn_on, 1))

    def _tied(self) -> tuple[Rate, LprBase] | None:
        """The rate that the tie to the LPR comes to; None while there is none."""
        base, drawn_on = self._form.value("rate_lpr"), self._form.value("drawn_on")
        if base is None or drawn_on is None:
            return None
        try:
            return rate_on(base, drawn_on)
        except PlannerError:
            return None

    def _take_lpr(self) -> None:
        tied = self._tied()
        if tied is not None and self._form.value("rate") != tied[0]:
            self._form.put(rate=tied[0])

    def _leave_lpr(self) -> None:
        tied = self._tied()
        if tied is not None and self._form.value("rate") != tied[0]:
            self._form.put(rate_lpr=None)

    def _take_usual_terms(self) -> None:
        form = self._form
        source = str(form.value("source") or "")
        line = self._desk.book.lines.get(source.removeprefix(_LINE))
        channel_id = line.channel if line else source.removeprefix(_CHANNEL)
        channel = catalogue().channels.get(channel_id)
        draft = None
        if channel is not None:
            draft = _usual(channel, line, self._desk.today)
        self._base = draft.terms if draft else None
        self._preview.tell_assumed(draft.assumed if draft else ())
        if draft is None:
            # The rate of what was chosen before would be taken for this one's.
            if not form.was_touched("rate"):
                form.put(rate=None)
            return
        usual = draft.terms
        proposed: dict[str, object] = {
            "rate": usual.rate,
            "interest": (usual.interest, usual.day_count),
            "method": usual.method,
            "periods": usual.periods,
            **loan_terms.shown(usual),
        }
        form.put(**{k: v for k, v in proposed.items() if not form.was_touched(k)})

    def _show_fitting(self) -> None:
        every, rounding = self._form.value("every"), self._form.value("rounding")
        self._form.show_field("days", shown=not isinstance(every, Rhythm))
        self._form.show_field("unit", shown=isinstance(rounding, Rounding))
        source = str(self._form.value("source") or "")
        self._form.show_field("other", shown=source == _OTHER)
        if source != _OTHER:
            self._form.put(other=source.split(":", 1)[-1])

    def _draw(self) -> None:
        values = self._form.values()
        if values is None:
            self._preview.wait()
            return
        refusal: PlannerError | None = None
        try:
            self._preview.show_terms(self._terms(values))
        except PlannerError as reason:
            refusal = reason
            self._preview.show_refusal(reason)
        self._form.point_at(refusal)

    def _terms(self, values: Mapping[str, Any]) -> Terms:
        accrual, day_count = values["interest"]
        typed: dict[str, Any] = {name: values[name] for name in _TYPED}
        typed |= {"interest": accrual, "day_count": day_count}
        typed |= {"every": loan_terms.every_of(values)}
        typed |= loan_terms.rare_terms(values, self._base)
        typed["rate_lpr"] = None
        if values["rate_lpr"] is not None:
            rate, base = rate_on(values["rate_lpr"], values["drawn_on"])
            typed["rate_lpr"] = base if rate == values["rate"] else None
        return Terms(**typed)


def _fields(desk: Desk) -> tuple[Field, ...]:
    day = partial(DayEdit, desk.today)
    return (
        Field("source", Phrase("Borrowed from"), partial(_sources, desk)),
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
        Field("every", Phrase("Rhythm"), loan_terms.rhythms),
        Field("drawn_on", Phrase("Drawn on"), day),
        Field("first_due", Phrase("First due day"), day),
        Field("interest", Phrase("Interest"), _accruals),
    )


def _usual(channel: Channel, line: Line | None, today: date) -> Draft | None:
    """What the channel usually asks; None where it tells of nothing that fits.

    The rate of a pay-later or card line is that of what stays unpaid, not of
    instalments: these cost what the catalogue tells, or the user tells.
    """
    if channel.kind not in _BY_INSTALMENTS:
        wish = Wish(rate=line.rate if line else None)
        return usual_terms(channel, _SAMPLE_PRINCIPAL, today, wish)
    draft = usual_terms(channel, _SAMPLE_PRINCIPAL, today)
    is_revolving = draft is not None and draft.terms.rate.per is Period.DAY
    return None if is_revolving else draft


def _sources(desk: Desk) -> Choice:
    kind = desk.book.profile.kind
    lines = [
        (f"{_LINE}{line.id}", line.name or line.id) for line in desk.book.lines.values()
    ]
    channels = [
        (f"{_CHANNEL}{channel.id}", channel.name.in_(language()))
        for channel in catalogue().channels.values()
        if kind in channel.borrowers and channel.direct
    ]
    return Choice(*lines, *channels, (_OTHER, tr("Another lender")))


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
    is_listed = known.channel in catalogue().channels
    source = f"{_CHANNEL}{known.channel}" if is_listed else _OTHER
    return {
        **{name: getattr(terms, name) for name in _TYPED},
        **loan_terms.shown(terms),
        "source": f"{_LINE}{known.line}" if known.line else source,
        "other": known.channel,
        "name": known.name,
        "owner": known.owner,
        "interest": (terms.interest, terms.day_count),
    }
