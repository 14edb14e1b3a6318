"""The small bugs of ``make mutants``: valid, of every kind, the same for the same seed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from mutants.loaded import Calls, list_spent_by, mark_of
from mutants.mutant import Mutant
from mutants.other_bugs import find_script_bugs, find_template_bugs
from mutants.places import find_place, name_bug
from mutants.python_bugs import find_python_bugs
from mutants.reach import HOME, OF_SCRIPTS, PACKAGES, UNFIT, list_files, list_tests
from mutants.run import Bug, choose_bugs, main, read_equal, tell_package, try_bugs
from mutants.trying import Copy
from mutants.turns import OF_WHOLE, Reach, is_of_whole, put_in_order
from soaking import take_part
from stand_ins import stand_in
from test_architecture import ROOMS
from thidua.foundation.problems import Position, Problem, sort_problems

pytestmark = pytest.mark.sweep

MODULE = '''\
"""Words về module."""
VERSION = 3
LIMIT = 9

def tell(items: list["Một"], name: str = "Tên") -> str | None:
    """What it tells."""
    if not items and name in {"a"}:
        note(name, encoding="utf-8")
        return None
    for one, _ in zip(items, items, strict=True):
        if one == f"{name}":
            continue
    return items[0] if len(items) < LIMIT else name + "đuôi"
'''


def tell_all(bugs: list[Mutant], text: str) -> set[str]:
    return {bug.tell(text) for bug in bugs}


def test_bugs_of_python_are_found_where_they_would_matter() -> None:
    """Docstrings, annotations, versions and texts with values in them are left alone."""
    bugs = find_python_bugs(MODULE)
    told = tell_all(bugs, MODULE)
    kinds = Counter(bug.kind for bug in bugs)
    assert kinds == {
        "comparison flipped": 3, "and/or exchanged": 1, "negation dropped": 1, "branch negated": 2,
        "branches exchanged": 1, "plus/minus exchanged": 1, "off by one": 2, "string changed": 3,
        "return dropped": 1, "call dropped": 1, "loop ended": 1,
    }  # fmt: skip
    assert "off by one: 9 → 10" in told
    assert "string changed: \"đuôi\" → 'đuôiˣ'" in told
    assert "and/or exchanged: not items and name in {\"a\"} → (not items or name in {'a'})" in told
    for bug in bugs:
        compile(bug.apply(MODULE), "bug", "exec")
        assert bug.apply(MODULE) != MODULE


def test_bugs_of_templates_leave_notes_alone() -> None:
    text = (
        '{# if so #}\n{% from "a.html" import b with context %}\n'
        '{% if a.b %}<p class="x" hidden>Chữ {{ a.b }}</p>{% elif c %}{% for d in a.e %}'
        '<i>{{ d }}</i>{% endfor %}{% include "parts/x.html" %}{% endif %}'
    )
    assert tell_all(find_template_bugs(text), text) == {
        "condition negated: a.b → not (a.b)", "condition negated: c → not (c)",
        "loop emptied: a.e → []", "output removed: {{ a.b }} → nothing",
        "output removed: {{ d }} → nothing", 'attribute removed: class="x" → nothing',
        "attribute removed: hidden → nothing",
        'part left out: {% include "parts/x.html" %} → nothing',
    }  # fmt: skip


def test_bugs_of_scripts_leave_notes_and_imports_alone() -> None:
    text = (
        'import { a } from "./b.js";\n// if (so) 3\n'
        'export function f(x) {\n  if (x < (2) && !x.y) return "lời";\n'
        "  go(x);\n  if (x) return false;\n  return x + 1;\n}\n"
    )
    assert tell_all(find_script_bugs(text), text) == {
        "branch negated: x < (2) && !x.y → !(x < (2) && !x.y)", "comparison flipped: < → <=",
        "off by one: 2 → 3", "and/or exchanged: && → ||", "negation dropped: ! → nothing",
        'return dropped: "lời" → undefined', 'string changed: "lời" → "lờiˣ"',
        "call dropped: go(x); → nothing", "return dropped: x + 1 → undefined",
        "plus/minus exchanged: + → -", "off by one: 1 → 2",
        "branch negated: x → !(x)", "constant changed: false → true",
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("package", take_part(list(PACKAGES), 4))
def test_every_package_has_bugs_and_tests_that_may_notice(package: str) -> None:
    """The same ones for the same seed."""
    bugs = choose_bugs(package, 3, 7)
    assert bugs == choose_bugs(package, 3, 7)
    assert len(set(bugs)) == 3
    for bug in bugs:
        assert (HOME / bug.file).is_file()


def test_every_room_is_asked() -> None:
    assert set(ROOMS) <= set(PACKAGES)
    assert all((HOME / name).is_file() for name in (*OF_SCRIPTS, *list_tests()))
    assert all(list(HOME.glob(f"tests/*/test_{name}.py")) for name in UNFIT)


def test_every_bug_that_is_said_to_change_nothing_is_one() -> None:
    """A line of the list that fits no bug any more is taken out of it."""
    files = {name.partition(" | ")[0] for name in read_equal()}
    finders = {"py": find_python_bugs, "js": find_script_bugs, "html": find_template_bugs}
    known = set()
    for file in files:
        text = (HOME / file).read_bytes().decode()
        bugs = finders[file.rpartition(".")[2]](text)
        known |= {name_bug(file, text, bug) for bug in bugs}
    assert read_equal() <= known
    assert all(list_files(package) for package in PACKAGES)


def test_a_bug_is_tried_with_what_uses_its_function() -> None:
    """One in a method with what calls the method; one beside them with all callers."""
    file = "hooks/thidua/foundation/problems.py"
    text = (HOME / file).read_text("utf-8")
    inside = find_place(file, text, text.index("self.severity is"))
    assert inside.function == "Problem.__str__"
    assert inside.numbers == {mark_of(str(HOME / file), "Problem.__str__")}
    beside = find_place(file, text, text.index("Position(1, 1)"))
    assert beside.function is None
    assert inside.numbers < beside.numbers
    values = find_place("hooks/thidua/figures/lexicon.py", "A = 1\n", 4)
    assert values.numbers


def test_calls_of_functions_and_their_copies_are_noted() -> None:
    """What a test calls in a copy of its process counts too."""
    calls = Calls()
    calls.begin()
    sort_problems([])
    used = calls.end()
    assert mark_of(sort_problems.__code__.co_filename, "sort_problems") in used
    calls.begin()
    if not (copy := os.fork()):
        sort_problems([])
        os._exit(0)
    os.waitpid(copy, 0)
    assert calls.end() == used


PYTHON = """\
def first(items):
    if len(items) > 1 and items[0]:
        return [
            item
            for item in items
        ]
    return 1


class Box:
    def second(self):
        return 1
"""


def test_a_bug_is_tried_with_what_uses_its_statement() -> None:
    """Of one with others in it, with what uses its head: not with what comes as far as the next."""
    file = "hooks/thidua/foundation/made.py"
    heads = {
        "items[0]": range(2, 3), "item\n": range(3, 7), "return 1\n\n": range(7, 8),
    }  # fmt: skip
    for code, lines in heads.items():
        assert list(find_place(file, PYTHON, PYTHON.index(code)).lines) == list(lines)


def test_a_bug_keeps_its_name_where_other_lines_change() -> None:
    """And is not taken for one like it in another function, or another line of this one."""
    file = "hooks/thidua/foundation/made.py"
    names = [name_bug(file, PYTHON, bug) for bug in find_python_bugs(PYTHON)]
    moved = f"import re\n\n{PYTHON}".replace("class Box:", "NEW = 3\n\n\nclass Box:")
    assert set(names) < {name_bug(file, moved, bug) for bug in find_python_bugs(moved)}
    assert len(set(names)) == len(names)
    assert f"{file} | Box.second | return 1 | off by one: 1 → 2" in names


def test_lines_are_noted_of_functions_with_bugs() -> None:
    """A test that calls the function, but does not come to the bug, is not asked about it."""
    file = "hooks/thidua/foundation/problems.py"
    text = (HOME / file).read_text("utf-8")
    place = find_place(file, text, text.index("return sorted", text.index("def sort_problems")))
    calls = Calls()
    assert calls.note_lines([place]) != Calls().note_lines([])
    calls.begin()
    sort_problems([])
    assert set(place.lines.values()) & calls.end()
    calls.begin()
    assert not set(place.lines.values()) & calls.end()


def test_quick_files_are_asked_whole_first_and_dear_preparations_last() -> None:
    """Long files take turns; what a file prepares is not prepared twice without need."""
    site = frozenset({("site", 15.0)})
    nothing = frozenset[int]()
    known = {
        "site.py::a": Reach(nothing, 0.1, site), "site.py::b": Reach(nothing, 0.2, site),
        "site.py::c": Reach(nothing, 0.3), "quick.py::a": Reach(nothing, 0.2),
        "quick.py::b": Reach(nothing, 0.1), "long.py::a": Reach(nothing, 1.5),
        "long.py::b": Reach(nothing, 1.6), "long.py::c": Reach(nothing, 1.7),
        "middle.py::a": Reach(nothing, 3),
    }  # fmt: skip
    order = put_in_order(known, known, lambda file: 1)
    assert " ".join(order) == (
        "site.py::c quick.py::b quick.py::a long.py::a middle.py::a long.py::b long.py::c"
        " site.py::a site.py::b"
    )
    promising = put_in_order(known, known, lambda file: 0.01 if file == "site.py" else 1)
    assert promising[:3] == ["site.py::c", "site.py::a", "site.py::b"]


def test_what_looks_at_everything_is_asked_last() -> None:
    """Such a test sees nearly every bug, but prepares for seconds: cheap ones are asked before."""
    assert is_of_whole("tests/pages/test_words.py::test_everything")
    assert not is_of_whole("tests/words/test_word_tables.py::test_words")
    assert all(list(HOME.glob(f"tests/*/{name}")) for name in OF_WHOLE)


def test_lines_of_what_is_called_often_are_noted_for_each_test() -> None:
    """Of thousands of calls a part is noted; but the next test begins to count anew."""
    file = "hooks/thidua/foundation/problems.py"
    text = (HOME / file).read_text("utf-8")
    place = find_place(file, text, text.index("self.severity is"))
    calls = Calls()
    calls.note_lines([place])
    problem = Problem("plan.yml", Position(1, 1), "a", "b")
    for often in (400, 1):
        calls.begin()
        for _ in range(often):
            str(problem)
        assert set(place.lines.values()) & calls.end()


def test_what_a_process_spends_that_a_test_started_is_spent_by_its_bug() -> None:
    """An endless loop in it would else be waited for by the clock."""
    with subprocess.Popen(["sh", "-c", "(while :; do :; done) & echo $!; wait"],
                          stdout=subprocess.PIPE, text=True) as shell:  # fmt: skip
        assert shell.stdout
        endless = int(shell.stdout.readline())
        try:
            while list_spent_by(shell.pid).get(endless, 0) < 0.05:
                assert shell.poll() is None
        finally:
            os.kill(endless, 9)
            shell.wait()


def test_a_file_of_tests_that_is_not_there_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Nothing is tried with less than was asked for."""
    monkeypatch.setattr(sys, "argv", ["run.py", "kit", "--tests", "tests/none.py", "tests/kit"])
    with pytest.raises(SystemExit, match=r"no file of tests tests/none\.py, tests/kit: nothing"):
        main()


def test_scripts_whose_tests_fail_without_a_bug_are_not_tried() -> None:
    """Where their packages were gone, every bug was called noticed."""
    bug = Bug("overrides/js/days.js", Mutant(0, 1, "", "call dropped"))
    copy = stand_in(is_sound=lambda: False)
    with pytest.raises(SystemExit, match="fail without a bug too"):
        list(try_bugs([bug], ["scripts"], copy, HOME, 1))


def test_whoever_ends_a_run_ends_the_tests_that_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They went on for minutes before, with all their browsers."""
    copy = object.__new__(Copy)
    started: list[subprocess.Popen[bytes]] = []

    def start(_: Copy, __: object) -> subprocess.Popen[bytes]:
        (tmp_path / "outcomes.jsonl").write_text("{}\n", "utf-8")
        started.append(subprocess.Popen(["sh", "-c", "sleep 60 & wait"], start_new_session=True))
        return started[0]

    monkeypatch.setattr(Copy, "_start", start)
    vars(copy).update(_folder=tmp_path, _tests=[], _only_near=True)
    told = copy.try_all([], [], tmp_path / "reach", 1)
    assert next(told) == {}
    assert started[0].poll() is None
    told.close()
    assert started[0].poll() == -signal.SIGKILL


def test_what_the_budget_cut_is_counted_apart() -> None:
    """It may still be noticed; but it is not taken for noticed."""
    file = "hooks/thidua/foundation/problems.py"
    bugs = [Bug(file, Mutant(at, at, "x", "kind")) for at in range(4)]
    asked = ("3 of 9 tests", "9 of 9 tests", "0 of 0 tests")
    told, is_short = tell_package("model", 20, dict(zip(bugs, asked, strict=False)))
    assert told[0] == (
        "model: 17 of 20 noticed (85 %), 2 survived (1 where no test comes),"
        " 1 cut by the budget (89 % of those asked whole)"
    )
    assert [line.split()[0] for line in told[1:]] == ["cut", "survived", "survived"]
    assert not is_short
    assert tell_package("model", 20, dict.fromkeys(bugs, "1 of 2 tests"))[1]
