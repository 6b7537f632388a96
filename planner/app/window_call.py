"""Reads a call that asks for the window; without it pictures could not be made."""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.errors import FieldError, NotUnderstoodError
from planner.lean import dataclass
from planner.phrases import Phrase
from planner.wording.i18n import Language, tr

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.app.call import CallParser

NO_DISPLAY = Phrase(
    "There is no display; the main job is done here on the sample book."
)
PAGES = (
    "overview",
    "loans",
    "lines",
    "limits",
    "calendar",
    "repay",
    "finance",
    "business",
    "channels",
    "files",
    "reports",
)
_SMALLEST, _LARGEST = 100, 8000
_SCALES = (0.5, 4.0)


class UnknownWordError(NotUnderstoodError):
    """A word that is neither a verb nor a book."""

    words = Phrase(
        "“{word}” is neither a verb nor a book; did you mean “{nearest}”?"
        " --help lists the verbs."
    )


@dataclass(frozen=True, slots=True)
class PictureCall:
    """A page to be drawn into a file; width and height are logical pixels."""

    page: str
    out: Path
    width: int
    height: int
    theme: str
    scale: float


@dataclass(frozen=True, slots=True)
class WindowCall:
    """What the window shall do.

    Attributes:
        book: None opens the last one.
        on: what today is; None for the real day.
        language: None for the one chosen before, else the system's.
        picture: None for a window on the screen.
        password_file: holds the book's password; None: it is asked for where needed.
    """

    book: Path | None
    on: date | None
    language: Language | None
    json: bool
    exit_when_painted: bool
    picture: PictureCall | None
    password_file: str | None = None


def read(argv: Sequence[str], verbs: Sequence[str]) -> WindowCall:
    """The call that ``argv`` makes.

    Args:
        argv: the arguments after the program's name.
        verbs: the words that would not have asked for the window.

    Raises:
        NotUnderstoodError: what the arguments say wrong.
    """
    return _plain(argv, verbs) or _whole(argv, verbs)


def _plain(argv: Sequence[str], verbs: Sequence[str]) -> WindowCall | None:
    """A call of a book or of none, as most are; a parser would delay each start."""
    flags = {word for word in argv if word in ("--exit-when-painted", "--json")}
    words = [word for word in argv if word not in flags]
    if any(word.startswith("-") for word in words) or len(words) > 1:
        return None
    return WindowCall(
        book=_book(words[0], verbs) if words else None,
        on=None,
        language=None,
        json="--json" in flags,
        exit_when_painted="--exit-when-painted" in flags,
        picture=None,
    )


def _book(word: str, verbs: Sequence[str]) -> Path:
    book = Path(word)
    if re.fullmatch("[A-Za-z-]+", word) and not book.exists():
        from difflib import get_close_matches  # noqa: PLC0415  # of a fault only

        nearest = get_close_matches(word[:60], verbs, 1, cutoff=0.0)[0]
        raise UnknownWordError(word=word[:60], nearest=nearest)
    return book


def _whole(argv: Sequence[str], verbs: Sequence[str]) -> WindowCall:
    args = _parser().parse_args(argv)
    return WindowCall(
        book=None if args.book is None else _book(args.book, verbs),
        on=args.on,
        language=args.lang,
        json=args.json,
        exit_when_painted=args.exit_when_painted,
        picture=None if args.picture is None else _picture(args),
        password_file=args.book_password_file,
    )


def _parser() -> "CallParser":
    from planner.app.call import CallParser, add_common  # noqa: PLC0415  # of options
    from planner.app.verb_help import verbs_told  # noqa: PLC0415  # the same

    opens = tr("Without a verb the window opens. Each verb says more with --help:")
    parser = CallParser("main.py", f"{opens}\n{verbs_told()}")
    add_common(parser)
    parser.add_argument("book", nargs="?", metavar="BOOK", help="the book to open")
    parser.add_argument(
        "--exit-when-painted",
        action="store_true",
        help="leave once the first page is painted, to measure the start",
    )
    parser.add_argument(
        "--picture",
        nargs=2,
        metavar=("PAGE", "OUT"),
        help="draw a page into a PNG file instead of opening a window",
    )
    parser.add_argument(
        "--size", default="1280x800", metavar="WxH", help="size of the picture"
    )
    parser.add_argument(
        "--theme",
        choices=("light", "dark"),
        default="light",
        help="colours of the picture",
    )
    parser.add_argument(
        "--scale", default="1.0", help="pixels of the picture for each of the window"
    )
    return parser


def _picture(args: "Namespace") -> PictureCall:
    page, out = args.picture
    if page not in PAGES:
        raise FieldError(field="--picture", found=repr(page), expected=", ".join(PAGES))
    width, height = _size(args.size)
    return PictureCall(page, Path(out), width, height, args.theme, _scale(args.scale))


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([0-9]{1,5})x([0-9]{1,5})", text)
    if found:
        width, height = int(found[1]), int(found[2])
        if min(width, height) >= _SMALLEST and max(width, height) <= _LARGEST:
            return width, height
    raise FieldError(
        field="--size",
        found=repr(text),
        expected=Phrase("width x height from 100x100 to 8000x8000, as 1280x800"),
    )


def _scale(text: str) -> float:
    if re.fullmatch(r"[0-9](\.[0-9]{1,3})?", text):
        scale = float(text)
        if _SCALES[0] <= scale <= _SCALES[1]:
            return scale
    raise FieldError(
        field="--scale", found=repr(text), expected=Phrase("a number from 0.5 to 4")
    )
