"""What a new portal asks and writes, and what an upgrade puts back, as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tables import compare_table
from test_init import ANSWERS
from thidua.upkeep.newportal.data import make_data_files, write_issuers_file, write_portal_file
from thidua.upkeep.newportal.forges import find_forge, guess_forge, make_edit_address
from thidua.upkeep.newportal.manifest import MANIFEST, make_manifest, read_manifest
from thidua.upkeep.newportal.questions import QUESTIONS
from thidua.upkeep.newportal.snapshot import Snapshot, list_migrated_files

TYPED: Mapping[str, tuple[str, ...]] = {
    "agency": ("Ủy ban nhân dân xã Mẫu", "UBND", ""), "name": ("Cổng", "", "x" * 300),
    "address": ("Thôn Một", ""), "phone": ("0209 3871 234", "0", "chưa có"),
    "email": ("a@b.vn", "a@", "không"), "base_url": ("https://a.vn/", "http://a.vn", "a.vn", ""),
    "issuer": ("Ủy ban nhân dân xã Mẫu", ""), "level": ("xã", "Huyện", "tỉnh", "trung ương",
    "cấp xã", "thôn", ""), "parent": ("Ủy ban nhân dân tỉnh Mẫu", "ủy ban nhân dân xã mẫu", ""),
    "repository": ("https://github.com/a/b", "https://github.com/a/b/", "git@github.com:a/b.git",
    "ssh://git@git.xa.vn/a/b.git", "https://github.com/a", "https://github.com/a/b?x=1",
    "https://github.com/a/b#c", "https://github.com//a", "ftp://a/b/c", "không", "Chưa có.", "-",
    ""),
    "forge": ("GitHub", "gitlab", "Gitea", "Codeberg", "không có", "githup", "svn"),
    "logo": ("không", "", "la.png", "{}/a.svg", "'{}/a.svg'", "{}/b.txt", "{}/c.png"),
    "primary": ("#9a1b1b", "“#9a1b1b”", "#ffffff", "đỏ"), "accent": ("#b8860b", "#fffffe", "vàng"),
}  # fmt: skip
"""What somebody types, by question; ``{}`` stands for a folder with files."""
LEVELS = ("commune", "district", "province", "central")


def tell_questions(folder: Path) -> Iterator[str]:
    """What each question accepts, and what it proposes."""
    (folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>')
    (folder / "b.txt").write_text("x")
    (folder / "c.png").write_text("x")
    for question in QUESTIONS:
        name = question.wording.name
        for text in TYPED[name]:
            for level in LEVELS if name == "parent" else LEVELS[:1]:
                answers = {**ANSWERS, "level": level}
                try:
                    said = f"= {question.accept(text.format(folder), answers)!r}"
                except ValueError as refused:
                    said = f"! {refused}"
                yield f"{name} {level} {text[:40]!r} {said.replace(str(folder), '…')}"
        for more in ({}, {"issuer": "Sở Y tế tỉnh Mẫu"}, {"issuer": "Hội khuyến học"},
                     {"level": "province"}, {"repository": "https://gitlab.com/a/b"},
                     {"repository": "https://codeberg.org/a/b"}, {"repository": ""},
                     {"agency": "UBND phường Đồi"}):  # fmt: skip
            proposed = question.suggest({**ANSWERS, **more})
            if not more or proposed != question.suggest(ANSWERS):
                yield f"{name} {more} → {proposed!r}"
    for forge in ("github", "gitlab", "forgejo", "none"):
        yield f"{forge}: {[make_edit_address(forge, at) for at in ('https://a.vn/b/c', '')]}"
        yield f"{forge}: {find_forge(forge)} {guess_forge(f'https://{forge}.vn/a/b')}"


def tell_data(folder: Path) -> Iterator[str]:
    """The files of the data, as they differ by the answers."""
    seen = set[str]()
    ours = {"issuer": "Ủy ban nhân dân xã Mẫu", "parent": ""}
    for more in ({}, {"logo": "a/Logo.PNG"}, {"repository": "", "forge": "none"},
                 {"primary": "#123456"}, {"parent": ""}, {"parent": "Chính phủ"},
                 {"parent": "Hội mẫu"}, {"parent": "Ủy ban nhân dân tỉnh Mẫu"},
                 {"issuer": "Chính phủ"}, *({**ours, "level": one} for one in LEVELS)):  # fmt: skip
        yield f"== {more}"
        answers = {**ANSWERS, **more}
        for path, write in (("portal", write_portal_file), ("issuers", write_issuers_file)):
            lines = write(answers).splitlines()
            yield from (f"{path}: {line}" for line in lines if line not in seen)
            seen |= set(lines)
    for logo in ("", "a/Logo.PNG"):
        files = make_data_files({**ANSWERS, "logo": logo})
        yield str([path for path, content in files.items() if isinstance(content, str)])
        yield str({path: one for path, one in files.items() if not isinstance(one, str)})


def tell_kept(folder: Path) -> Iterator[str]:
    """What a snapshot puts back: of each file what it was, what it became, and what it is then."""
    for at, (before, after, is_ours, is_known) in enumerate(
        (before, after, is_ours, is_known)
        for before in (None, b"old") for after in (None, b"old", b"new")
        for is_ours in (False, True) for is_known in (False, True)
    ):  # fmt: skip
        root, name = folder / str(at), "tools/a.txt"
        (root / "engine").mkdir(parents=True)
        (root / "tools").mkdir()
        (root / "data/schemas").mkdir(parents=True)
        known = {name: before or b"x"} if is_known else {}
        (root / MANIFEST).write_text(make_manifest("1.0", ANSWERS, known).make_text(), "utf-8")
        if before is not None:
            (root / name).write_bytes(before)
        snapshot = Snapshot(root)
        snapshot.keep([MANIFEST, *([name] if is_known or before else []), "tools", "data/b.yml"])
        (root / "data/schemas/plan.schema.json").write_text("{}")
        (root / "data/b.yml").write_text("x")
        written = {**known, **({name: after or b"lost"} if is_ours else {})}
        (root / MANIFEST).write_text(make_manifest("2.0", ANSWERS, written).make_text(), "utf-8")
        (root / name).unlink(missing_ok=True)
        if after is not None:
            (root / name).write_bytes(after)
        may = sorted(list_migrated_files(root))
        snapshot.restore()
        manifest = read_manifest(root)
        found = (path for path in root.rglob("*.*") if path.name != "manifest.json")
        left = sorted(f"{path.relative_to(root)} {path.read_bytes()!r}" for path in found)
        yield f"{before!r} {after!r} ours {is_ours} known {is_known}: {left} {may}"
        yield f"  {manifest and (manifest.engine, sorted(manifest.files))}"
    broken = folder / "broken"
    (broken / "engine").mkdir(parents=True)
    for text in ("", "{}", "[]", '{"engine": 1, "answers": {}, "files": {}}', "\udcff"):
        (broken / MANIFEST).write_bytes(text.encode("utf-8", "surrogateescape"))
        yield f"{text!a}: {read_manifest(broken)}"


TOLD = {"questions": tell_questions, "data": tell_data, "kept": tell_kept}


@pytest.mark.parametrize("name", TOLD)
def test_a_new_portal_is_as_it_is_written_down(name: str, tmp_path: Path) -> None:
    compare_table(f"new-portal-{name}", TOLD[name](tmp_path))
