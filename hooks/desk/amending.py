"""What a decision changes: the plan is chosen, then its targets, each with its new words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import Response

from desk.addresses import locate_form, locate_review, read_number
from desk.amended_lines import find_held_words
from desk.answers import Written, open_tree, write_tree
from desk.days import read_day, show_day
from desk.items import insert_item
from desk.lists import read_lists
from desk.naming import name_file
from desk.originals import read_words
from desk.placing import is_draft
from desk.repository import UNCHANGED, OutsideError, StaleTextError
from desk.trees import entries_of, find_node, items_at, put_node, text_at
from desk.web import Desk, SentForm, go, render
from thidua.datafiles.format.tree import Node, tree_of
from thidua.datafiles.validation import check_tree
from thidua.datafiles.yamltree import parse
from thidua.language.vietnamese import nfc
from thidua.model import Plan
from thidua.model.decided import Effect
from thidua.model.field_path import FieldPath
from thidua.model.labels import EFFECTS
from thidua.portal.file_names import PLAN
from thidua.portal.versions import find_reversed_until

ADDED = "them"
"""Names the row of a target that the decision adds; with a dash and its number, one it added."""
_SHOWN = "co-dong"
"""Tells that the rows were shown: where they were not, nobody emptied them."""
_FACTS = ("effect", "from", "until", "text", "number")
_MOST_SENTENCES = 400


@dataclass(frozen=True)
class AmendedRow:
    """A line of the targets that may be changed.

    Attributes:
        place: of the line; ``them`` for one that is added, ``them-6`` for one that was.
        number: of the line; empty for one that is added.
        old: the words that hold before the day.
        new: what somebody typed, or what the file has.
        field: of one that is added.
        is_abolished: whether the decision takes the line away.
        errors: what is wrong with it.
    """

    place: str
    number: str
    old: str
    new: str
    field: str
    is_abolished: bool
    errors: tuple[str, ...]


@dataclass(frozen=True)
class AmendingView:
    """All that the page shows."""

    decision: str
    name: str
    read: str
    at: int
    is_new: bool
    plan: str
    plans: tuple[tuple[str, str], ...]
    effects: tuple[tuple[str, str], ...]
    facts: Mapping[str, str]
    rows: tuple[AmendedRow, ...]
    fields: tuple[tuple[str, str], ...]
    sentences: tuple[str, ...]
    errors: Mapping[str, tuple[str, ...]]
    problems: tuple[str, ...]
    form: str


@dataclass(frozen=True)
class _AskedChange:
    """Which change of which decision is asked for.

    Attributes:
        at: its index among the changes.
        tree: of the file of the decision.
    """

    decision: str
    file: str
    at: int
    tree: Node
    read: str
    text: str

    @property
    def path(self) -> FieldPath:
        """Of the change in the file."""
        return ("changes", self.at)


@dataclass(frozen=True)
class _AmendingWrong:
    """What is wrong with what was sent, by field, and as a whole."""

    errors: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    status: int = 200


def show_amending(desk: Desk, request: Request) -> Response:
    """The change as the file has it, or a new one."""
    asked = _read_asked(desk, request)
    typed = _read_change(asked)
    chosen = request.query_params
    typed |= {name: chosen[name] for name in ("plan", *_FACTS) if name in chosen}
    return _page(desk, request, asked, typed, _AmendingWrong())


def take_amending(desk: Desk, request: Request, form: SentForm) -> Response:
    """Save the change, or show the targets of the plan that was chosen."""
    asked = _read_asked(desk, request)
    sent = {name: " ".join(nfc(value).split()) for name, value in form.values.items()}
    if form.get("lam") == "chon":
        return _page(desk, request, asked, sent, _AmendingWrong())
    if form.get("doc") != asked.read:
        said = "Tệp vừa được người khác sửa, nên chưa lưu. Xem lại rồi lưu lần nữa."
        return _page(desk, request, asked, sent, _AmendingWrong(problems=(said,), status=409))
    change = _make_change(desk, sent)
    is_new = find_node(asked.tree, asked.path) is None
    tree = (
        insert_item(asked.tree, ("changes",), asked.at, change)
        if is_new
        else put_node(asked.tree, asked.path, _keep_unasked(asked, change, sent))
    )
    written = write_tree(tree, asked.file, asked.text, (asked.path,))
    if not written.text:
        return _page(desk, request, asked, sent, _sort(written, asked, change, sent))
    if told := _find_reversed(written.text, asked):
        wrong = _AmendingWrong({"until": (" ".join(told),)}, status=422)
        return _page(desk, request, asked, sent, wrong)
    try:
        what = "điều quyết định thay đổi"
        saved = desk.repository.save(asked.file, written.text, asked.read, what)
    except StaleTextError:
        said = "Tệp vừa được người khác sửa, nên chưa lưu. Xem lại rồi lưu lần nữa."
        return _page(desk, request, asked, sent, _AmendingWrong(problems=(said,), status=409))
    desk.tell(f"Đã lưu {what}." if saved else UNCHANGED)
    return go(locate_review(asked.decision) if is_draft(tree) else locate_form(asked.file))


def _find_reversed(text: str, asked: _AskedChange) -> tuple[str, str] | None:
    """What is wrong with the days of the change: the check lets it pass while this is a draft."""
    tree = parse(text, asked.file)[0]
    record = check_tree(tree, asked.file, Plan)[0] if tree else None
    return find_reversed_until(record.changes[asked.at]) if record else None


def _read_asked(desk: Desk, request: Request) -> _AskedChange:
    decision = request.path_params["plan"]
    file = f"data/plans/{decision}/{PLAN}"
    current = desk.repository.read(file)
    if not current.text:
        raise OutsideError(file)
    tree = open_tree(current.text)
    last = len(items_at(tree, ("changes",)))
    said = request.query_params.get("muc", "")
    at = min(read_number(said, last + 1) - 1, last)
    return _AskedChange(decision, file, at, tree, current.name, current.text)


def _read_change(asked: _AskedChange) -> dict[str, str]:
    """What the file says of the change, by the names of the form."""
    found = {name: text_at(asked.tree, (*asked.path, name)) for name in ("plan", *_FACTS)}
    for name in ("from", "until"):
        found[name] = show_day(found[name])
    for at in range(len(items_at(asked.tree, (*asked.path, "targets")))):
        path: FieldPath = (*asked.path, "targets", at)
        place, new = text_at(asked.tree, (*path, "target")), text_at(asked.tree, (*path, "new"))
        if not text_at(asked.tree, (*path, "old")):
            found[f"moi.{ADDED}-{place}"] = new
            found[f"linh-vuc.{ADDED}-{place}"] = text_at(asked.tree, (*path, "field"))
        else:
            found[f"cu.{place}"] = text_at(asked.tree, (*path, "old"))
            found[f"moi.{place}"] = new
            found[f"bo.{place}"] = "" if new else "có"
    return found


def _page(
    desk: Desk,
    request: Request,
    asked: _AskedChange,
    typed: Mapping[str, str],
    wrong: _AmendingWrong,
) -> Response:
    lists = read_lists(desk.root)
    plan = lists.find_id("plans", typed.get("plan", ""))
    lines = find_held_words(desk, asked.decision, plan, read_day(typed.get("from", "")))
    rows = [
        AmendedRow(
            place=place,
            number=place.removeprefix(ADDED).removeprefix("-"),
            old=words,
            new=typed.get(f"moi.{place}", ""),
            field=typed.get(f"linh-vuc.{place}", ""),
            is_abolished=typed.get(f"bo.{place}") == "có",
            errors=wrong.errors.get(f"moi.{place}", ()),
        )
        for place, words in [*lines.items(), *_list_others(typed, lines), (ADDED, "")]
    ]
    view = AmendingView(
        decision=asked.decision,
        name=name_file(desk, asked.file),
        read=asked.read,
        at=asked.at + 1,
        is_new=find_node(asked.tree, asked.path) is None,
        plan=plan,
        plans=tuple(one for one in lists.list_choices("plans") if one[0] != asked.decision),
        effects=tuple((effect.value, words) for effect, words in EFFECTS.items()),
        facts={name: typed.get(name, "") for name in _FACTS},
        rows=tuple(rows) if lines and typed.get("effect", "amend") in {"amend", ""} else (),
        fields=tuple(lists.list_choices("fields")),
        sentences=tuple(_list_sentences(desk, asked.decision)),
        errors=wrong.errors,
        problems=wrong.problems,
        form=locate_form(asked.file),
    )
    return render(request, "amend", "Quyết định này thay đổi gì", view, wrong.status)


def _list_others(typed: Mapping[str, str], lines: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Lines that the change has and the plan does not: added ones, and those of a wrong number."""
    for name, new in typed.items():
        place = name.removeprefix("moi.")
        is_meant = new or typed.get(f"bo.{place}") == "có"
        if name.startswith("moi.") and place != ADDED and place not in lines and is_meant:
            yield place, typed.get(f"cu.{place}", "")


def _list_sentences(desk: Desk, decision: str) -> Iterator[str]:
    """What the decision says, a paragraph each, to choose quotes from."""
    _, manuscript = read_words(desk, decision)
    seen: set[str] = set()
    for line in manuscript.paragraphs[:_MOST_SENTENCES] if manuscript else ():
        for words in (line.text, line.text.partition(": ")[2]):
            plain = words.strip(' “”"')
            if plain and plain not in seen:
                seen.add(plain)
                yield plain


def _make_change(desk: Desk, sent: Mapping[str, str]) -> Node:
    """The node of what a form says."""
    plan = read_lists(desk.root).find_id("plans", sent.get("plan", ""))
    facts = {name: sent.get(name, "") for name in _FACTS}
    facts |= {name: read_day(facts[name]) for name in ("from", "until")}
    change: dict[str, object] = {"plan": plan, **facts}
    ordered = ("plan", "number", "effect", "from", "until", "text")
    told = {name: change[name] for name in ordered if change[name]}
    if sent.get("effect") == Effect.AMEND.value:
        targets = list(_list_amended(sent))
        return tree_of({**told, "targets": targets} if targets else told)
    return tree_of(told)


def _list_amended(sent: Mapping[str, str]) -> Iterator[dict[str, str]]:
    places = [name.removeprefix("cu.") for name in sent if name.startswith("cu.")]
    for place in places:
        old, new = sent[f"cu.{place}"], sent.get(f"moi.{place}", "")
        if sent.get(f"bo.{place}") == "có":
            yield {"target": place, "old": old}
        elif new:
            yield {"target": place, "old": old, "new": new}
    start = f"moi.{ADDED}-"
    added = {name.removeprefix(start): new for name, new in sent.items() if name.startswith(start)}
    taken = [read_number(place.partition(".")[0]) for place in (*places, *added)]
    if new := sent.get(f"moi.{ADDED}", ""):
        added[str(1 + max(taken, default=0))] = new
    for number, new in added.items():
        field = sent.get(f"linh-vuc.{ADDED}-{number}") or sent.get(f"linh-vuc.{ADDED}", "")
        if new:
            yield {"target": number, "new": new, "field": field}


def _keep_unasked(asked: _AskedChange, change: Node, sent: Mapping[str, str]) -> Node:
    """The new node with what the page does not ask for, as it was."""
    old = find_node(asked.tree, asked.path)
    assert old is not None and isinstance(old.value, dict) and isinstance(change.value, dict)
    asked_for = {"plan", "targets", *_FACTS}
    kept = {name: node for name, node in old.value.items() if name not in asked_for}
    before = {
        text_at(old, ("targets", at, "target")): item
        for at, item in enumerate(items_at(old, ("targets",)))
    }
    targets = [
        tree_of({**(entries_of(before.get(text_at(item, ("target",))))), **entries_of(item)})
        for item in items_at(change, ("targets",))
    ]
    made = dict(change.value)
    if targets:
        made["targets"] = Node(tuple(targets))
    elif not sent.get(_SHOWN) and sent.get("effect") == Effect.AMEND.value:
        kept |= {name: node for name, node in old.value.items() if name == "targets"}
    return Node({**made, **kept}, old.comment, old.before, old.after)


def _sort(
    written: Written, asked: _AskedChange, change: Node, sent: Mapping[str, str]
) -> _AmendingWrong:
    """What the model refuses, beside the field that it is about."""
    errors: dict[str, tuple[str, ...]] = {}
    problems: list[str] = []
    for problem in written.problems:
        rest = problem.path[len(asked.path) :] if problem.path[:2] == asked.path else ()
        if len(rest) > 1 and rest[0] == "targets" and isinstance(rest[1], int):
            target = items_at(change, ("targets",))[rest[1]]
            place = text_at(target, ("target",))
            names = (f"moi.{place}", f"moi.{ADDED}-{place}")
            name = next((known for known in names if sent.get(known)), f"moi.{ADDED}")
        elif rest and rest[0] in {"plan", *_FACTS}:
            name = str(rest[0])
        else:
            problems.append(problem.sentence)
            continue
        errors[name] = (*errors.get(name, ()), problem.sentence)
    return _AmendingWrong(errors, tuple(problems), 422)
