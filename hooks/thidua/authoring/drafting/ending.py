"""The end of a document: who receives it, the archive line, who signed it.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.7 and II.9.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from thidua.attachments.text.model import Column, Paragraph
from thidua.authoring.drafting.model import Certainty, Findings, Node, Told
from thidua.authoring.drafting.outline import (
    AUTHORITY,
    Outline,
    is_position,
    is_recipients_heading,
    is_signature,
)
from thidua.language.vietnamese import CAPITALS, fold

_PURPOSES = (
    (re.compile(r"\((?:de )?(?:b/c|bao cao)"), "bao_cao"),
    (re.compile(r"\((?:de )?(?:t/h|th|thuc hien|thi hanh)\b"), "thuc_hien"),
    (re.compile(r"\((?:de )?(?:p/h|phoi hop)"), "phoi_hop"),
    (re.compile(r"\((?:de )?(?:biet)"), "de_biet"),
)
_CHANNELS = (("dien tu", "electronic"), ("ban giay", "paper"))
_SIGNED = re.compile(r"^\(?\s*(?:da ky|ky|signed)\s*\)?$")
_RANK = (
    r"(?:(?:Đại|Thượng|Trung|Thiếu)\s+(?:tướng|tá|úy)"
    r"|(?:(?:PGS|GS|TS|ThS|BS|BSCK\s?I{1,2}|KS|CN)[.,\s-]*)+)\s*"
)
_NAME = re.compile(rf"^(?:{_RANK})?[{CAPITALS}]\w*(?:\s+[{CAPITALS}]\w*){{1,5}}$")
"""A name, with the rank or degree that armed forces, hospitals and schools print before it."""
_FOREIGN = re.compile(r"[\u0400-\u04ff\u4e00-\u9fff]")


def draft_ending(outline: Outline) -> Findings:
    """Recipients in groups, archive line, signer."""
    found = Findings()
    to, signed = _halves(outline.ending)
    _recipients(to, found)
    _signer(signed, found)
    return found


def _halves(ending: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Recipients stand on the left and the signature on the right; or one after the other."""
    if any(one.column is Column.RIGHT for one in ending):
        left = [one for one in ending if one.column is not Column.RIGHT]
        return left, [one for one in ending if one.column is Column.RIGHT]
    to: list[Paragraph] = []
    signed: list[Paragraph] = []
    half = to
    for one in ending:
        if is_recipients_heading(one.text):
            half = to
        elif is_signature(one.text):
            half = signed
        half.append(one)
    return to, signed


def _recipients(lines: Sequence[Paragraph], found: Findings) -> None:
    top: list[Node] = []
    group: list[Node] | None = None
    bullet = ""
    last: dict[str, Node] = {}
    for line in lines:
        if is_recipients_heading(line.text):
            found.fields["recipients_heading"] = Told(line.text, line.place)
            continue
        if _FOREIGN.search(line.text):
            found.doubt(
                "recipients", "Bỏ qua một dòng có chữ nước ngoài: có lẽ là vết bẩn của bản quét."
            )
            continue
        if fold(line.text).startswith("luu:") or fold(line.text).startswith("luu "):
            found.fields["archive_line"] = Told(line.text, line.place)
            continue
        opens = line.text.endswith(":")
        if not (line.label or opens) and _goes_on(last, line):
            continue
        below = group is not None and (line.label != bullet or not bullet) and not opens
        recipient = last = _recipient(line)
        if below and line.label and group is not None:
            group.append(recipient)
        else:
            top.append(recipient)
            group, bullet = None, ""
        if opens:
            children: list[Node] = []
            recipient["children"] = children
            group, bullet = children, line.label
    for one in top:
        if isinstance(one, dict) and one.get("children") == []:
            del one["children"]
    if top:
        found.fields["recipients"] = top
    else:
        found.doubt("recipients", "Không thấy nơi nhận. Bản gốc không có thì xóa dòng này.")


def _goes_on(last: dict[str, Node], line: Paragraph) -> bool:
    """Whether a line without a bullet is the rest of the recipient before it; then it is added."""
    before = last.get("text")
    if not isinstance(before, Told) or before.value.endswith(":"):
        return False
    whole = replace(line, text=f"{before.value} {line.text}", place=before.place or line.place)
    last |= _recipient(whole)
    return True


def _recipient(line: Paragraph) -> dict[str, Node]:
    told: dict[str, Node] = {"text": Told(line.text, line.place)}
    words = fold(line.text)
    for pattern, purpose in _PURPOSES:
        if pattern.search(words):
            told["purpose"] = Told(purpose, line.place)
            break
    for said, channel in _CHANNELS:
        if said in words and line.text.endswith(":"):
            told["channel"] = Told(channel, line.place)
    return told


def _signer(lines: Sequence[Paragraph], found: Findings) -> None:
    signer: dict[str, Node] = {}
    authorities = [(one, AUTHORITY.match(one.text)) for one in lines if is_signature(one.text)]
    acting = [(one, match) for one, match in authorities if match]
    if acting:
        line, match = acting[-1]
        signer["authority"] = Told(match["word"].replace("/", ""), line.place)
        if match["whom"].strip():
            signer["on_behalf_of"] = Told(match["whom"].strip(), line.place)
        for other, _ in acting[:-1]:
            signer["note"] = Told(f"Bản gốc còn in “{other.text}” ở dòng trên.", other.place)
    positions = [one for one, match in authorities if not match and is_position(one.text)]
    if not positions:
        if signer or lines:
            found.doubt("signer", "Không đọc được chức vụ người ký. Ghi `position` như in.")
        return
    signer.setdefault("authority", Told("none", positions[0].place))
    signer["position"] = Told(positions[0].text, positions[0].place)
    for other in positions[1:]:
        signer["note"] = Told(f"Bản gốc còn in “{other.text}” ở dòng dưới.", other.place)
    names = [
        one
        for one in lines
        if _NAME.match(one.text) and not one.text.isupper() and not _SIGNED.match(fold(one.text))
    ]
    if names:
        sure = Certainty.SURE if len(names) == 1 else Certainty.DOUBTFUL
        signer["name"] = Told(names[-1].text, names[-1].place, sure)
    else:
        found.doubt("signer.name", "Không thấy tên người ký. Bản gốc không có thì ghi `note`.")
    order = ("authority", "on_behalf_of", "position", "name", "note")
    found.fields["signer"] = {key: signer[key] for key in order if key in signer}
