"""``portal new``: a plan started by a few questions, or by options that answer them."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from portal_cli.arguments import Parser, Verb, print_problems, root_of, tell
from portal_cli.asking import UnansweredError, add_options, ask, typed
from thidua.authoring.newplan.folder import start
from thidua.authoring.newplan.lists import NO_LISTS, Lists, read_lists
from thidua.authoring.newplan.newissuer import NewIssuer, level_named, proposed_issuer
from thidua.authoring.newplan.questions import UnknownIssuerError, plan_questions
from thidua.model.vocabulary import Level

_ABOUT = (
    "Bắt đầu một kế hoạch bằng vài câu hỏi: tạo thư mục với `plan.yml` là bản nháp, chép văn bản "
    "gốc vào nếu có, kể những chỗ còn phải soát. Không bao giờ ghi đè. Câu nào đã trả lời bằng "
    "tùy chọn thì không hỏi nữa; để trống là lấy giá trị trong ngoặc vuông, hoặc bỏ qua."
)
_YES = {"có", "co", "c", "y", "yes"}
_NEXT = """\
Việc tiếp theo:
  1. Chép lời văn vào tệp này theo mẫu ở trang Hướng dẫn, soát từng chỗ kể trong `review`.
  2. Chạy `portal check` để xem còn gì sai, `portal serve` để xem trước.
  3. Hết chỗ phải soát thì xóa `review` và `draft` để công bố."""


def _run(arguments: Sequence[str]) -> int:
    given = _parser().parse_args(arguments)
    root = root_of(given.root)
    lists, problems = read_lists(root)
    if lists is None:
        print_problems(problems)
        return 1
    try:
        answers, new_issuer = _asked(given, lists)
    except UnansweredError as missing:
        tell(str(missing))
        return 2
    try:
        file = start(root, answers, date.today(), new_issuer)
    except FileExistsError:
        tell(f"Đã có kế hoạch `{answers['id']}`; không có gì bị ghi đè.")
        return 2
    except ValueError:
        tell(
            "Chưa tạo gì: issuers.yml không viết mỗi mục một dòng nên chưa thêm được cơ quan. "
            "Chạy `portal fmt data/issuers.yml` rồi làm lại."
        )
        return 2
    print(f"Đã tạo {file} (bản nháp).")
    if new_issuer:
        print(f"Đã thêm cơ quan `{new_issuer.id}` vào data/issuers.yml; đối chiếu tên, cấp trên.")
    print(_NEXT)
    return 0


def _parser() -> Parser:
    parser = Parser("new", _ABOUT)
    add_options(parser, plan_questions(NO_LISTS))
    parser.options.add_argument(
        "--new-issuer",
        action="store_true",
        help="thêm cơ quan vào danh sách nếu chưa có, không hỏi",
    )
    parser.options.add_argument(
        "--level", metavar="…", help="cấp của cơ quan mới: trung ương, tỉnh, huyện hoặc xã"
    )
    return parser


def _asked(given: Namespace, lists: Lists) -> tuple[dict[str, str], NewIssuer | None]:
    added: list[NewIssuer] = []

    def add_issuer(text: str, refusal: ValueError) -> str | None:
        if not isinstance(refusal, UnknownIssuerError) or not _wants_new(text, refusal, given):
            return None
        added.append(_proposed(text, given, lists))
        return added[-1].id

    answers = ask(plan_questions(lists), given, add_issuer)
    return answers, added[-1] if added else None


def _wants_new(name: str, unknown: UnknownIssuerError, given: Namespace) -> bool:
    """Whether an unknown body is to be a new one of the list."""
    if given.new_issuer:
        return True
    if given.issuer is not None:
        raise UnansweredError(f"--issuer: {unknown} Thêm --new-issuer nếu là cơ quan mới.")
    reply = typed(f"Thêm “{name}” làm cơ quan mới? (có/không) [không]: ") or ""
    return reply.lower() in _YES


def _proposed(name: str, given: Namespace, lists: Lists) -> NewIssuer:
    proposed = proposed_issuer(name, {issuer.id for issuer in lists.issuers})
    level = level_named(given.level) if given.level else proposed.level
    return proposed.at(level or _level())


def _level() -> Level:
    while True:
        line = typed("Cơ quan này ở cấp nào? (trung ương, tỉnh, huyện, xã): ")
        if line is None:
            said = "Không rõ cơ quan mới ở cấp nào. Ghi --level: trung ương, tỉnh, huyện hoặc xã."
            raise UnansweredError(said)
        level = level_named(line)
        if level:
            return level
        tell("  Chọn một trong: trung ương, tỉnh, huyện, xã.")


NEW = Verb("new", "bắt đầu một kế hoạch bằng vài câu hỏi", _run)
