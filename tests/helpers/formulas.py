"""Works out a formula as it is shown, without the code that wrote it."""

import re
from fractions import Fraction

_PIECE = re.compile(r"\d[\d,]*(?:\.\d+)?(?:…)?%?|[()+×÷^-]|i")


def worked_out(formula: str, factor: str = "") -> tuple[Fraction, bool]:
    """What a formula comes to, and whether every number in it stands in full."""
    pieces = _PIECE.findall(formula)
    assert "".join(pieces) == formula.replace(" ", ""), formula
    exact = "…" not in formula
    made = "".join(_python(piece) for piece in pieces)
    i = worked_out(factor)[0] if factor else None
    value = eval(made, {"F": Fraction, "i": i})  # noqa: S307  # pieces of our own only
    return Fraction(value), exact


def _python(piece: str) -> str:
    if piece == "i" or piece in "()+-":
        return piece
    if piece in "×÷^":
        return {"×": "*", "÷": "/", "^": "**"}[piece]
    bare = piece.replace(",", "").replace("…", "")
    if bare.endswith("%"):
        return f'(F("{bare[:-1]}")/100)'
    return f'F("{bare}")'
