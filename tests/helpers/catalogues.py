"""Small catalogues in a folder of their own, to plant faults in."""

from pathlib import Path

PAPERS = """grade = "press"
checked_on = 2026-11-22
source = "fees"
"""

SHEETS = {
    "sources.toml": '[fees]\ntitle = "Fee schedule"\nhref = "example.org"\n',
    "benchmarks.toml": (
        f'[[LPR-1Y]]\nfrom = 2025-05-20\nvalue = 0.03\nper = "year"\n{PAPERS}'
    ),
    "bands.toml": (
        '[[band]]\nid = "cap"\nname = "Cap"\nkind = "legal"\n'
        f'[[band.line]]\nfrom = 2020-01-01\nvalue = 0.24\nunit = "year"\n{PAPERS}'
    ),
    "rules.toml": (
        '[words]\nrepay-debt = ["repay"]\n'
        '[[rule]]\nid = "no"\nkind = "forbidden-use"\npurposes = ["repay-debt"]\n'
        '[[rule.ruling]]\nfrom = 2020-01-01\nstatus = "in-force"\nsay = "No."\n'
        f'notice = "Notice"\n{PAPERS}'
    ),
    "subsidies.toml": (
        '[[scheme]]\nid = "help"\nname = "Help"\npurposes = ["consumption"]\n'
        '[[scheme.entry]]\nfrom = 2026-01-01\npoints = 0.01\nunit = "year"\n'
        f'say = "One point."\nnotice = "Notice"\n{PAPERS}'
    ),
    "calendar.toml": (
        f"[[year]]\nyear = 2026\nfrom = 2025-11-04\n{PAPERS}"
        'off = [{ first = 2026-10-01, last = 2026-10-07, name = "National Day" }]\n'
        "working = [2026-10-10]\n"
        f"[[spring]]\nfrom = 2026-01-01\nvalue = 2026-02-17\n{PAPERS}"
    ),
}

HEAD = """id = "{id}"
name = {{ zh = "示例", en = "Example" }}
kind = "revolving"
type = "online"
lender_kind = "bank"
borrowers = ["person"]
"""

LIMIT = f'[[limit]]\nfrom = 2024-01-01\nhigh = 5000\nunit = "yuan"\n{PAPERS}'


def folder(root: Path, channels: dict[str, str], **sheets: str) -> Path:
    """Write a catalogue; a sheet given by its name replaces the sound one."""
    (root / "channels").mkdir(parents=True)
    for name, text in (SHEETS | {f"{key}.toml": sheets[key] for key in sheets}).items():
        (root / name).write_text(text, encoding="utf-8")
    for name, text in channels.items():
        (root / "channels" / f"{name}.toml").write_text(text, encoding="utf-8")
    return root


def channel(name: str, *entries: str) -> str:
    """The file of a channel with these entries."""
    return "\n".join((HEAD.format(id=name), *entries))
