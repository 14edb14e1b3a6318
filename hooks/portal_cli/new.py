"""``portal new``: a plan started by a few questions, or by options that answer them."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from portal_cli.arguments import Parser, Verb, print_problems, root_of, tell
from thidua.model.vocabulary import Level
from thidua.newplan.folder import start
from thidua.newplan.lists import Lists, read_lists
from thidua.newplan.newissuer import NewIssuer, level_named, proposed_issuer
from thidua.newplan.questions import QUESTIONS, Question, UnknownIssuerError, nearest_issuers

_ABOUT = (
    "Bắt đầu một kế hoạch bằng vài câu hỏi: tạo thư mục với `plan.yml` là bản nháp, chép văn bản "
    "gốc vào nếu có, kể những chỗ còn phải soát. Không bao giờ ghi đè. Câu nào đã trả lời bằng "
    "tùy chọn thì không hỏi nữa; để trống là lấy giá trị trong ngoặc vuông, hoặc bỏ qua."
)
_YES = {"có", "co", "c", "y", "yes"}
_NEXT = """\
Việc tiếp theo:
  1. Chép lời văn vào tệp này theo mẫu ở trang Hướng dẫn, soát từng chỗ kể trong `review`.
  2. Chạy `portal check` để xem còn gì sai, `make serve` để xem trước.
  3. Hết chỗ phải soát thì xóa `review` và `draft` để công bố."""


class _UnansweredError(Exception):
    """There is nobody left to ask."""


def _run(arguments: Sequence[str]) -> int:
    given = _parser().parse_args(arguments)
    root = root_of(given.root)
    lists, problems = read_lists(root)
    if lists is None:
        print_problems(problems)
        return 1
    try:
        answers, new_issuer = _asked(given, lists)
    except _UnansweredError as missing:
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
    for question in QUESTIONS:
        about = f"{question.words.lower()}: {question.hint}"
        parser.options.add_argument(f"--{question.name}", metavar="…", help=about)
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
    answers: dict[str, str] = {}
    new_issuer = None
    for question in QUESTIONS:
        option: str | None = getattr(given, question.name)
        while question.name not in answers:
            text = option if option is not None else _reply(question, answers, lists)
            try:
                answers[question.name] = question.accept(text.strip(), answers, lists)
            except UnknownIssuerError as unknown:
                new_issuer = _added(text.strip(), str(unknown), given, lists)
                if new_issuer:
                    answers[question.name] = new_issuer.id
            except ValueError as refusal:
                if option is not None:
                    raise _UnansweredError(f"--{question.name}: {refusal}") from None
                tell(f"  {refusal}")
    return answers, new_issuer


def _reply(question: Question, answers: dict[str, str], lists: Lists) -> str:
    """What somebody types, or the answer suggested to those who type nothing."""
    suggested = question.suggest(answers, lists)
    shown = f" [{suggested}]" if suggested else ""
    while True:
        typed = _typed(f"{question.words} ({question.hint}){shown}: ")
        if typed == "?" and question.name == "issuer":
            print("  " + "\n  ".join(nearest_issuers("", lists)))
        elif typed:
            return typed
        elif suggested is not None:
            return suggested
        elif typed is None:
            said = f"Thiếu câu trả lời cho “{question.words}”. Trả lời, hoặc ghi --{question.name}."
            raise _UnansweredError(said)
        else:
            tell("  Câu này cần trả lời.")


def _added(name: str, unknown: str, given: Namespace, lists: Lists) -> NewIssuer | None:
    """The body as a new one of the list, if that is what is wanted."""
    if not given.new_issuer:
        if given.issuer is not None:
            raise _UnansweredError(f"--issuer: {unknown} Thêm --new-issuer nếu là cơ quan mới.")
        tell(f"  {unknown}")
        if (
            _typed(f"Thêm “{name}” làm cơ quan mới? (có/không) [không]: ") or ""
        ).lower() not in _YES:
            return None
    proposed = proposed_issuer(name, {one.id for one in lists.issuers})
    level = level_named(given.level) if given.level else proposed.level
    return proposed.at(level or _level())


def _level() -> Level:
    while True:
        typed = _typed("Cơ quan này ở cấp nào? (trung ương, tỉnh, huyện, xã): ")
        if typed is None:
            said = "Không rõ cơ quan mới ở cấp nào. Ghi --level: trung ương, tỉnh, huyện hoặc xã."
            raise _UnansweredError(said)
        level = level_named(typed)
        if level:
            return level
        tell("  Chọn một trong: trung ương, tỉnh, huyện, xã.")


def _typed(prompt: str) -> str | None:
    """A line of input; None when there is no more."""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    line = sys.stdin.readline()
    if not sys.stdin.isatty():
        sys.stdout.write("\n")
    return line.strip() if line else None


NEW = Verb("new", "bắt đầu một kế hoạch bằng vài câu hỏi", _run)
