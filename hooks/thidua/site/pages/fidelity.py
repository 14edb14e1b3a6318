"""What readers are told of the comparison of a plan with its originals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from thidua.attachments.comparison.model import Fidelity, Outcome, Spot
from thidua.model import Plan, paths
from thidua.model.document import OriginalKind
from thidua.model.labels import ORIGINAL_KINDS, quantity
from thidua.portal.published_plan import PublishedPlan

_EDGE, _LONG = 3, 6
# Letters stay as they are on the page, which then compress to nothing; a hyphen has a meaning.
_ENCODED = {code: quote(chr(code), safe="").replace("-", "%2D") for code in range(128)}


@dataclass(frozen=True)
class Comparison:
    """What was compared, in sentences.

    Attributes:
        done: whether everything agrees, letter for letter.
        headline: the targets, or whatever there is to compare.
        details: what else there is to say, a sentence each.
    """

    done: bool
    headline: str
    details: tuple[str, ...]


class TargetSpot(NamedTuple):
    """Where an original prints a target: in words, and an address where one can be followed."""

    words: str
    path: str


def describe_comparison(published: PublishedPlan) -> Comparison:
    """The outcome of comparing everything that a plan quotes."""
    found = published.fidelity
    kinds = _kinds(published.plan)
    if not found.compared:
        why = "không tệp nào có chữ để máy đọc, chỉ có hình chụp trang giấy."
        return Comparison(False, f"Chưa đối chiếu được với bản gốc: {why}", ())
    if not found.exact:
        return _with_recognised(found)
    name = _original_name(found, kinds)
    targets = found.targets[Outcome.FOUND], sum(found.targets.values())
    others = found.others.get(Outcome.FOUND, 0), sum(found.others.values())
    details = []
    if targets[1]:
        headline = f"Đã đối chiếu {_share(targets)} chỉ tiêu với {name}"
        details.append(f"Và {_share(others)} đoạn khác, từ phần đầu văn bản đến nơi nhận, chữ ký.")
    else:
        headline = f"Đã đối chiếu {_share(others)} đoạn với {name}"
    details += _differences(found)
    if all(kinds.get(file) is OriginalKind.EXTRACT for file in found.exact):
        details.append("Bản trích xuất là lời văn lấy ra từ văn bản, không phải bản ký.")
    done = targets[0] == targets[1] and others[0] == others[1]
    return Comparison(done, f"{headline}, từng chữ một.", tuple(details))


def _with_recognised(found: Fidelity) -> Comparison:
    """Only figures can be demanded of words that a machine read from a picture."""
    right, doubtful = found.targets[Outcome.RECOGNISED], found.targets[Outcome.DOUBTFUL]
    share = _share((right, right + doubtful))
    what = f"số liệu của {share} chỉ tiêu" if right + doubtful else "số liệu"
    details = ["Lời văn chưa đối chiếu được từng chữ: máy nhận dạng có thể đọc sai."]
    return Comparison(
        False, f"Đã đối chiếu {what} với chữ máy nhận dạng từ bản quét.", tuple(details)
    )


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


def _original_name(found: Fidelity, kinds: Mapping[str, OriginalKind]) -> str:
    only_extracts = all(kinds.get(file) is OriginalKind.EXTRACT for file in found.exact)
    return "văn bản trích xuất" if only_extracts else "văn bản gốc"


def list_spots(published: PublishedPlan) -> dict[int, TargetSpot]:
    """Where each target is printed, by its number."""
    plan, found = published.plan, published.fidelity
    kinds = _kinds(plan)
    return {
        target.number: _target_spot(plan, kinds, line.spot, target.text)
        for target in (plan.targets.items if plan.targets else ())
        if (line := found.by_place.get(str(target.number))) and line.spot
    }


def _target_spot(
    plan: Plan, kinds: Mapping[str, OriginalKind], spot: Spot, text: str
) -> TargetSpot:
    page, paragraph = spot.place
    place = f"trang {page}" if page else f"đoạn {paragraph}"
    name = ORIGINAL_KINDS[kinds[spot.file]]
    return TargetSpot(
        f"{name[0].upper()}{name[1:]}, {place}",
        _followed(paths.original(plan.id, spot.file), page, text),
    )


def _followed(path: str, page: int | None, text: str) -> str:
    """An address into the file, for kinds of files that browsers open; else empty.

    Sources: RFC 8118 (``#page=``); WICG Scroll to Text Fragment (``#:~:text=``).
    """
    ending = path.lower()[-4:]
    if ending == ".pdf":
        return f"{path}#page={page}" if page else path
    return f"{path}#:~:text={_fragment(text)}" if ending == ".txt" else ""


def _fragment(text: str) -> str:
    words = text.split()
    ends = [words] if len(words) <= _LONG else [words[:_EDGE], words[-_EDGE:]]
    return ",".join(" ".join(end).translate(_ENCODED) for end in ends)
