"""Goes through the program's whole use in one process, with the network walled off.

``python -m tests.helpers.netless FOLDER BILL`` makes a book, shows pages of the window
offscreen, and calls every verb that works on a book. ``--walled`` first asks the kernel
to kill this process, and all it starts, at the first socket that is none of this
machine's own (seccomp); nothing in Python or Qt can get around that.
"""

import argparse
import ctypes
import json
import os
import platform
import struct
from collections.abc import Sequence
from pathlib import Path

import main

ARCHES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}
_NO_NEW_PRIVILEGES, _SECCOMP, _FILTER = 38, 22, 2
_LOAD, _EQUAL, _RETURN = 0x20, 0x15, 0x06
_KILL, _ALLOW = 0x80000000, 0x7FFF0000
AF_UNIX = 1


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("steps", ctypes.c_char_p))


def wall_off() -> None:
    """From now on any socket but one within this machine ends the process."""
    arch, socket_call = ARCHES[platform.machine()]
    steps = (
        (_LOAD, 0, 0, 4),  # the architecture of the call
        (_EQUAL, 0, 4, arch),
        (_LOAD, 0, 0, 0),  # its number
        (_EQUAL, 0, 3, socket_call),
        (_LOAD, 0, 0, 16),  # its first argument: the family
        (_EQUAL, 1, 0, AF_UNIX),
        (_RETURN, 0, 0, _KILL),
        (_RETURN, 0, 0, _ALLOW),
    )
    packed = b"".join(struct.pack("HBBI", *step) for step in steps)
    program = _Program(len(steps), packed)
    system = ctypes.CDLL(None, use_errno=True)
    asked = (
        (_NO_NEW_PRIVILEGES, 1, 0),
        (_SECCOMP, _FILTER, ctypes.byref(program)),
    )
    for what, one, other in asked:
        if system.prctl(what, one, other, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "no wall")


PAGES = (
    *("overview", "loans", "lines", "limits", "calendar", "repay", "finance"),
    *("business", "channels", "files", "reports"),
)
CORPUS = Path(__file__).parents[1] / "fuzz" / "corpus"
ASKED = ("schedule", "cost", "discount", "card")


def calls(folder: Path, bill: Path) -> Sequence[Sequence[str]]:
    """What is asked of the program, in order; the book is there already."""
    book, key = str(folder / "my.duheng"), str(folder / "key")
    views = ("summary", "loans", "dues", "limits", "behaviour", "cash", "warnings")
    papers = [
        ["report", book, str(folder / f"{kind}.pdf"), "--kind", kind]
        for kind in ("person", "bank", "plan")
    ]
    exports = [
        ["export", book, str(folder / f"out.{ending}")]
        for ending in ("xlsx", "csv", "json", "ics")
    ]
    return (
        ["import", book, str(bill)],
        *(["show", book, view] for view in views),
        ["estimate", book],
        ["backtest", book],
        ["repay", book],
        [
            "finance",
            book,
            *["--need", "5000.00", "--by", "2026-12-20", "--months", "6"],
        ],
        *papers,
        *exports,
        ["channels"],
        *([word, str(folder / f"{word}-asked.json")] for word in ASKED),
        ["schedules", str(CORPUS / "terms.json")],
        ["reconcile", str(CORPUS / "terms.json"), str(CORPUS / "lender.csv")],
        ["do", book, str(folder / "wishes.jsonl")],
        [
            "letter",
            book,
            str(folder / "letter.pdf"),
            "--kind",
            "complaint",
            "--line",
            "credit-card",
        ],
        ["checklist", book, str(folder / "papers.pdf"), "--sector", "shop"],
        ["about", book, "--help-report", str(folder / "help.txt")],
        ["log"],
        ["check", book],
        ["backup", book, str(folder / "copy.duheng")],
        ["restore", book],
        ["restore", book, "--from", str(folder / "copy.duheng")],
        ["password", book, "--new-password-file", key],
        ["check", book, "--book-password-file", key],
        ["forget", book, "--book-password-file", key, "--yes"],
    )


def _shown(folder: Path, page: str | None) -> int:
    """How a process of its own ends that draws a page, or opens the window itself."""
    child = os.fork()
    if child == 0:  # never returns
        status = 99
        try:
            out = str(folder / f"{page}.png")
            asked = ["--picture", page, out] if page else ["--exit-when-painted"]
            status = main.main([str(folder / "my.duheng"), *asked, *DAY])
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


DAY = ("--on", "2026-11-25")


def journey(folder: Path, bill: Path) -> None:
    """Use the program; what fails is raised."""
    (folder / "key").write_text("a long secret\n", encoding="utf-8")
    new = ["new", str(folder / "my.duheng"), "--sample"]
    if main.main([*new, *DAY]) != 0:
        raise AssertionError(new)
    cases = json.loads((CORPUS / "asked.json").read_text("utf-8"))
    for word in ASKED:
        asked = json.dumps(cases[word][0])
        (folder / f"{word}-asked.json").write_text(asked, encoding="utf-8")
    wish = '{"do":"cash","on":"2026-11-20","amount":"5000.00"}\n'
    (folder / "wishes.jsonl").write_text(wish, encoding="utf-8")
    for page in (None, *PAGES):  # while there is no thread that a fork would lose
        if _shown(folder, page) != 0:
            raise AssertionError(page)
    for call in calls(folder, bill):
        if main.main([*call, *DAY]) not in (0, 3):  # 3: no plan, said in words
            raise AssertionError(call)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("bill", type=Path)
    parser.add_argument("--walled", action="store_true")
    given = parser.parse_args()
    if given.walled:
        wall_off()
    journey(given.folder, given.bill)
