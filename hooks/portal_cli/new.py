"""``portal new``: a plan started by a few questions, or by options that answer them."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from portal_cli.arguments import find_root, read_today, tell
from portal_cli.asking import UnansweredError, ask, read_typed
from portal_cli.formats import print_problems
from portal_cli.held_lists import hold_lists
from thidua.authoring.known_lists import KnownLists, read_known_lists
from thidua.authoring.new_issuer import NewIssuer, find_group, propose_issuer
from thidua.authoring.newplan.meanwhile import choose_again
from thidua.authoring.newplan.questions import (
    UnknownIssuerError,
    list_plan_questions,
    suggest_id,
)
from thidua.authoring.newplan.starting import start_plan
from thidua.model.tiers import BodyGroup

_GROUPS = "trung ương, tỉnh, huyện, xã; hoặc trường học, cơ sở y tế, doanh nghiệp, đơn vị"
_YES = {"có", "co", "c", "y", "yes"}
_NEXT = """\
Việc tiếp theo:
  1. Chép lời văn vào tệp này theo mẫu ở trang Hướng dẫn, soát từng chỗ kể trong `review`.
  2. Chạy `portal check` để xem còn gì sai, `portal serve` để xem trước.
  3. Hết chỗ phải soát thì xóa `review` và `draft` để công bố."""


def run(given: Namespace) -> int:
    """Start a plan from answers to the questions."""
    root = find_root(given.root)
    known, problems = read_known_lists(root)
    if known is None:
        print_problems(problems)
        return 1
    try:
        answers, new_issuer = _asked(given, known)
    except UnansweredError as missing:
        tell(str(missing))
        return 2
    asked = answers["id"]
    is_proposed = not given.id and asked == suggest_id(known, answers)
    try:
        with hold_lists(root, known) as now:
            answers, new_issuer = choose_again(answers, new_issuer, now, is_id_proposed=is_proposed)
            file = start_plan(root, answers, read_today(given.today), new_issuer)
    except FileExistsError:
        tell(f"Đã có kế hoạch `{answers['id']}`; không có gì bị ghi đè.")
        return 2
    except ValueError:
        tell(
            "Chưa tạo gì: issuers.yml không viết mỗi mục một dòng nên chưa thêm được cơ quan. "
            "Chạy `portal fmt data/issuers.yml` rồi làm lại."
        )
        return 2
    if answers["id"] != asked:
        tell(f"Mã `{asked}` vừa có kế hoạch khác dùng, nên kế hoạch này mang mã `{answers['id']}`.")
    print(f"Đã tạo {file} (bản nháp).")
    if new_issuer:
        print(f"Đã thêm cơ quan `{new_issuer.id}` vào data/issuers.yml; đối chiếu tên, cấp trên.")
    print(_NEXT)
    return 0


def _asked(given: Namespace, known: KnownLists) -> tuple[dict[str, str], NewIssuer | None]:
    added: list[NewIssuer] = []

    def add_issuer(text: str, refusal: ValueError) -> str | None:
        if not isinstance(refusal, UnknownIssuerError) or not _wants_new(text, refusal, given):
            return None
        added.append(_proposed(text, given, known))
        return added[-1].id

    answers = ask(list_plan_questions(known), given, add_issuer)
    return answers, added[-1] if added else None


def _wants_new(name: str, unknown: UnknownIssuerError, given: Namespace) -> bool:
    """Whether an unknown body is to be a new one of the list."""
    if given.new_issuer:
        return True
    if given.issuer is not None:
        raise UnansweredError(f"--issuer: {unknown} Thêm --new-issuer nếu là cơ quan mới.")
    reply = read_typed(f"Thêm “{name}” làm cơ quan mới? (có/không) [không]: ") or ""
    return reply.lower() in _YES


def _proposed(name: str, given: Namespace, known: KnownLists) -> NewIssuer:
    proposed = propose_issuer(name, {issuer.id for issuer in known.issuers})
    group = find_group(given.level) if given.level else proposed.group
    return replace(proposed, group=group or _ask_group())


def _ask_group() -> BodyGroup:
    while True:
        line = read_typed(f"Cơ quan này ở cấp nào? ({_GROUPS}): ")
        if line is None:
            said = f"Không rõ cơ quan mới ở cấp nào. Ghi --level: {_GROUPS}."
            raise UnansweredError(said)
        group = find_group(line)
        if group:
            return group
        tell(f"  Chọn một trong: {_GROUPS}.")
