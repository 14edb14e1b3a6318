"""What readers are told of the comparison of a plan with its originals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from thidua.attachments.comparison.model import Fidelity, Outcome, Spot
from thidua.attachments.inspection.facts import Extent
from thidua.language.markup import one_line
from thidua.model import Plan, paths
from thidua.model.document import OriginalKind
from thidua.model.labels import ORIGINAL_KINDS, quantity
from thidua.portal.published_plan import PublishedPlan

_PRINCIPALS = {
    OriginalKind.ORIGINAL: "bản ký",
    OriginalKind.EXTRACT: "văn bản trích xuất",
    OriginalKind.ANNEX: "phụ lục",
}
_EDGE, _LONG = 3, 6
# Letters stay as they are on the page, which then compress to nothing; a hyphen has a meaning.
_ENCODED = {code: quote(chr(code), safe="").replace("-", "%2D") for code in range(128)}


class WordsLeftOut(NamedTuple):
    """Words of the original that are not on the page, where it prints them, and why."""

    words: str
    place: str
    reason: str


@dataclass(frozen=True)
class Comparison:
    """What was compared, in sentences.

    Attributes:
        done: whether everything agrees, letter for letter, and nothing is left out.
        headline: how much of the original is on the page.
        details: what else there is to say, a sentence each.
        left_out: what is left out with a reason.
    """

    done: bool
    headline: str
    details: tuple[str, ...]
    left_out: tuple[WordsLeftOut, ...] = ()


class TargetSpot(NamedTuple):
    """Where an original prints a target.

    Attributes:
        words: in words.
        path: an address where it can be followed; empty without one.
        picture: the address and the size of the picture of the place; None where none was made.
    """

    words: str
    path: str
    picture: tuple[str, Extent] | None = None


def describe_comparison(published: PublishedPlan) -> Comparison:
    """The outcome of comparing everything that a plan quotes, and everything its original says."""
    found, plan = published.fidelity, published.plan
    left_out = tuple(
        WordsLeftOut(one_line(left.text), left.place or "", left.reason or "")
        for left in plan.unplaced
    )
    if not found.compared:
        why = "không tệp nào có chữ để máy đọc."
        if found.unreadable:
            why = f"máy không đọc được chữ trong tệp {', '.join(found.unreadable)}."
        return Comparison(False, f"Chưa đối chiếu được với bản gốc: {why}", (), left_out)
    if found.principal not in found.exact:
        return _with_recognised(found, left_out)
    kind = _kinds(plan).get(found.principal)
    details = [*_compared_counts(found), *_coverage_details(found), *_differences(found)]
    if kind is OriginalKind.EXTRACT:
        details.append("Bản trích xuất là lời văn lấy ra từ văn bản, không phải bản ký.")
    targets = found.targets[Outcome.FOUND], sum(found.targets.values())
    others = found.others.get(Outcome.FOUND, 0), sum(found.others.values())
    done = found.is_whole and targets[0] == targets[1] and others[0] == others[1]
    return Comparison(done, _headline(found, kind), tuple(details), left_out)


def _headline(found: Fidelity, kind: OriginalKind | None) -> str:
    name = _PRINCIPALS.get(kind, "bản gốc") if kind else "bản gốc"
    here = found.coverage
    share = _share((here.whole, here.paragraphs - here.furniture))
    return f"Toàn văn: {share} đoạn của {name} có trên Cổng này, đúng thứ tự, từng chữ."


def _compared_counts(found: Fidelity) -> list[str]:
    """What was looked for in the original, and found letter for letter."""
    targets = found.targets[Outcome.FOUND], sum(found.targets.values())
    others = found.others.get(Outcome.FOUND, 0), sum(found.others.values())
    if not targets[1]:
        return [f"Đã đối chiếu {_share(others)} mục, từ phần đầu văn bản đến nơi nhận, chữ ký."]
    return [
        f"Đã đối chiếu {_share(targets)} chỉ tiêu và {_share(others)} mục khác, từ phần đầu văn "
        "bản đến nơi nhận, chữ ký."
    ]


def _coverage_details(found: Fidelity) -> list[str]:
    """What of the original is not on the page, and what of the page is printed elsewhere."""
    here = found.coverage
    annexed = [line for line in found.lines if line.spot and line.spot.file != found.principal]
    said = (
        (here.left, "đoạn có chữ để ngoài, kể ở dưới kèm lý do."),
        (here.omitted, "đoạn còn chữ chưa có ở mục nào."),
        (here.furniture, "đoạn là số trang, dấu ký, không phải lời văn."),
        (len(annexed), "dòng chỉ tiêu in ở tệp khác; tệp ấy chỉ làm chứng cho những dòng này."),
    )
    return [f"{quantity(count)} {words}" for count, words in said if count]


def _with_recognised(found: Fidelity, left_out: tuple[WordsLeftOut, ...]) -> Comparison:
    """Only figures can be demanded of words that a machine read from a picture."""
    right, doubtful = found.targets[Outcome.RECOGNISED], found.targets[Outcome.DOUBTFUL]
    share = _share((right, right + doubtful))
    what = f"số liệu của {share} chỉ tiêu" if right + doubtful else "số liệu"
    details = ["Lời văn chưa đối chiếu được từng chữ: máy nhận dạng có thể đọc sai."]
    here = found.coverage
    if here.left:
        details.append(f"{quantity(here.left)} đoạn có chữ để ngoài, kể ở dưới kèm lý do.")
    headline = f"Đã đối chiếu {what} với chữ máy nhận dạng từ bản quét."
    return Comparison(False, headline, tuple(details), left_out)


def _differences(found: Fidelity) -> list[str]:
    """What was not found letter for letter, and why it is there all the same."""
    said = {
        Outcome.NOTED: "chỗ khác bản gốc, có chú thích ngay bên cạnh.",
        Outcome.RECOGNISED: "chỗ chỉ đối chiếu được số liệu, với chữ máy nhận dạng từ bản quét.",
    }
    lines = [line.outcome for line in found.lines]
    counts = {outcome: lines.count(outcome) + found.others.get(outcome, 0) for outcome in said}
    return [
        f"{quantity(counts[outcome])} {words}" for outcome, words in said.items() if counts[outcome]
    ]


def _share(counts: tuple[int, int]) -> str:
    return "/".join(map(quantity, counts))


def _kinds(plan: Plan) -> dict[str, OriginalKind]:
    return {attachment.file: attachment.kind for attachment in plan.attachments}


def list_spots(published: PublishedPlan) -> dict[int, TargetSpot]:
    """Where each target is printed, by its number."""
    plan, found = published.plan, published.fidelity
    kinds = _kinds(plan)
    spots = {
        target.number: _target_spot(plan, kinds, line.spot, target.text)
        for target in plan.target_items
        if (line := found.by_place.get(str(target.number))) and line.spot
    }
    for number, size, _ in published.dossier.place_pictures:
        spots[number] = spots[number]._replace(picture=(name_place_picture(plan.id, number), size))
    return spots


def name_place_picture(plan: str, number: int) -> str:
    """The address of the picture of the lines that print a target; no file is called so."""
    return paths.preview(plan, f"cho-in-{number}")


def _target_spot(
    plan: Plan, kinds: Mapping[str, OriginalKind], spot: Spot, text: str
) -> TargetSpot:
    page = spot.place[0]
    name = ORIGINAL_KINDS[kinds[spot.file]]
    looked_for = " ".join(text.split()[:_LONG])
    place = f"trang {page}, " if page else ""
    return TargetSpot(
        f"Trong {name}: {place}tìm chữ “{looked_for}”",
        _followed(paths.original(plan.id, spot.file), page, text),
    )


def _followed(path: str, page: int | None, text: str) -> str:
    """An address into the file, for kinds of files that browsers open; else empty.

    Readers of PDF that search open at the words; the others open the page.

    Sources: RFC 8118 (``#page=``, ``search=``); the viewer of Firefox (``phrase=``); WICG Scroll
    to Text Fragment (``#:~:text=``).
    """
    ending = path.lower()[-4:]
    if ending == ".pdf":
        words = quote(f'"{" ".join(text.split()[:_LONG])}"', safe="")
        return f"{path}#page={page}&search={words}&phrase=true" if page else path
    return f"{path}#:~:text={_fragment(text)}" if ending == ".txt" else ""


def _fragment(text: str) -> str:
    words = text.split()
    ends = [words] if len(words) <= _LONG else [words[:_EDGE], words[-_EDGE:]]
    return ",".join(" ".join(end).translate(_ENCODED) for end in ends)
