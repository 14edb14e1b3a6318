"""What of a draft waits for a person, and what becomes of the draft when somebody decides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from desk.addresses import find_page, read_number
from desk.answers import take_answers
from desk.items import find_item
from desk.kinds import find_model
from desk.lists import PortalLists
from desk.more_targets import find_passage, list_lines, move_lines
from desk.places import say_plainly
from desk.placing import find_paragraph_item, place_words, split_words, take_sentence
from desk.rearranging import NO_CUT, NO_NEXT, NO_PLACE, NO_REASON, UndecidedError, rearrange
from desk.trees import find_node, find_remark, items_at, mark_reviewed, put_node, read_path, text_at
from desk.web import SentForm
from thidua.datafiles.format.tree import Node
from thidua.model.field_path import FieldPath

_RECOGNISED = re.compile(r"Máy đọc từ ảnh, chưa chắc chữ (.*)\. Đối chiếu")
_MAY_BE_TARGET = re.compile(
    r"Câu “(?P<words>.+(?<!…))” \((?P<place>[^()]*đoạn \d+)\) có thể là chỉ tiêu"
)
_TWIN = re.compile(r"Văn bản này đã có ở “([a-z0-9-]+)”")
_QUOTED = re.compile(r"“([^”]+)”")
TICK = "Đánh dấu những câu là chỉ tiêu; câu khác ở nguyên chỗ cũ."
NO_LINES = "Đánh dấu ít nhất một câu là chỉ tiêu và chọn lĩnh vực."
STAYS = "Câu này in giữa lời văn của một mục nên cứ để nguyên ở đó; trang vẫn in đủ."


@dataclass(frozen=True)
class Waiting:
    """Something of a draft that a person must look at.

    Attributes:
        kind: ``ngo`` for a doubtful field, ``chu`` for words that no field has.
        at: its index in its own list.
        path: of the field; empty for words.
        words: why, or the words themselves.
        place: where in the original, in words.
        why: why the words have no field.
        may_be_target: whether a printed sentence, alone in its passage, may be a target.
        lines: of a passage of which some are targets.
    """

    kind: str
    at: int
    path: FieldPath
    words: str
    place: str
    why: str = ""
    may_be_target: bool = False
    lines: tuple[str, ...] = ()

    @property
    def twin(self) -> str:
        """The plan that has the same document already; empty if this is no doubt about that."""
        told = _TWIN.match(self.words)
        return told[1] if told else ""

    @property
    def unsure_words(self) -> tuple[str, ...]:
        """The words that were read from a picture and are not sure."""
        told = _RECOGNISED.search(self.words) if self.kind == "ngo" else None
        quoted = _QUOTED.findall(told[1]) if told else []
        return tuple(words.partition(" → ")[0] for words in quoted)


def list_waiting(tree: Node) -> list[Waiting]:
    """The doubts of a draft, then the words that no field has, in the order of the file."""
    return [*_doubts(tree), *_unplaced(tree)]


def _doubts(tree: Node) -> Iterator[Waiting]:
    for at in range(len(items_at(tree, ("review",)))):
        path = read_path(text_at(tree, ("review", at, "at")))
        printed = text_at(tree, ("review", at, "why"))
        why, passage = say_plainly(printed), find_passage(tree, printed)
        lines = list_lines(tree, passage) if passage else ()
        why = f"{why.partition('” (')[0]}”. {TICK}" if lines else why
        about = (*passage, "text") if passage else path
        found = _MAY_BE_TARGET.match(why)
        may_move = found is not None and take_sentence(tree, found["words"]) is not None
        if found and not may_move:
            why = f"{found.group()}. {STAYS}"
        place = find_remark(tree, about) or _find_near(tree, about)
        yield Waiting("ngo", at, path, why, place, may_be_target=may_move, lines=lines)


def _find_near(tree: Node, path: FieldPath) -> str:
    """The remark of the record around a field that has none itself."""
    item = find_item(path)
    return find_remark(tree, item) if item else ""


def _unplaced(tree: Node) -> Iterator[Waiting]:
    for at in range(len(items_at(tree, ("unplaced",)))):
        if not text_at(tree, ("unplaced", at, "reason")):
            words = text_at(tree, ("unplaced", at, "text")).strip()
            place = text_at(tree, ("unplaced", at, "place"))
            yield Waiting("chu", at, (), words, place, text_at(tree, ("unplaced", at, "why")))


def decide(tree: Node, now: Waiting, form: SentForm, lists: PortalLists) -> Node:
    """The tree after a decision about one thing.

    Raises:
        UndecidedError: if the form asks for what cannot be done; with a sentence.
    """
    if now.kind == "chu":
        return _decide_words(tree, now, form)
    if now.lines and form.get("lam") == "cac-chi-tieu":
        return _make_targets(tree, now, form)
    if now.may_be_target and form.get("lam") == "chi-tieu":
        return _make_target(tree, now, form.get("linh-vuc"))
    typed = _take_typed(tree, now, form, lists)
    settled = mark_reviewed(typed, now.path) if find_node(typed, now.path) else typed
    settled = put_node(settled, ("review", now.at), None)
    item = find_paragraph_item(now.path)
    has_looked = form.get("lam") not in {"tach", "gop"}
    made = rearrange(tree, settled if has_looked else typed, item, form) if item else None
    return made or settled


def _make_target(tree: Node, now: Waiting, field: str) -> Node:
    """The tree in which a printed sentence is a target."""
    found = _MAY_BE_TARGET.match(now.words)
    taken = take_sentence(put_node(tree, ("review", now.at), None), found["words"] if found else "")
    assert found
    assert taken
    made = place_words(taken[0], "chi-tieu", taken[1], found["place"], field)
    assert made
    return made


def _make_targets(tree: Node, now: Waiting, form: SentForm) -> Node:
    """The tree in which the lines that were ticked are targets."""
    ticked = {read_number(said) - 1 for said in form.get("cau").split("\n")}
    chosen = ticked & set(range(len(now.lines)))
    if not chosen or not form.get("linh-vuc"):
        raise UndecidedError(NO_LINES)
    path = find_passage(tree, text_at(tree, ("review", now.at, "why")))
    assert path
    return move_lines(put_node(tree, ("review", now.at), None), path, chosen, form.get("linh-vuc"))


def _take_typed(tree: Node, now: Waiting, form: SentForm, lists: PortalLists) -> Node:
    """The tree with what was typed into the field."""
    page = find_page("plan", now.path)
    model = find_model("plan", page)
    if not form.fields or model is None:
        return tree
    return take_answers(tree, model, page, form.fields, lists)[0]


def _decide_words(tree: Node, now: Waiting, form: SentForm) -> Node:
    choice, words = form.get("lam"), " ".join(now.words.split())
    if choice == "ngoai":
        if not form.get("ly-do").strip():
            raise UndecidedError(NO_REASON)
        return put_node(tree, ("unplaced", now.at, "reason"), Node(form.get("ly-do").strip()))
    if choice in {"tach", "gop"}:
        return _cut_or_join(tree, now, form)
    rest = put_node(tree, ("unplaced", now.at), None)
    key = form.get("dich") if choice == "chuyen" else choice
    made = place_words(rest, key, words, now.place, form.get("linh-vuc"))
    if made is None:
        raise UndecidedError(NO_PLACE)
    return made


def _cut_or_join(tree: Node, now: Waiting, form: SentForm) -> Node:
    """The tree with unplaced words in two, or joined with the unplaced words after them."""
    items = list(items_at(tree, ("unplaced",)))
    if form.get("lam") == "tach":
        halves = split_words(form.get("chu-tach"))
        if halves is None or " ".join(halves).split() != now.words.split():
            raise UndecidedError(f"{NO_CUT} Chữ khác thì giữ nguyên như bản gốc.")
        both = [put_node(items[now.at], ("text",), Node(f"{half}\n")) for half in halves]
        items[now.at : now.at + 1] = both
    else:
        after = now.at + 1
        if after >= len(items) or text_at(tree, ("unplaced", after, "reason")):
            raise UndecidedError(NO_NEXT)
        joined = f"{now.words} {text_at(tree, ('unplaced', after, 'text')).strip()}\n"
        items[now.at : after + 1] = [put_node(items[now.at], ("text",), Node(joined))]
    return put_node(tree, ("unplaced",), Node(tuple(items)))
