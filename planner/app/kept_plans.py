"""Plans as records: kept from an answer, adopted from a day on.

The commands are those of every declared record: ``Declare(kept(…))`` keeps a plan,
``Declare(adopted(plan, day))`` puts it in its own place, ``Drop(plan.id)`` drops it.
"""

from dataclasses import replace
from datetime import date

from planner.model.declared import PlannedStep, SavedPlan
from planner.plan.pieces import FoundMix, Piece
from planner.plan.plan import Plan


def kept(plan: Plan, name: str, made_on: date) -> SavedPlan:
    """A repayment plan as it was promised on a day."""
    steps = tuple(
        PlannedStep(step.on, step.loan, step.amount, step.kind.value)
        for step in plan.steps
    )
    return SavedPlan(name, made_on, "repay", steps, plan.cost.total, plan.free_on)


def kept_mix(found: FoundMix, name: str, made_on: date) -> SavedPlan:
    """A financing mix as promised on a day: whom to ask, when to draw or sell."""
    steps = [
        PlannedStep(
            piece.on, _place(piece), piece.amount, "sell" if piece.sale else "draw"
        )
        for piece in found.mix
    ]
    steps += [
        PlannedStep(piece.ask_by, _place(piece), piece.amount, "apply")
        for piece in found.mix
        if piece.ask_by is not None
    ]
    steps.sort(key=lambda step: (step.on, step.loan, step.kind))
    return SavedPlan(name, made_on, "finance", tuple(steps), found.cost)


def _place(piece: Piece) -> str:
    """The receivable that is sold, the line, or the channel."""
    if piece.sale is not None:
        return piece.sale.receivable
    return piece.line or piece.channel


def adopted(plan: SavedPlan, on: date | None) -> SavedPlan:
    """The plan as one that is followed from a day on; None gives it up."""
    return replace(plan, adopted_on=on)
