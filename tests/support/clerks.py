"""Somebody who asks the desk and is told what its pages would show, without any page being drawn.

A page is its view: what a template gets. Of each view is told what is other than in the last one
of its template, come or gone, so that a table of hundreds of answers stays short and whole.
"""

from __future__ import annotations

import difflib
import io
import json
import re
import shutil
import sys
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, TypeAlias
from urllib.parse import urlsplit

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.testclient import TestClient

from desk import handing_over, repository, web
from desk.app import make_desk, make_desk_app
from desk.forms import FormField
from desk.jobs import Job
from desk.keys import Keys
from desk.web import Desk
from desks import DAY, PORT, PREVIEW_PORT, checked_portal
from remembering import remember_all, remember_readings
from thidua.datafiles.format.reading import read_tree
from thidua.datafiles.format.writing import write

_LONGEST = 230
CHANGING = re.compile(r"[0-9a-f]{16,64}|(?<=khoa=)[\w-]+")
_MANY = 24
"""Of longer lists the first and the last are told."""
_ABOVE = re.compile(r"/\S*?(?=/\.?cong\b)")
"""The folder of a test, whose name is another each time."""
_ON_ONE_LINE = frozenset({"filled", "others", "crumbs"})
"""Lists of which there are many, and that tables of their own tell (`forms`, `records`)."""
_UNTOLD = frozenset({"read", "help", "path", "figures", "choices", "covered_by", "look"})
"""What of a view is told elsewhere (`forms`, `results`), or is another in each run."""


Parts: TypeAlias = dict[str, dict[str, str]]


class NotedWork:
    """Work that is asked for and never done: what it comes to is laid out beforehand.

    Args:
        told: takes what was asked.
    """

    def __init__(self, told: list[str]) -> None:
        self._told = told
        self.jobs: dict[str, Job] = {}
        self.outcome = Job(answer={"notes": []}, is_over=True)

    def begin(self, module: str, asked: Mapping[str, Any], seconds: int, then: Any) -> str:
        """Note what is asked, and end it at once."""
        self.work(module, asked, seconds)
        then(self.outcome)
        self.jobs["viec"] = self.outcome
        return "viec"

    def begin_asking(self, module: str, asked: Any, seconds: int, stage: str) -> str:
        """The same for a program that stays."""
        self._told.append(f"* {stage}")
        return self.begin(module, asked, seconds, lambda _: None)

    def work(self, module: str, asked: Mapping[str, Any], seconds: int) -> Job:
        """Note what is asked."""
        self._told.append(f"* {module} {seconds}: {tell(asked)}")
        return self.outcome

    ask_worker = work

    def announce(self, name: str, about: str, address: str) -> str:
        """Note how it is found again."""
        self._told.append(f"* “{about}” {address}")
        return address

    def find(self, name: str) -> Job | None:
        """The work of a name."""
        return self.jobs.get(name)

    def list_unseen(self) -> list[Job]:
        """What nobody has seen yet."""
        return [job for job in self.jobs.values() if job.about and not job.is_seen]

    def end_all(self) -> None:
        """Note that all was ended."""
        self._told.append("* hết")


class Clerk:
    """Somebody who asks one desk about everything; whatever a step changes is put back after it.

    Args:
        folder: an empty folder; the portal of the sample is put into it.
        patch: of the test.
    """

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        remember_all()
        remember_readings()
        self.root = folder / "cong"
        shutil.copytree(checked_portal(), self.root)
        self.desk: Desk = make_desk(
            self.root, Keys(PORT, PREVIEW_PORT), self._stop, lambda: DAY, trusted=True
        )
        self.told: list[str] = []
        self.work = NotedWork(self.told)
        self.desk.jobs = self.work  # type: ignore[assignment]
        for module in (repository, handing_over):
            patch.setattr(module, "say_now", lambda: "2026-12-31 15:04")
        for name, module in list(sys.modules.items()):
            if name.startswith("desk.") and getattr(module, "render", None) is _RENDER:
                patch.setattr(module, "render", self._note)
        self._browser = TestClient(
            make_desk_app(self.desk), base_url=self.desk.keys.origin, follow_redirects=False
        )
        self._last: dict[str, Parts] = {}
        self._sent: dict[str, Mapping[str, str]] = {}
        self._page: list[str] = []
        self._view: Any = None

    def _stop(self) -> None:
        self.told.append("* dừng")

    def _note(self, request: Request, name: str, title: str, view: Any, status: int = 200) -> Any:
        """Take the place of drawing a page: note what of its view is new."""
        self._view = view
        step = f"cho={request.query_params.get('cho', '-')}"
        told = name_parts([*list_parts(view), *(("giữ", one) for one in _kept(request))])
        told = {
            self._shorten(key): {
                part: re.sub(rf"\b{step}\b", "cho=•", self._shorten(said))
                for part, said in parts.items()
            }
            for key, parts in told.items()
        }
        before, self._last[name] = self._last.get(name, {}), told
        self._page = [f"{name}: {title}", *tell_other(before, told)]
        return Response(status_code=status)

    def see(self, address: str) -> None:
        """Open a page."""
        self._ask("GET", address)

    def send(self, address: str, *files: tuple[str, str, bytes], **sent: str) -> None:
        """Send a form: its key and the name of the text that its page showed are put in.

        Args:
            address: where it is sent.
            files: of which field, under which name, with which bytes.
            sent: values; ``f_x`` stands for ``f.x``, and ``doc`` for another text than was shown.
        """
        file = find_file(address)
        there = bool(file) and self.desk.repository.is_own(file)
        doc = self.desk.repository.read(file).name if there else ""
        self._ask("POST", address, {"khoa": self.desk.keys.form, "doc": doc, **sent}, files)

    def _ask(
        self,
        method: str,
        address: str,
        sent: Mapping[str, str] | None = None,
        files: Sequence[tuple[str, str, bytes]] = (),
    ) -> None:
        before, saves = self.read_files(), self.desk.repository.journal.list_saves()
        notes = {path: path.read_bytes() for path in self._saves.glob("*")}
        mark = ">>" if method == "POST" else ">"
        self.tell(f"{mark} {address}{self._name_sent(address, sent or {})}"
                  f"{''.join(f' [{field}: {name}]' for field, name, _ in files)}")  # fmt: skip
        self._page = []
        begun, self.told[:] = list(self.told), []
        answer = self._browser.request(
            method, address, data=sent,
            files=[(field, (name, content)) for field, name, content in files] or None,
        )  # fmt: skip
        told, self.told[:] = list(self.told), begun
        end = answer.headers.get("location", "")
        self.tell(f"{answer.status_code} {end}{' '.join(self._page[:1])}")
        for line in (*told, *(f"! {said}" for said in self.desk.take_notices()), *self._page[1:]):
            self.tell(f"  {line}" if line[0] in "*!" else line)
        if answer.headers.get("content-type", "").startswith("application/json"):
            self.tell(f"  {json.dumps(answer.json(), ensure_ascii=False)}")
        elif answer.headers.get("content-type") == "application/zip":
            archive = zipfile.ZipFile(io.BytesIO(answer.content))
            self.tell(f"  {answer.headers['content-disposition']}")
            for name in archive.namelist():
                self.tell(f"  ZIP {name}: {len(archive.read(name))}")
        elif answer.content and not self._page:
            self.tell(f"  {answer.headers.get('content-type')}")
        for save in self.desk.repository.journal.list_saves()[: -len(saves) or None]:
            self.tell(f"  lưu: {save.file} {save.what} {save.beside} {save.moved_from}")
        self._tell_changes(before)
        for path in self._saves.glob("*"):
            path.unlink()
        for path, note in notes.items():
            path.write_bytes(note)

    def _name_sent(self, address: str, sent: Mapping[str, str]) -> str:
        """What is sent, as far as the last form that was sent there had something else."""
        if not sent:
            return ""
        before, self._sent[address] = self._sent.get(address, {}), sent
        new = [f" {name}={said[:40]!r}" for name, said in sent.items()
               if before.get(name) != said and name not in {"khoa", "doc"}]  # fmt: skip
        return "".join([*new, *(f" -{name}" for name in before if name not in sent)])

    @property
    def _saves(self) -> Path:
        return self.desk.repository.journal.folder / "lan-luu"

    def _tell_changes(self, before: Mapping[str, bytes]) -> None:
        """What a step made of the files, which are put back."""
        after = self.read_files()
        for name in sorted({*before, *after}):
            old, new = before.get(name), after.get(name)
            if old == new:
                continue
            if new is None and name.endswith(".yml"):
                self.tell(f"  {name}: -")
            if not name.endswith(".yml"):
                self.tell(f"  {name}: {len(new) if new is not None else '-'}")
            lines = [(one or b"").decode("utf-8", "replace").splitlines() for one in (old, new)]
            is_told = name.endswith(".yml") and new
            for line in difflib.unified_diff(lines[0], lines[1], n=0) if is_told else ():
                if not line.startswith(("---", "+++", "@@")):
                    self.tell(f"  {name.rpartition('/')[2]} {line}")
            path = self.root / "data" / name
            if old is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(old)
        shutil.rmtree(self.desk.repository.journal.folder / "da-bo", ignore_errors=True)

    def read_fields(self) -> dict[str, str]:
        """The fields that somebody can type into on the page that was shown last."""
        shown = _list_fields((*self._view.filled, *self._view.others))
        closed = {"group", "records", "group-page"}
        return {one.name: one.value for one in shown if one.look not in closed}

    def forget_pages(self) -> None:
        """Let each page be told whole again."""
        self._last.clear()
        self._sent.clear()

    def put(self, file: str, text: str) -> str:
        """Let a file say something, as the desk writes it; the name of the text that it had."""
        path, read = self.root / file, self.desk.repository.read(file)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(read_tree(text), file), "utf-8")
        return read.name

    def read_files(self) -> dict[str, bytes]:
        """All data files."""
        root = self.root / "data"
        paths = (path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}

    def tell(self, line: str) -> None:
        """Write a line down."""
        self.told.append(self._shorten(line)[:_LONGEST].rstrip())

    def _shorten(self, line: str) -> str:
        words = line.replace(str(self.root.parent), "").replace(self.desk.keys.form, "#")
        return CHANGING.sub("#", words).replace("\n", " ⏎ ")


_RENDER = web.render


def _kept(request: Request) -> list[Any]:
    return getattr(request.state, "kept", [])


def find_file(address: str) -> str:
    """The data file that a form of an address is about; empty if about none."""
    parts = urlsplit(address)
    area, _, rest = parts.path.removeprefix("/").partition("/")
    if area in {"sua", "xep", "doi-cho", "nhap", "yaml"}:
        return rest
    plan = rest.partition("/")[0]
    file = {"soat": "plan", "sua-doi": "plan", "ket-qua": "results"}.get(area, "")
    return f"data/plans/{plan}/{file}.yml" if file else ""


def list_parts(view: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    """The values of a view by their names, those of views within it as well; of lists each item."""
    named = (
        {one.name: getattr(view, one.name) for one in fields(view)} if is_dataclass(view) else {}
    )
    for name, value in (named or {"": view}).items():
        here = f"{above}{name}"
        if name in _UNTOLD or value in (None, "", (), [], 0, False):
            continue
        if name in _ON_ONE_LINE and is_dataclass(value[0]):
            yield here, " | ".join(map(_brief, value))
            yield from ((f"{here} {one.name}", _say_of(one)) for one in _list_fields(value))
        elif is_dataclass(value):
            yield from list_parts(value, f"{here}.")
        elif isinstance(value, Mapping):
            yield from ((f"{here} {key}", one) for key, one in value.items() if one)
        elif isinstance(value, tuple | list) and len(value) > _MANY:
            yield here, (len(value), value[0], value[-1])
        elif isinstance(value, tuple | list) and is_dataclass(value[0]):
            yield from ((here, one) for one in value)
        elif name == "rows":
            yield from (
                (f"{line.key}: {cell.name}", cell) for line, cells in value for cell in cells
            )
        else:
            yield here, value


def _brief(item: Any) -> str:
    """A field of a form by its name and value, whatever else by its first words."""
    value = getattr(item, "value", None)
    return f"{item.name}={value.strip()[:20]}" if value is not None else str(item.words)[:40]


def _list_fields(shown: Sequence[Any]) -> Iterator[FormField]:
    """Fields of a form, those within groups as well."""
    for one in shown:
        if isinstance(one, FormField):
            yield one
            yield from _list_fields(one.fields)


def _say_of(field: FormField) -> dict[str, str]:
    """What stands beside a field."""
    said = ("errors", "notices", "is_locked", "covered_words")
    return {name: tell(getattr(field, name)) for name in said if getattr(field, name)}


def name_parts(parts: Iterable[tuple[str, Any]]) -> Parts:
    """The same, each item of a list named by what it begins with."""
    found: Parts = {}
    for name, value in parts:
        key, told = name, value if isinstance(value, dict) else {"": tell(value)}
        if not told:
            continue
        if is_dataclass(value):
            first, *others = [(one.name, getattr(value, one.name)) for one in fields(value)]
            key, told = f"{name} “{tell(first[1])[:40]}”", {part: tell(one) for part, one in others}
            told = {part: said for part, said in told.items() if said and part not in _UNTOLD}
        count = sum(known.partition(" #")[0] == key for known in found)
        key += f" #{count + 1}" if count else ""
        found[key] = told
    return found


def tell_other(before: Parts, now: Parts) -> Iterator[str]:
    """What is other than before: new and changed values, and the names of those that are gone."""
    for key, parts in now.items():
        old = before.get(key)
        changed = {part: said for part, said in parts.items() if (old or {}).get(part) != said}
        gone = [f"-{part}" for part in old or () if part not in parts]
        if old is None or changed or gone:
            told = "; ".join(
                [*(f"{part}={said}" if part else said for part, said in changed.items()), *gone]
            )
            yield f"  {key}{': ' if told else ''}{told}"
    if gone := [key for key in before if key not in now]:
        yield f"  - {'; '.join(gone)}"
    common = [key for key in now if key in before]
    if common != [key for key in before if key in now]:
        yield f"  thứ tự: {'; '.join(common)}"


def tell(value: Any) -> str:
    """A value without what says nothing."""
    if is_dataclass(value):
        value = {one.name: getattr(value, one.name) for one in fields(value)}
    if isinstance(value, Mapping):
        told = ((name, tell(one)) for name, one in value.items() if name not in _UNTOLD)
        return "; ".join(f"{name}={one}" for name, one in told if one)
    if isinstance(value, tuple | list):
        return " | ".join(filter(None, map(tell, value)))
    return "" if value in (None, False, 0) else _ABOVE.sub("", str(value))[:140]
