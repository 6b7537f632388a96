"""The whole job once on the sample book, where there is no display to show a window."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from planner.app.cli import answer
from planner.app.parts import Parts
from planner.app.samples.bill import bill
from planner.model.records import BookKind
from planner.money import Money
from planner.passing import passing_folder
from planner.wording.i18n import tr
from planner.wording.say import say

_PDF = Path("out") / "duheng-sample.pdf"


def main_job(parts: Parts, tell: Callable[[str], None] = print) -> int:
    """Make a sample book, import a bill, estimate, plan, and write the PDF.

    Args:
        parts: what verbs may use.
        tell: takes each line of the summary as soon as it is known.

    Returns:
        The exit status of the last verb.
    """
    _PDF.parent.mkdir(exist_ok=True)
    with passing_folder() as folder:
        book = str(folder / "sample.duheng")
        paper = folder / "alipay.csv"
        paper.write_bytes(bill(parts.on))
        kind = BookKind.PERSON
        answer("new", parts, book, "--sample", "--kind", kind.value)
        tell(tr("Sample book: {story}.").format(story=tr("an employee on six lines")))
        tell(_imported(answer("import", parts, book, str(paper)).document))
        tell(_owed(answer("show", parts, book, "summary").document))
        tell(_estimated(answer("estimate", parts, book).document))
        tell(_planned(answer("repay", parts, book).document))
        written = answer("report", parts, book, str(_PDF))
    tell(tr("PDF written: {file}").format(file=_PDF))
    return written.status


def _imported(document: Mapping[str, Any]) -> str:
    records = document["records"]
    matched = sum(1 for row in records if row["matched"])
    unclear = sum(1 for row in records if row["verdict"] == "unclear")
    words = tr("Bill imported: {rows} rows, {matched} matched, {unclear} to ask about.")
    return words.format(rows=len(records), matched=matched, unclear=unclear)


def _owed(document: Mapping[str, Any]) -> str:
    summary = document["summary"]
    words = tr("Owed: {owed}; due within 30 days: {due}; lowest cash: {cash}.")
    return words.format(
        owed=_yuan(summary["owed"]),
        due=_yuan(summary["due_30_days"]),
        cash=_yuan(summary["lowest_cash"]["amount"]),
    )


def _estimated(document: Mapping[str, Any]) -> str:
    words = tr("Estimate of {line} in 12 months: {low} to {high}, middle {middle}.")
    lines = []
    for line in document["lines"]:
        last = line["forecast"][-1]
        values = {name: _yuan(last[name]) for name in ("low", "middle", "high")}
        lines.append(words.format(line=line["line"], **values))
    return "\n".join(lines)


def _planned(document: Mapping[str, Any]) -> str:
    if document["outcome"] != "found":
        return tr("Repayment plan: none can be kept; the report says why.")
    words = tr("Repayment plan: {n} steps, cost {cost}, debt-free on {day}.")
    plan = document["plan"]
    return words.format(
        n=len(plan["steps"]), cost=_yuan(plan["cost"]["total"]), day=plan["free_on"]
    )


def _yuan(text: str) -> str:
    return say(Money.parse(text))
