"""`portal init`: a whole new portal from a few answers."""

from __future__ import annotations

import functools
import hashlib
import io
import json
import re
import shutil
from pathlib import Path

import pytest
from PIL import Image

from environments import run_engine
from portal_cli import main
from portal_cli.wheel import pack_engine
from repositories import git
from thidua.datafiles.format.formatting import formatted
from thidua.foundation.store import STORE
from thidua.portal.loading import load
from thidua.upkeep.newportal.folder import make_portal_files
from thidua.upkeep.newportal.forges import guess_forge, make_edit_address, read_repository_address
from thidua.upkeep.newportal.questions import QUESTIONS
from thidua.upkeep.newportal.skeleton import make_skeleton_files
from thidua.upkeep.newportal.wordings import WORDINGS
from thidua.upkeep.wheels import read_engine
from workspace import REPOSITORY, without_progress

GIVEN = {
    "--agency": "Ủy ban nhân dân phường Bến Gió",
    "--address": "1 Đường Sông",
    "--phone": "0277 355 5555",
    "--email": "vanthu@bengio.gov.vn",
    "--base-url": "https://bengio.gov.vn/",
    "--parent": "Ủy ban nhân dân tỉnh Cửa Sóng",
}
ANSWERS = {
    "agency": "Ủy ban nhân dân phường Bến Gió",
    "name": "Cổng Thi đua phường Bến Gió",
    "address": "1 Đường Sông",
    "phone": "0277 355 5555",
    "email": "vanthu@bengio.gov.vn",
    "base_url": "https://bengio.gov.vn/",
    "issuer": "Ủy ban nhân dân phường Bến Gió",
    "level": "commune",
    "parent": "Ủy ban nhân dân tỉnh Cửa Sóng",
    "repository": "",
    "forge": "none",
    "logo": "",
    "primary": "#8e1116",
    "accent": "#f7cf6b",
}


def options(**changed: str) -> list[str]:
    """Options that answer everything that must be answered, some of them otherwise."""
    given = {**GIVEN, **{f"--{name.replace('_', '-')}": text for name, text in changed.items()}}
    return [word for answer in given.items() for word in answer]


pack_once = functools.cache(pack_engine)


@pytest.fixture(autouse=True)
def nobody_types(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody is there to answer, unless a test says what is typed; the engine is packed once.

    That it comes out the same each time is tested where wheels are.
    """
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    monkeypatch.setattr("portal_cli.init.pack_engine", pack_once)


def everything_in(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_a_few_answers_make_a_whole_portal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The client's layout is there with the engine beside it, clean and without a plan."""
    folder = tmp_path / "bến gió"
    assert main(["init", str(folder), *options()]) == 0
    assert "Đã lập Cổng Thi đua phường Bến Gió trong" in capsys.readouterr().out
    assert {path.name for path in folder.iterdir() if not path.name.startswith(".")} == {
        "Makefile", "README.md", "data", "deploy", "docs", "engine", "hooks", "mkdocs.yml",
        "overrides", "portal.cmd", "requirements-verify.txt", "requirements.txt",
    }  # fmt: skip
    assert {path.name for path in (folder / "hooks").iterdir()} == {"engine.py"}
    assert {path.name for path in (folder / "overrides").iterdir()} == {"README.md"}
    assert {path.name for path in (folder / "data" / "plans").iterdir()} == {".gitkeep"}
    loaded = load(folder)
    catalogue, problems = loaded.catalogue, loaded.problems
    assert catalogue is not None
    assert problems == []
    assert catalogue.identity.base_url == "https://bengio.gov.vn/"
    for name in ("data/portal.yml", "data/issuers.yml"):
        text = (folder / name).read_text("utf-8")
        assert formatted(folder / name, name).text == text
    assert (
        (folder / "data/issuers.yml")
        .read_text("utf-8")
        .endswith(
            "  - id: ubnd-tinh-cua-song\n"
            "    name: Ủy ban nhân dân tỉnh Cửa Sóng\n"
            "    short_name: UBND tỉnh Cửa Sóng\n"
            "    level: province\n"
            "  - id: ubnd-phuong-ben-gio\n"
            "    name: Ủy ban nhân dân phường Bến Gió\n"
            "    short_name: UBND phường Bến Gió\n"
            "    level: commune\n"
            "    parent: ubnd-tinh-cua-song\n"
        )
    )


@pytest.mark.parametrize(
    ("agency", "level", "parent", "last"),
    [
        ("Ủy ban nhân dân tỉnh Cửa Sóng", "tỉnh", "", "    level: province\n"),
        ("Ủy ban nhân dân tỉnh Cửa Sóng", "tỉnh", "Chính phủ", "    parent: chinh-phu\n"),
        ("Sở Y tế tỉnh Cửa Sóng", "tỉnh", "UBND tỉnh Cửa Sóng", "    parent: ubnd-tinh-cua-song\n"),
        ("Bộ Nội vụ", "trung ương", "", "    short_name: Bộ Nội vụ\n    level: central\n"),
    ],
)
def test_every_tier_has_portals(
    agency: str, level: str, parent: str, last: str, tmp_path: Path
) -> None:
    """A body that the list has already is not there twice; one without a parent needs none."""
    folder = tmp_path / "portal"
    given = options(agency=agency, level=level, parent=parent)
    assert main(["init", str(folder), *given]) == 0
    issuers = (folder / "data/issuers.yml").read_text("utf-8")
    assert issuers.endswith(last)
    names = re.findall(r"^    name: (.+)", issuers, re.MULTILINE)
    assert sorted(set(names)) == sorted(names)


def test_a_portal_without_a_plan_has_a_site(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It can be built and looked at on the first day, and says that nothing is there yet."""
    folder = tmp_path / "portal"
    assert main(["init", str(folder), *options()]) == 0
    ran = run_engine(REPOSITORY / "hooks", "build", cwd=folder)
    assert (ran.returncode, without_progress(ran.stderr)) == (0, ""), ran.stdout + ran.stderr
    assert main(["verify", "--no-browser", "--root", str(folder)]) == 0
    for page in ("", "ke-hoach/", "nam/", "co-quan/", "guong/", "van-ban-vien-dan/"):
        text = (folder / "site" / page / "index.html").read_text("utf-8")
        assert 'class="empty"' in text
        assert "01/01/1<" not in text
    assert "0001-" not in (folder / "site" / "sitemap.xml").read_text("utf-8")


def test_a_person_is_asked_and_slips_are_asked_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each wrong answer gets the sentence that the check would say, and another try."""
    typed = [
        "UBND phường Bến Gió", "", "1 Đường Sông", "không có", "0277 355 5555", "vanthu@bengio",
        "vanthu@bengio.gov.vn", "bengio.gov.vn", "https://bengio.gov.vn/thi-dua/", "", "?", "thôn",
        "", "", "Ủy ban nhân dân tỉnh Cửa Sóng", "https://github.com/ben-gio",
        "git@gitlab.com:ben-gio/thi-dua.git", "github lab", "", "", "#ffff00", "", "",
    ]  # fmt: skip
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in typed)))
    folder = tmp_path / "portal"
    assert main(["init", str(folder)]) == 0
    said = capsys.readouterr()
    for sentence in (
        "`không có` không có số điện thoại nào.",
        "`vanthu@bengio` không phải địa chỉ thư điện tử",
        "Thiếu `https://` ở đầu địa chỉ.",
        "Chọn một trong: trung ương, tỉnh, huyện, xã, trường học, ",
        "Câu này cần trả lời.",
        "`https://github.com/ben-gio` không phải trang của một kho",
        "Không có nơi giữ kho `github lab`.",
        "có độ tương phản",
    ):
        assert sentence in said.err
    assert "\n  trung ương\n  tỉnh\n  huyện\n  xã\n" in said.out
    portal = (folder / "data/portal.yml").read_text("utf-8")
    assert "base_url: https://bengio.gov.vn/thi-dua/\n" in portal
    assert "edit_url: https://gitlab.com/ben-gio/thi-dua/-/edit/main/{path}\n" in portal


def test_a_refusal_offers_what_it_says_to_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is to be written instead need not be typed: going on takes it."""
    monkeypatch.setattr("sys.stdin", io.StringIO("\nbengio.gov.vn\n" + "\n" * 9))
    given = options()
    at = given.index("--base-url")
    folder = tmp_path / "portal"
    assert main(["init", str(folder), *given[:at], *given[at + 2 :]]) == 0
    portal = (folder / "data/portal.yml").read_text("utf-8")
    assert "base_url: https://bengio.gov.vn/\n" in portal
    assert "[https://bengio.gov.vn/]: " in capsys.readouterr().out


@pytest.mark.parametrize("level", ["xã", "phường", "Thị trấn", "đặc khu", "cấp xã", "commune"])
def test_a_ward_a_town_and_a_special_zone_are_communes(level: str, tmp_path: Path) -> None:
    """Staff answer with the kind of their unit; the tier is one."""
    folder = tmp_path / "portal"
    assert main(["init", str(folder), *options(level=level)]) == 0
    assert "    level: commune\n" in (folder / "data/issuers.yml").read_text("utf-8")


@pytest.mark.parametrize("typed", ['"#1b5e20"', "'#1B5E20'", "“1b5e20”"])
def test_a_colour_may_be_typed_in_quotes(typed: str, tmp_path: Path) -> None:
    """Files have colours in quotes, and people copy them from there."""
    folder = tmp_path / "portal"
    assert main(["init", str(folder), *options(primary=typed)]) == 0
    assert 'primary: "#1b5e20"\n' in (folder / "data/portal.yml").read_text("utf-8")


def test_an_empty_option_takes_what_is_suggested(tmp_path: Path) -> None:
    """As an empty line does, where somebody is asked."""
    folder = tmp_path / "portal"
    assert main(["init", str(folder), *options(primary="", name=" ")]) == 0
    identity = (folder / "data/portal.yml").read_text("utf-8")
    assert "primary:" not in identity, "the usual colours need not be written"
    assert re.search(r"(?m)^name: Cổng Thi đua \S", identity)


def test_none_is_understood_as_people_say_it(tmp_path: Path) -> None:
    """A repository and a logo may be missing; a logo may come with a suffix in capitals."""
    where = tmp_path / "none"
    assert main(["init", str(where), *options(repository="chưa có", logo="Không có.")]) == 0
    assert "logo" not in (where / "data/portal.yml").read_text("utf-8")
    assert "edit_url" not in (where / "data/portal.yml").read_text("utf-8")
    picture = tmp_path / "Biểu trưng.PNG"
    Image.new("RGB", (600, 600), "#8e1116").save(picture, "PNG")
    where = tmp_path / "logo"
    assert main(["init", str(where), *options(logo=str(picture))]) == 0
    assert "logo: bieu-trung.png" in (where / "data/portal.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ({"base_url": "bengio.gov.vn"}, "--base-url: Thiếu `https://` ở đầu địa chỉ."),
        ({"phone": "chưa có"}, "--phone: `chưa có` không có số điện thoại nào."),
        ({"email": "a@b"}, "--email: `a@b` không phải địa chỉ thư điện tử"),
        ({"address": " "}, "--address: "),
        ({"level": "thôn"}, "--level: Chọn một trong"),
        ({"parent": ""}, "--parent: Cơ quan cấp xã có cơ quan cấp trên"),
        ({"forge": "svn"}, "--forge: Không có nơi giữ kho `svn`."),
        ({"repository": "https://github.com/x"}, "--repository: `https://github.com/x` không"),
        ({"logo": "khong-co.svg"}, "--logo: Không có tệp “khong-co.svg”."),
        ({"primary": "đỏ"}, "--primary: `đỏ` không phải mã màu."),
        ({"primary": "#ffff00"}, "--primary: Chữ trắng trên nền màu chính `#ffff00` có độ"),
        ({"accent": "#8e1116"}, "--accent: Chữ màu nhấn `#8e1116` trên nền màu chính"),
    ],
)
def test_a_bad_option_is_told_and_nothing_is_written(
    option: dict[str, str], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Scripts hear what a person would hear, and no half portal is left behind."""
    assert main(["init", str(tmp_path / "portal"), *options(**option)]) == 2
    assert said in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_an_answer_that_is_missing_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without anybody to ask, the option that would answer is told."""
    assert main(["init", str(tmp_path / "portal")]) == 2
    told = capsys.readouterr().err
    assert told == "Thiếu câu trả lời cho “Cơ quan chủ quản”. Trả lời, hoặc ghi --agency.\n"


def test_a_folder_with_something_in_it_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is overwritten, nothing is asked first; only the clone of nothing counts as empty."""
    (tmp_path / "a.txt").write_text("của tôi", "utf-8", newline="\n")
    assert main(["init", str(tmp_path), *options()]) == 2
    said = capsys.readouterr()
    assert "đã có thứ khác; không có gì bị ghi đè" in said.err
    assert said.out == ""
    assert everything_in(tmp_path) == {"a.txt": "của tôi".encode()}
    clone = tmp_path / "clone"
    (clone / ".git").mkdir(parents=True)
    assert main(["init", str(clone), *options()]) == 0
    assert (clone / "data" / "portal.yml").is_file()
    assert main(["init", str(clone), *options()]) == 2


@pytest.mark.parametrize("there", [True, False])
def test_stopping_half_way_leaves_nothing(
    there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk or Ctrl+C leaves the folder as it was: empty, or not there."""
    folder = tmp_path / "portal"
    if there:
        folder.mkdir()
    rename, calls = Path.rename, []

    def stop(path: Path, target: Path) -> Path:
        calls.append(path)
        if len(calls) == 5:
            raise KeyboardInterrupt
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", stop)
    assert main(["init", str(folder), *options()]) == 130
    assert folder.exists() is there
    assert everything_in(tmp_path) == {}


def test_the_same_answers_make_the_same_bytes(tmp_path: Path) -> None:
    """Nothing in a new portal depends on the day or the machine."""
    assert make_portal_files(ANSWERS, b"engine") == make_portal_files(ANSWERS, b"engine")
    for name in ("a", "b"):
        assert main(["init", str(tmp_path / name), *options()]) == 0
    first, second = everything_in(tmp_path / "a"), everything_in(tmp_path / "b")
    assert first == second
    assert [name for name, text in first.items() if str(tmp_path).encode() in text] == []


def test_the_engine_beside_it_is_pinned_by_its_hash(tmp_path: Path) -> None:
    """What pip is told to install is the very file that lies there, and all that it needs."""
    folder = tmp_path / "portal"
    assert main(["init", str(folder), *options()]) == 0
    (wheel,) = (folder / "engine").glob("*.whl")
    text = (folder / "requirements.txt").read_text("utf-8")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert f"./engine/{wheel.name} \\\n    --hash=sha256:{digest}\n" in text
    assert text.endswith(read_engine(wheel.read_bytes()).requirements)


@pytest.mark.parametrize(
    ("text", "forge", "edit"),
    [
        ("https://github.com/a/b", "github", "https://github.com/a/b/edit/main/{path}"),
        ("git@github.com:a/b.git", "github", "https://github.com/a/b/edit/main/{path}"),
        (
            "https://git.gitlab.vn/a/b/c.git",
            "gitlab",
            "https://git.gitlab.vn/a/b/c/-/edit/main/{path}",
        ),
        ("https://codeberg.org/a/b/", "forgejo", "https://codeberg.org/a/b/_edit/main/{path}"),
        ("https://git.bengio.gov.vn/a/b", "none", None),
    ],
)
def test_pages_lead_to_the_editor_of_the_forge(text: str, forge: str, edit: str | None) -> None:
    """However the repository is named, the address to edit a file is the forge's own."""
    repository = read_repository_address(text)
    assert guess_forge(repository) == forge
    assert make_edit_address(forge, repository) == edit


@pytest.mark.parametrize("forge", ["github", "gitlab", "forgejo", "none"])
def test_a_portal_gets_the_workflow_of_its_forge_alone(forge: str) -> None:
    """Files of other forges would be dead, and nothing in any file is left to fill in."""
    files = make_skeleton_files({**ANSWERS, "forge": forge})
    shipped = REPOSITORY / "hooks" / "thidua" / "skeleton"
    own = {path.name for path in (shipped / forge).rglob("*") if path.is_file()}
    other = {
        path.name
        for name in {"github", "gitlab", "forgejo"} - {forge}
        for path in (shipped / name).rglob("*")
        if path.is_file()
    }
    names = {Path(name).name for name in files}
    assert {name.removesuffix(".j2") for name in own if not name.startswith("dot-")} <= names
    assert not (other - own) & names
    assert all("dot-" not in name and not name.endswith(".j2") for name in files)
    assert b"{{" not in files["README.md"]
    assert files["portal.cmd"].count(b"\r\n") == files["portal.cmd"].count(b"\n")


def test_the_engine_knows_what_it_has_written(tmp_path: Path) -> None:
    """A newer engine tells by it which files nobody has changed."""
    folder = tmp_path / "portal"
    assert main(["init", str(folder), *options()]) == 0
    written = json.loads((folder / "engine" / "manifest.json").read_text("utf-8"))
    skeleton = make_skeleton_files(ANSWERS)
    assert set(written["files"]) == set(skeleton)
    assert "data/portal.yml" not in written["files"]


@pytest.mark.parametrize("own", [True, False], ids=["of a portal", "of this repository"])
def test_git_never_changes_a_byte(own: bool, tmp_path: Path) -> None:
    """Originals are the same in a clone that turns line ends; so is everything else of a portal."""
    portal, copy = tmp_path / "portal", tmp_path / "copy"
    assert main(["init", str(portal), *options()]) == 0
    if not own:
        shutil.copy(REPOSITORY / ".gitattributes", portal)
        (portal / "portal.cmd").unlink()  # here it lies with the line ends of every other text
    plan = portal / "data" / "plans" / "ben-gio-2026-x"
    plan.mkdir()
    (plan / "a.txt").write_bytes(b"M\xe1\xbb\x99t\r\nhai\r\n")
    (plan / "b.pdf").write_bytes(b"%PDF-1.4\r\n1 0 obj\r\n<<>>\r\nendobj\r\n%%EOF\r\n")
    (plan / "plan.yml").write_bytes(b"id: ben-gio-2026-x\n")
    windows = ("-c", "core.autocrlf=true")
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        git(portal, *windows, *command)
    git(tmp_path, *windows, "clone", "-q", str(portal), str(copy))
    for folder in (portal, copy):
        shutil.rmtree(folder / ".git")
    assert everything_in(copy) == everything_in(portal)


def test_git_never_takes_in_what_is_kept_between_runs(tmp_path: Path) -> None:
    """`portal check` would refuse it; staff who commit everything need not think of it."""
    (tmp_path / ".gitignore").write_bytes(make_skeleton_files(ANSWERS)[".gitignore"])
    git(tmp_path, "init", "--quiet")
    for path in (STORE, "data/plans/xa-mau-2026/.cache/x"):
        assert git(tmp_path, "check-ignore", path) == path


def test_every_question_has_an_option_and_a_hint() -> None:
    """Help names everything that can be answered."""
    assert [question.wording for question in QUESTIONS] == list(WORDINGS)
    assert len({wording.option for wording in WORDINGS}) == len(WORDINGS) == len(ANSWERS)
    assert all(wording.hint for wording in WORDINGS)
