"""Reading the end of a document: recipients, archive line, signer.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II.7 and II.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from thidua.attachments.text.model import Paragraph
from thidua.authoring.drafting.ending_lines import EndingLine
from thidua.authoring.drafting.outline import Outline
from thidua.authoring.records import DraftedRecipient, DraftedSigner, EndingFields
from thidua.authoring.values import Certainty, DraftedDoubt, DraftedValue, Found
from thidua.language.vietnamese import fold

_PURPOSES = (
    (re.compile(r"\((?:de )?(?:b/c|bao cao)"), "bao_cao"),
    (re.compile(r"\((?:de )?(?:t/h|th|thuc hien|thi hanh)\b"), "thuc_hien"),
    (re.compile(r"\((?:de )?(?:p/h|phoi hop)"), "phoi_hop"),
    (re.compile(r"\((?:de )?(?:biet)"), "de_biet"),
)
_CHANNELS = (("dien tu", "electronic"), ("ban giay", "paper"))
_FOREIGN = re.compile(r"[\u0400-\u04ff\u4e00-\u9fff]")


def read_ending(outline: Outline) -> Found[EndingFields]:
    """Read recipients in groups, archive line and signer."""
    recipients = _read_recipients(outline.recipients)
    signer = _read_signer(outline.signature)
    ending = replace(recipients.part, signer=signer.part)
    return Found(ending, (*recipients.doubts, *signer.doubts))


def _read_recipients(lines: Sequence[EndingLine]) -> Found[EndingFields]:
    heading: EndingLine | None = None
    archive: list[EndingLine] = []
    listed: list[Paragraph] = []
    for line in lines:
        if line.is_recipients_heading and heading is None:
            heading = line
        elif _FOREIGN.search(line.text):
            continue  # it is listed among the words without a field
        elif line.is_archive and not archive:
            archive.append(line)
        elif archive and not line.paragraph.label:
            if line is lines[lines.index(archive[-1]) + 1] and archive[-1].text.endswith(","):
                archive.append(line)
        elif any(char.isalnum() for char in line.text):
            listed.append(line.paragraph)
    recipients = _group_recipients(_join_broken_lines(listed))
    ending = EndingFields(
        recipients_heading=_make_value(heading) if heading else None,
        archive_line=_make_value(archive[0], " ".join(line.text for line in archive))
        if archive
        else None,
        recipients=recipients,
    )
    if recipients:
        return Found(ending)
    why = "Không thấy nơi nhận. Bản gốc không có thì xóa dòng này."
    return Found(ending, _doubt("recipients", why))


def _join_broken_lines(lines: Iterable[Paragraph]) -> list[Paragraph]:
    """Join a line that has no bullet to the recipient in the line before it."""
    joined: list[Paragraph] = []
    last = 0
    for line in lines:
        is_rest = not line.label and not _opens_group(line)
        follows = joined and line.place.paragraph == last + 1
        last = line.place.paragraph
        if joined and is_rest and follows and not _opens_group(joined[-1]):
            joined[-1] = replace(joined[-1], text=f"{joined[-1].text} {line.text}")
        else:
            joined.append(line)
    return joined


def _group_recipients(lines: Iterable[Paragraph]) -> tuple[DraftedRecipient, ...]:
    """Put the lines after “Như trên, bản điện tử:” below it, while they have another bullet."""
    top: list[DraftedRecipient] = []
    opening: Paragraph | None = None
    for line in lines:
        opens = _opens_group(line)
        is_below = opening is not None and bool(line.label) and line.label != opening.label
        recipient = _read_recipient(line)
        if is_below and not opens:
            top[-1] = replace(top[-1], children=(*top[-1].children, recipient))
        else:
            top.append(recipient)
            opening = line if opens else None
    return tuple(top)


def _opens_group(line: Paragraph) -> bool:
    return line.text.endswith(":")


def _read_recipient(line: Paragraph) -> DraftedRecipient:
    words = fold(line.text)
    purposes = (purpose for pattern, purpose in _PURPOSES if pattern.search(words))
    channels = [channel for said, channel in _CHANNELS if said in words and _opens_group(line)]
    purpose = next(purposes, None)
    return DraftedRecipient(
        text=DraftedValue(line.text, line.place),
        purpose=DraftedValue(purpose, line.place) if purpose else None,
        channel=DraftedValue(channels[-1], line.place) if channels else None,
    )


def _read_signer(every: Sequence[EndingLine]) -> Found[DraftedSigner | None]:
    lines = _take_first_block(every)
    rest = every[len(lines) :]
    others = [line for line in rest if line.is_name]
    found = _read_one_signer(lines)
    if not others or found.part is None or found.part.name is None:
        return found
    name = replace(found.part.name, certainty=Certainty.DOUBTFUL)
    note = _note_other_lines((), [line for line in rest if line.is_position]) or found.part.note
    return Found(replace(found.part, name=name, note=note), _doubt_others(name, others))


def _take_first_block(lines: Sequence[EndingLine]) -> Sequence[EndingLine]:
    """Take the first of several signatures below each other: one ends with the name of a person."""
    for at, line in enumerate(lines):
        above, below = lines[:at], lines[at + 1 :]
        is_signed = line.is_name and any(found.is_signature for found in above)
        if is_signed and any(found.is_signature for found in below):
            return lines[: at + 1]
    return lines


def _read_one_signer(lines: Sequence[EndingLine]) -> Found[DraftedSigner | None]:
    acting = [line for line in lines if line.text.isupper() and line.authority]
    acting = [line for line in acting if line.authority and line.authority["whom"]]
    positions = [line for line in lines if line.is_position and line not in acting]
    names = [line for line in lines if line.is_name]
    certainty = Certainty.SURE
    if not positions and acting and acting[-1].is_for_oneself:
        return _read_acting_head(lines, acting, names)
    if not positions:
        first = lines.index(names[0]) if names else len(lines)
        positions = [line for line in lines[:first] if line not in acting and not line.is_name][:1]
        certainty = Certainty.LIKELY
    if not positions:
        why = "Không đọc được chức vụ người ký. Ghi `position` như in."
        return Found(None, _doubt("signer", why))
    name = _read_name(lines, positions, names)
    signer = DraftedSigner(
        authority=_read_authority(acting) or DraftedValue("none", positions[0].paragraph.place),
        on_behalf_of=_read_whom(acting),
        position=_make_value(positions[0], certainty=certainty),
        name=name,
        note=_note_other_lines(acting[:-1][1:], positions[1:]),
        collective=_make_value(acting[0]) if len(acting) > 1 else None,
    )
    return Found(signer, _doubt_signers(name, positions, names))


def _read_acting_head(
    lines: Sequence[EndingLine], acting: Sequence[EndingLine], names: Sequence[EndingLine]
) -> Found[DraftedSigner | None]:
    """Read “Q. GIÁM ĐỐC”: who acts as the head signs in that position."""
    line = acting[-1]
    position = line.authority["whom"] if line.authority else line.text
    name = _read_name(lines, [line], names)
    signer = DraftedSigner(
        authority=_make_value(line, "Q"),
        on_behalf_of=None,
        position=_make_value(line, position.strip()),
        name=name,
        note=_note_other_lines(acting[:-1][1:], ()),
        collective=_make_value(acting[0]) if len(acting) > 1 else None,
    )
    return Found(signer, _doubt_signers(name, [line], names))


def _doubt_signers(
    name: DraftedValue | None, positions: Sequence[EndingLine], names: Sequence[EndingLine]
) -> tuple[DraftedDoubt, ...]:
    """Doubt a signature without a name, or with several."""
    if name is None:
        where = positions[0].text
        why = f"Không thấy tên người ký dưới “{where}”. Bản gốc không có thì ghi `note`."
        return _doubt("signer.name", why)
    return _doubt_others(name, [line for line in names if line.text != name.text])


def _doubt_others(name: DraftedValue, others: Sequence[EndingLine]) -> tuple[DraftedDoubt, ...]:
    """Doubt a name beside which there are other names."""
    if not others:
        return ()
    listed = ", ".join(f"“{other.text}”" for other in others)
    return _doubt("signer.name", f"Cạnh “{name.text}” còn có {listed}: xem ai là người ký.")


def _read_authority(acting: Sequence[EndingLine]) -> DraftedValue | None:
    """Read the authority of the signature, “TM.” or “KT.”, from the last line that has one."""
    match = acting[-1].authority if acting else None
    return _make_value(acting[-1], match["word"].replace("/", "")) if match else None


def _read_whom(acting: Sequence[EndingLine]) -> DraftedValue | None:
    """Read for whom the document is signed: the words after the last “TM.” or “KT.”."""
    match = acting[-1].authority if acting else None
    whom = match["whom"].strip() if match else ""
    return _make_value(acting[-1], whom) if whom else None


def _note_other_lines(
    above: Sequence[EndingLine], below: Sequence[EndingLine]
) -> DraftedValue | None:
    """Note a further line of the signature, for which the record has no field."""
    if below:
        return _make_value(below[-1], f"Bản gốc còn in “{below[-1].text}” ở dòng dưới.")
    if above:
        return _make_value(above[-1], f"Bản gốc còn in “{above[-1].text}” ở dòng trên.")
    return None


def _read_name(
    lines: Sequence[EndingLine], positions: Sequence[EndingLine], names: Sequence[EndingLine]
) -> DraftedValue | None:
    """Read the name below the position, or else the last one."""
    if not names:
        return None
    at = lines.index(positions[0])
    below = [line for line in names if lines.index(line) > at]
    name = below[0] if below else names[-1]
    return _make_value(name, certainty=Certainty.SURE if len(names) == 1 else Certainty.DOUBTFUL)


def _make_value(
    line: EndingLine, text: str = "", certainty: Certainty = Certainty.SURE
) -> DraftedValue:
    """Make a value from a line: its whole text, if no other text is given."""
    return DraftedValue(text or line.text, line.paragraph.place, certainty)


def _doubt(field: str, why: str) -> tuple[DraftedDoubt, ...]:
    return (DraftedDoubt(("document", *field.split(".")), why),)
