"""The UCI card holders as factors, and the shipped card fitted to them.

``python -m tests.planner.credit.uci FILE`` reads the data set (default of credit card
clients, Yeh & Lien, UCI machine learning repository, CC BY 4.0), tells the figures of a
five-fold cross-validation, and writes ``planner/catalogue/data/delinquency.toml`` and
the table of binned factors that the tests use. Sex, education, marriage and age are
never read.
"""

import csv
import gzip
import io
import sys
from pathlib import Path

import numpy as np

from planner.credit.calibration import error
from planner.credit.delinquency import FACTORS, CardMonth, CardPast, counted
from tests.planner.credit.boosting import cross_validated, cuts_of, fit

HERE = Path(__file__).parent
TABLE = HERE / "uci_bins.csv.gz"
CARD = HERE.parents[2] / "planner" / "catalogue" / "data" / "delinquency.toml"
SIGNS = {**{name: sign for name, (_, sign) in FACTORS.items()}, "limit": -1}
MEDIAN = 140_000  # NT$, the holders' median limit
ROUNDS = 300


def factors_of(row: list[float]) -> dict[str, float]:
    """The factors of one card holder: limit, then status, bills and payments."""
    limit, status, bills, paid = row[0], row[1:7], row[7:13], row[13:19]
    months = tuple(
        CardMonth(max(0, int(s)), s == -2, s == -1, bill, money)  # the file's own codes
        for s, bill, money in zip(status, bills, paid, strict=True)
    )
    found = counted(CardPast(limit, months))
    found["limit"] = float(np.log(limit / MEDIAN))
    return found


def read(path: Path):
    """Factors by name, and whether the next payment was missed."""
    columns = ["X1", *(f"X{n}" for n in range(6, 24)), "Y"]
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [[float(row[c]) for c in columns] for row in csv.DictReader(file)]
    found = [factors_of(row[:-1]) for row in rows]
    table = {name: np.array([one[name] for one in found]) for name in SIGNS}
    return table, np.array([row[-1] for row in rows])


def binned(table, names):
    """Where each factor is cut, and the number of the bin; axes (factor, row)."""
    cuts = [cuts_of(table[name]) for name in names]
    bins = [
        np.searchsorted(cut, table[name], side="right")
        for cut, name in zip(cuts, names, strict=True)
    ]
    return cuts, np.array(bins)


def kept():
    """The binned factors that the tests carry, by name, and what came."""
    with gzip.open(TABLE, "rt", encoding="ascii") as file:
        head, *rows = csv.reader(line for line in file if not line.startswith("#"))
    table = np.array(rows, dtype=np.int64).T
    return dict(zip(head[:-1], table[:-1], strict=True)), table[-1].astype(float)


def write_table(names, bins, came) -> None:
    """The same bytes for the same data."""
    text = io.StringIO()
    text.write(
        "# Binned factors of the UCI data set 'default of credit card clients' (Yeh,"
        " 2009), DOI 10.24432/C55S3H, CC BY 4.0; changed: only factors, as bins.\n"
    )
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*names, "missed"])
    writer.writerows(np.vstack([bins, came[None, :]]).astype(int).T.tolist())
    with TABLE.open("wb") as raw, gzip.GzipFile("", "wb", 9, raw, 0) as file:
        file.write(text.getvalue().encode("ascii"))


def write_card(cuts, bins, card, figures: str, average: float) -> None:
    """The shipped card."""
    intercept, points = card
    usual = points[-1][bins[-1]].mean()
    logits = intercept + usual
    logits += sum(t[row] for t, row in zip(points[:-1], bins[:-1], strict=True))
    levels = np.quantile(logits, np.arange(1, 20) / 20)
    parts = [
        f"{HEAD}{figures}average = {average:.4f}\nintercept = {intercept:.4f}\n",
        f"usual = {usual:.4f}     # what the limit adds on average\n",
        f"levels = [{', '.join(f'{level:.4f}' for level in levels)}]\n",
    ]
    for name, cut, table in zip(SIGNS, cuts, points, strict=True):
        first, rest = _merged(cut, table)
        parts.append(
            f"\n[factors.{name}]\n"
            f"cuts = [{', '.join(f'{x:.4f}' for x, _ in rest)}]\n"
            f"points = [{first:.4f}{''.join(f', {p:.4f}' for _, p in rest)}]\n"
        )
    CARD.write_text("".join(parts), encoding="utf-8")


def _merged(cuts, points):
    """Bins with the same points are one."""
    kept = []
    last = points[0]
    for cut, point in zip(cuts, points[1:], strict=True):
        if abs(point - last) >= 5e-5:  # four decimals are written
            kept.append((cut, point))
            last = point
    return points[0], kept


HEAD = """\
# How likely a card payment is missed next month: log odds by factor, monotone steps
# fitted by boosting. Written by `make delinquency`; do not edit by hand. The holders
# lived abroad, in a crisis: only how one stands against their average carries over.
source = "default of credit card clients (Taiwan 2005), Yeh & Lien 2009, UCI machine \
learning repository, DOI 10.24432/C55S3H; 30,000 holders"
licence = "CC BY 4.0"
grade = "C"
checked_on = 2026-11-25
"""


def main(path: Path) -> None:
    """Fit, tell and write."""
    table, came = read(path)
    names = tuple(SIGNS)
    cuts, bins = binned(table, names)
    write_table(names, bins, came)
    signs = list(SIGNS.values())
    predicted, area = cross_validated(bins, signs, came, rounds=ROUNDS)
    far = error(predicted, came)
    print(f"AUC {area:.4f}, calibration error {far:.4f}")  # noqa: T201  # told on the console
    figures = f"auc = {area:.4f}     # five-fold cross-validation\nerror = {far:.4f}\n"
    write_card(cuts, bins, fit(bins, signs, came, ROUNDS), figures, came.mean())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
