"""Builds the one-folder app, packs it, and tells its size; twice to compare.

Runs in the environment of the group `package` (see the Makefile). What is built carries
no time, no random order and no path of this machine, so that the same commit gives the
same bytes: `--twice` builds again in another folder and compares every file.
"""

import argparse
import hashlib
import os
import platform
import shutil
import stat
import subprocess
import sys
import tarfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).parent
OUT = ROOT / "out" / "package"
EPOCH = "1767225600"  # 2026-01-01, where git tells no day of the commit
SHARED = ("duheng.desktop", "duheng.svg", "duheng-mime.xml")


def built(folder: Path) -> Path:
    """The app, made anew in a folder."""
    shutil.rmtree(folder / "duheng", ignore_errors=True)
    calm = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": epoch()}
    subprocess.run(  # noqa: S603  # our own recipe
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean"),
            *("--log-level", "WARN", "--distpath", str(folder)),
            *("--workpath", str(folder / "work"), str(HERE / "duheng.spec")),
        ],
        check=True,
        cwd=ROOT,
        env={**os.environ, **calm},
    )
    shutil.rmtree(folder / "work")
    app = folder / "duheng"
    for name in ("LICENSE", "docs/licences.md"):
        shutil.copy(ROOT / name, app)
    if sys.platform == "linux":
        (app / "share").mkdir()
        for name in SHARED:
            shutil.copy(HERE / name, app / "share")
        shutil.copy(HERE / "install", app)
    _calm_modes(app)
    return app


def epoch() -> str:
    """The second of the commit, which stands for the time of the build."""
    asked = ["git", "log", "-1", "--format=%ct"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False, cwd=ROOT)  # noqa: S603  # no words of others
    return told.stdout.strip() or EPOCH


def _calm_modes(app: Path) -> None:
    """Modes that do not depend on who builds."""
    for path in app.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if runs else 0o644)


def hashes(app: Path) -> dict[str, str]:
    """Every file of the app by its name, with what stands in it."""
    return {
        str(path.relative_to(app)): str(path.readlink())
        if path.is_symlink()
        else hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(app.rglob("*"))
        if path.is_symlink() or path.is_file()
    }


def packed(app: Path, to: Path) -> Path:
    """The app as one archive, the same bytes for the same files."""

    def calm(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.mtime, entry.uid, entry.gid = int(epoch()), 0, 0
        entry.uname = entry.gname = ""
        return entry

    with tarfile.open(to, "w:xz", preset=1) as archive:
        for path in [app, *sorted(app.rglob("*"))]:
            name = Path("duheng") / path.relative_to(app)
            archive.add(path, str(name), recursive=False, filter=calm)
    return to


def differing(one: dict[str, str], other: dict[str, str]) -> list[str]:
    """The files that two builds do not share, or not with the same content."""
    return sorted(name for name in one | other if one.get(name) != other.get(name))


def main() -> int:
    """Build; 1 where two builds differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--twice", action="store_true", help="build again and compare")
    args = parser.parse_args()
    app = built(OUT)
    made = hashes(app)
    if args.twice:
        again = built(OUT / "again" / "elsewhere")
        differs = differing(made, hashes(again))
        shutil.rmtree(OUT / "again")
        for name in differs:
            print(f"differs: {name}")
        if differs:
            return 1
        print(f"two builds: {len(made)} files, every one the same")
    name = f"duheng-{sys.platform}-{platform.machine()}.tar.xz"
    archive = packed(app, OUT.parent / name)
    size = sum(path.lstat().st_size for path in app.rglob("*") if path.is_file())
    print(f"{app}: {len(made)} files, {size / 2**20:.0f} MiB")
    print(f"{archive}: {archive.stat().st_size / 2**20:.0f} MiB")
    print(f"sha256 {hashlib.sha256(archive.read_bytes()).hexdigest()}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
