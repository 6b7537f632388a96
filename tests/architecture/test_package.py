"""The packed app's recipes: pinned, alike on each system, and known to the desktop."""

import configparser
import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / ".ci" / "package"
RECIPE = (HERE / "desktops.yml").read_text(encoding="utf-8")


def test_every_action_and_tool_of_the_recipe_has_its_full_version() -> None:
    used = re.findall(r"uses: (\S+)", RECIPE)

    assert len(used) >= 6
    assert [one for one in used if not re.search(r"@v\d+\.\d+\.\d+$", one)] == []
    assert re.search(r"pip install uv==\d+\.\d+\.\d+$", RECIPE, re.MULTILINE)
    assert "\t" not in RECIPE


def test_other_systems_use_the_app_as_linux_does() -> None:
    smoke = (HERE / "smoke.py").read_text(encoding="utf-8")
    verbs = {
        *("new", "report", "check", "repay", "estimate", "show", "export", "channels"),
        *("password", "--picture", "--exit-when-painted", "--version"),
    }

    assert {verb for verb in verbs if verb not in smoke} == set()
    assert {verb for verb in verbs if verb not in RECIPE} == set()
    assert "build.py --twice" in RECIPE


def test_the_desktop_knows_the_app_its_icon_and_its_files() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep case
    entry.read(HERE / "duheng.desktop", encoding="utf-8")
    said = entry["Desktop Entry"]
    mime = ET.parse(HERE / "duheng-mime.xml").getroot()  # noqa: S314  # our own
    kinds = [one.attrib["type"] for one in mime]
    globs = [one.attrib["pattern"] for one in mime.iter() if one.tag.endswith("}glob")]

    assert said["MimeType"] == "".join(f"{kind};" for kind in kinds)
    assert globs == ["*.duheng"]
    assert said["Exec"].endswith("%f")
    assert (HERE / f"{said['Icon']}.svg").is_file()
    ET.parse(HERE / f"{said['Icon']}.svg")  # noqa: S314  # our own


def test_the_app_is_put_into_the_menus_and_taken_out_again(tmp_path: Path) -> None:
    app, data = tmp_path / "Duheng app", tmp_path / "data"
    (app / "share").mkdir(parents=True)
    (app / "duheng").touch(mode=0o755)
    for name in ("duheng.desktop", "duheng.svg", "duheng-mime.xml"):
        (app / "share" / name).write_bytes((HERE / name).read_bytes())
    (app / "install").write_bytes((HERE / "install").read_bytes())
    env = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "XDG_DATA_HOME": str(data)}

    subprocess.run(["sh", str(app / "install")], env=env, check=True)

    entry = (data / "applications" / "duheng.desktop").read_text(encoding="utf-8")
    assert f'"{app}/duheng" %f' in entry
    assert (data / "icons/hicolor/scalable/apps/duheng.svg").is_file()
    assert (data / "mime" / "packages" / "duheng-mime.xml").is_file()
    subprocess.run(["sh", str(app / "install"), "--remove"], env=env, check=True)
    assert not (data / "applications" / "duheng.desktop").exists()
    assert not (data / "icons/hicolor/scalable/apps/duheng.svg").exists()
