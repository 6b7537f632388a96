"""A credit line as granted; the channel fills in what the catalogue knows of it."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from planner.app.commands import Amend, Command, OpenLine
from planner.catalogue.read import catalogue
from planner.model.channel import Channel
from planner.model.dated import at
from planner.model.records import Line, LineType, MinimumRule
from planner.money import ZERO
from planner.phrases import Phrase
from planner.wording.i18n import language, tr
from planner.wording.say import say
from ui.desk import Desk
from ui.forms.choices import of_lines, owners, yes_no_unknown
from ui.forms.dialog import FormDialog
from ui.forms.form import Field, Form
from ui.widgets.edit import (
    Choice,
    DayEdit,
    any_money_edit,
    number_edit,
    rate_edit,
    ratio_edit,
    text_edit,
)

_RULES = ("minimum", "late_fee")
_FIRST_ASKED = ("channel", "other", "limit", "opened_on")


def ask(
    desk: Desk, parent: QWidget | None = None, known: Line | None = None
) -> FormDialog:
    """The form: empty for a new line, filled to correct a known one.

    The first line of a book asks three questions; the rest is folded away.
    """
    form = Form((*_asked(desk, known), *_rare(desk)), more=tr("More about the line"))
    if known is None:
        form.put(opened_on=desk.today)
    else:
        form.put(**_shown(known))
        if any(known_rare(known)):
            form.unfold()
    propose = partial(_propose, desk, form, known)
    form.edited.connect(propose)
    propose("channel")
    return FormDialog(
        tr("Credit line"),
        form,
        partial(_wish, known),
        desk.bridge,
        parent=parent,
        drops=known.id if known else "",
    )


def _asked(desk: Desk, known: Line | None) -> tuple[Field, ...]:
    fields = _fields(desk, known)
    if desk.book.lines:
        return fields
    later = (replace(one, is_rare=True) for one in fields if not _is_first(one))
    return (*filter(_is_first, fields), *later)


def _is_first(field: Field) -> bool:
    return field.name in _FIRST_ASKED


def _fields(desk: Desk, known: Line | None) -> tuple[Field, ...]:
    others = tuple(
        line
        for line in desk.book.lines.values()
        if known is None or line.id != known.id
    )
    day_of_month = partial(number_edit, 1, 31)
    return (
        Field("channel", Phrase("Channel"), partial(_channels, desk)),
        Field(
            "other",
            Phrase("Which"),
            partial(text_edit, tr("Name of the lender or product")),
        ),
        Field("name", Phrase("My name for it"), text_edit, is_needed=False),
        Field("limit", Phrase("Total limit"), any_money_edit),
        Field("opened_on", Phrase("Opened on"), partial(DayEdit, desk.today)),
        Field("rate", Phrase("Rate"), rate_edit, is_needed=False),
        Field(
            "statement_day",
            Phrase("Statement day"),
            partial(day_of_month, "statement_day"),
            Phrase("Day of the month on which the bill is made"),
            is_needed=False,
        ),
        Field(
            "due_day",
            Phrase("Due day"),
            partial(day_of_month, "due_day"),
            Phrase("Day of the month on which it falls due"),
            is_needed=False,
        ),
        Field("type", Phrase("Kind of lender"), _types, is_needed=False),
        Field(
            "reports_to_bureau",
            Phrase("Stands in the credit report"),
            partial(yes_no_unknown, tr("not known")),
            is_needed=False,
        ),
        Field(
            "shares_limit_with",
            Phrase("Shares its limit with"),
            partial(of_lines, others, tr("no other line")),
            is_needed=False,
        ),
    )


def _rare(desk: Desk) -> tuple[Field, ...]:
    told = (
        Field("expires_on", Phrase("Granted until"), partial(DayEdit, desk.today)),
        Field("owner", Phrase("Whose it is"), owners),
        Field("minimum", Phrase("Minimum payment"), partial(ratio_edit, "minimum"),
              Phrase("Part of the statement, such as 10%")),
        Field("minimum_floor", Phrase("Minimum payment at least"), any_money_edit),
        Field("late_fee", Phrase("Late fee"), partial(ratio_edit, "late_fee"),
              Phrase("Part of the minimum that was not paid, such as 5%")),
        Field("late_fee_floor", Phrase("Late fee at least"), any_money_edit),
    )  # fmt: skip
    return tuple(replace(field, is_needed=False, is_rare=True) for field in told)


def known_rare(known: Line) -> tuple[object, ...]:
    """What only the rare fields show of a line."""
    return (known.expires_on, known.owner, known.minimum, known.late_fee)


def _channels(desk: Desk) -> Choice:
    kind = desk.book.profile.kind
    known = catalogue().channels.values()
    fitting = [channel for channel in known if kind in channel.borrowers]
    return Choice(
        *((channel.id, channel.name.in_(language())) for channel in fitting),
        ("", tr("Another one")),
    )


def _types() -> Choice:
    return Choice(
        (None, tr("as the channel says")), *((kind, say(kind)) for kind in LineType)
    )


def _shown(known: Line) -> Mapping[str, object]:
    is_listed = known.channel in catalogue().channels
    return {
        "channel": known.channel if is_listed else "",
        "other": "" if is_listed else known.channel,
        "name": known.name,
        "limit": known.limit,
        "opened_on": known.opened_on,
        "rate": known.rate,
        "statement_day": known.statement_day,
        "due_day": known.due_day,
        "type": known.type,
        "reports_to_bureau": known.reports_to_bureau,
        "shares_limit_with": known.shares_limit_with,
        "expires_on": known.expires_on,
        "owner": known.owner,
        **_rules_shown(known),
    }


def _rules_shown(known: Line) -> Mapping[str, object]:
    shown: dict[str, object] = {}
    for name in _RULES:
        rule: MinimumRule | None = getattr(known, name)
        shown[name] = rule.ratio if rule else None
        shown[f"{name}_floor"] = rule.floor if rule and rule.floor else None
    return shown


def _propose(desk: Desk, form: Form, known: Line | None, edited: str) -> None:
    if edited != "channel":
        return
    channel = catalogue().channels.get(form.widget("channel").value())  # type: ignore[attr-defined]  # an Editor
    form.show_field("other", shown=channel is None)
    if channel is None:
        return
    form.put(other=channel.id)
    if known is None:
        _fill(desk, form, channel)


def _fill(desk: Desk, form: Form, channel: Channel) -> None:
    if not form.was_touched("name"):
        form.put(name=channel.name.in_(language()))
    statement = at(channel.statement, desk.today)
    if statement is not None and not form.was_touched("statement_day"):
        days = statement.value.due_days
        form.put(statement_day=statement.value.day, due_day=days[0] if days else None)
    bureau = at(channel.bureau, desk.today)
    if bureau is not None:
        form.put(reports_to_bureau=bureau.value.reports)


def _wish(known: Line | None, values: Mapping[str, Any]) -> Command:
    given = {**values, "channel": values["channel"] or values["other"]}
    del given["other"]
    given["name"] = values["name"] or ""
    for name in _RULES:
        ratio, floor = values[name], given.pop(f"{name}_floor")
        is_told = ratio is not None or floor is not None
        given[name] = (
            MinimumRule(ratio or Decimal(0), floor or ZERO) if is_told else None
        )
    if known is None:
        return OpenLine(Line(id="", **given))
    return Amend(replace(known, **given))
