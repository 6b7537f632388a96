"""Starts the packed app where there is no Python, no network and no home, and uses it.

The app runs in a root of its own (bubblewrap) that holds its folder, the libraries that
any Debian desktop has (named below; one more needed is a fault), and nothing else: no
shell, no Python, no file of this machine. There it makes a sample book and a report,
plans, seals the book, draws a picture offscreen, and opens its window on an X server.
"""

import json
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "out" / "package" / "duheng"
INNER = "/home/owner"  # the home inside the bare root; no folder of this machine
INSIDE = f"{INNER}/Downloads/Duheng app"  # a blank in the path, as people have it
LIBRARIES = "/usr/lib/x86_64-linux-gnu"
DESKTOP = re.compile(
    r"""ld-linux-x86-64|lib(c|m|dl|pthread|rt|util|resolv|anl|nsl)\.so"""
    # the graphics of the machine, which no program may bring along
    r"""|lib(GL|GLX|EGL|OpenGL|GLdispatch|drm|gbm)\.so|libwayland-|libxcb(\.|-dri)"""
    # the desktop's own, where its theme is asked for
    r"""|lib(gtk-3|gdk-3|gdk_pixbuf-2|gio-2|atk-|atk-bridge-2|cairo|pango|pangocairo"""
    r"""|pangoft2|harfbuzz|epoxy|atspi|gssapi_krb5|krb5|k5crypto|systemd)"""
    # the smallest Debian has these
    r"""|libgcc_s|libstdc\+\+|libz\.so|libcap|liblzma|libbz2|libcrypt\.so"""
)
SMALLEST_PICTURE = 20_000  # bytes; an empty page has less
STARTS = 5
PATIENCE = 120  # seconds; beyond that the app hangs
PASSWORD = "a long smoke test"  # noqa: S105  # of a book that is thrown away


class NotGoodError(Exception):
    """What the app should do, and does not."""


def libraries() -> dict[str, str]:
    """What the app takes from the system, by name, with where it is here."""
    found: dict[str, str] = {}
    for file in sorted(APP.rglob("*")):
        if not file.is_file() or file.is_symlink() or not _is_program(file):
            continue
        for line in _needs(file).splitlines():
            name, _, where = line.strip().partition(" => ")
            if where.startswith("not found"):
                raise NotGoodError(f"{file.name} needs {name}, which is nowhere")
            place = where.partition(" (")[0] if where else name.partition(" (")[0]
            if place.startswith("/") and not place.startswith(str(APP)):
                found[Path(name.partition(" (")[0]).name] = place
    strange = sorted(name for name in found if not DESKTOP.match(name))
    if strange:
        raise NotGoodError(f"not on every desktop: {', '.join(strange)}")
    return found


def _is_program(file: Path) -> bool:
    with file.open("rb") as opened:
        return opened.read(4) == b"\x7fELF"


def _needs(file: Path) -> str:
    """The libraries of a file, its own folder looked at first, as the app does.

    The file that is started first does not: it is what makes the others look there.
    """
    own = {} if file.parent == APP else {"LD_LIBRARY_PATH": str(APP / "_internal")}
    done = subprocess.run(  # noqa: S603  # our own words
        ["ldd", str(file)],  # noqa: S607  # the system's
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", **own},
    )
    return done.stdout


class Bare:
    """A root with the app and next to nothing."""

    def __init__(self, home: Path, system: dict[str, str]) -> None:
        self._words = [
            *("bwrap", "--unshare-all", "--die-with-parent", "--clearenv"),
            *("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp"),  # noqa: S108  # its own
            *("--bind", str(home), INNER, "--ro-bind", str(APP), INSIDE),
            *(
                "--symlink",
                f"{LIBRARIES[1:]}",
                "/lib64",
                "--symlink",
                "usr/lib",
                "/lib",
            ),
            *("--setenv", "HOME", INNER, "--setenv", "LANG", "C.UTF-8"),
            *("--ro-bind-try", "/usr/lib/locale/C.utf8", "/usr/lib/locale/C.utf8"),
            *("--ro-bind-try", "/etc/fonts", "/etc/fonts", "--chdir", INNER),
        ]
        for name, place in sorted(system.items()):
            self._words += ["--ro-bind", place, f"{LIBRARIES}/{name}"]

    def run(self, *words: str, display: str | None = None) -> str:
        """What the app says to a call; it must end well."""
        shown = ["--setenv", "QT_QPA_PLATFORM", "offscreen"]
        if display is not None:
            shown = ["--bind", "/tmp/.X11-unix", "/tmp/.X11-unix"]  # noqa: S108  # X's own
            shown += ["--setenv", "DISPLAY", display, "--setenv", "QT_QPA_PLATFORM"]
            shown += ["xcb"]
        done = subprocess.run(  # noqa: S603  # our own words
            [*self._words, *shown, f"{INSIDE}/duheng", *words],
            capture_output=True,
            text=True,
            check=False,
            env={"PATH": "/usr/bin:/bin"},
            timeout=PATIENCE,
        )
        if done.returncode != 0:
            raise NotGoodError(f"duheng {' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout


def journey(bare: Bare, home: Path) -> None:
    """What a person does in the first minutes, and after."""
    bare.run("--version")
    bare.run("new", "my.duheng", "--sample", "--json")
    for kind in ("person", "plan"):
        bare.run("report", "my.duheng", f"{kind}.pdf", "--kind", kind, "--json")
    for verb in ("check", "repay", "estimate", "show"):
        more = ["summary"] if verb == "show" else []
        json.loads(bare.run(verb, "my.duheng", *more, "--json"))
    for ending in ("xlsx", "csv", "json", "ics"):
        bare.run("export", "my.duheng", f"out.{ending}")
    bare.run("channels", "--json")
    for language in ("en", "zh"):
        picture = f"{language}.png"
        bare.run(
            *("my.duheng", "--picture", "overview", picture, "--size", "1280x800"),
            *("--lang", language),
        )
        if (home / picture).stat().st_size < SMALLEST_PICTURE:
            raise NotGoodError(f"{picture} is empty")
    (home / "key").write_text(f"{PASSWORD}\n", encoding="utf-8")
    bare.run("new", "sealed.duheng", "--sample")
    bare.run("password", "sealed.duheng", "--new-password-file", "key")
    bare.run("check", "sealed.duheng", "--book-password-file", "key")
    if not (home / "person.pdf").read_bytes().startswith(b"%PDF"):
        raise NotGoodError("the report is no PDF")


def starts(bare: Bare, display: str | None) -> list[int]:
    """Milliseconds to the first painting, several times, the quickest first."""
    said = [
        bare.run("my.duheng", "--exit-when-painted", "--json", display=display)
        for _ in range(STARTS)
    ]
    return sorted(int(json.loads(one)["painted_ms"]) for one in said)


@contextmanager
def x_server() -> Iterator[str]:
    """An X server without a screen."""
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", "1440x900x24", "-nolisten", "tcp"],  # noqa: S607  # the system's
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout is not None  # noqa: S101  # asked for above
        number = server.stdout.readline().strip()
        if not number:
            raise NotGoodError("Xvfb does not start")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


def main() -> int:
    """Use the app; 1 with a sentence where it is not good."""
    began = time.monotonic()
    try:
        system = libraries()
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            bare = Bare(home, system)
            journey(bare, home)
            unseen = starts(bare, None)
            with x_server() as display:
                seen = starts(bare, display)
    except (NotGoodError, subprocess.TimeoutExpired) as fault:
        print(f"the app is not good: {fault}", file=sys.stderr)
        return 1
    print(f"taken from the desktop: {', '.join(sorted(system))}")
    print(f"first painting: {seen[0]} ms on an X server, {unseen[0]} ms offscreen")
    print(f"the app is good ({time.monotonic() - began:.0f} s)")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
