"""Photographs: what is not seen goes, what is seen stays, point for point."""

from __future__ import annotations

import io
import re
import struct
from pathlib import Path

import pytest
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from desks import Seat
from portal_cli.main import main
from test_desk_mistakes import PERSON
from thidua.attachments.hidden_facts import drop_hidden_facts, find_hidden_facts
from thidua.attachments.inspection.facts import Findings
from thidua.attachments.inspection.inspection import inspect
from workspace import TESTS

CASE = TESTS / "problems/photographs_hide_no_place"
PAPER = TESTS / "problems/originals_hide_no_place"
SECRETS = (b"Telephone", b"2026:03:04", b"xmpmeta", b"Caption", b"behind", b"GPS")


def take_photograph(turn: int = 1, **how: bool) -> bytes:
    """A JPEG that tells of itself in every way that cameras and programs know."""
    picture = Image.linear_gradient("L").resize((64, 40)).convert("RGB")
    facts = Image.Exif()
    facts[0x0110], facts[0x0132] = "Telephone", "2026:03:04 05:06:07"
    facts[0x0112] = turn
    facts.get_ifd(0x8825)[29] = "GPS 2026"
    made = io.BytesIO()
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture.save(made, "JPEG", exif=facts, comment=b"Caption", icc_profile=profile, **how)
    content = made.getvalue()
    for kind, words in ((0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>"), (0xED, b"Caption")):
        part = struct.pack(">BBH", 0xFF, kind, len(words) + 2) + words
        content = content[:2] + part + content[2:]
    return content + b"a second picture behind"


@pytest.mark.parametrize("turn", range(1, 9))
@pytest.mark.parametrize("is_progressive", [False, True])
def test_a_jpeg_keeps_its_picture_turn_and_colours_alone(turn: int, is_progressive: bool) -> None:
    before = take_photograph(turn, progressive=is_progressive)
    after = drop_hidden_facts(before)
    assert after is not None
    assert all(secret in before for secret in SECRETS)
    assert not any(secret in after for secret in SECRETS)
    with Image.open(io.BytesIO(before)) as old, Image.open(io.BytesIO(after)) as new:
        assert new.info["icc_profile"] == old.info["icc_profile"]
        assert list(new.getexif()) == ([0x0112] if turn > 1 else [])
        assert ImageOps.exif_transpose(new).tobytes() == ImageOps.exif_transpose(old).tobytes()
    assert drop_hidden_facts(after) == after


def test_a_png_keeps_its_picture_alone() -> None:
    told, facts, made = PngImagePlugin.PngInfo(), Image.Exif(), io.BytesIO()
    told.add_text("Author", "Telephone")
    told.add_itxt("XML:com.adobe.xmp", "xmpmeta", zip=True)
    facts[0x0110] = "Telephone"
    picture = Image.linear_gradient("L").convert("RGB")
    picture.save(made, "PNG", pnginfo=told, exif=facts, dpi=(72, 72))
    after = drop_hidden_facts(made.getvalue() + b"behind")
    assert after is not None
    assert b"Telephone" not in after
    assert b"iTXt" not in after
    assert b"behind" not in after
    with Image.open(io.BytesIO(after)) as new:
        assert new.tobytes() == picture.tobytes()
        assert "dpi" in new.info


@pytest.mark.parametrize("end", [3, 30, 200, -30])
def test_what_cannot_be_told_apart_is_not_taken_apart(end: int) -> None:
    torn = take_photograph()[:end]
    assert drop_hidden_facts(torn) in (None, drop_hidden_facts(take_photograph()))
    assert drop_hidden_facts(b"%PDF-1.7") is None


def test_the_desk_says_that_a_photograph_may_still_tell_what_is_not_seen(tmp_path: Path) -> None:
    """Programs pass over facts that end too early; others may read them."""
    seat, asked = Seat(tmp_path), f"/sua/{PERSON}?o=photographs.1"
    whole = take_photograph()
    torn = b"Exif\0\0MM\0*\0\0\0\x08\0\x09"
    odd = whole[:2] + struct.pack(">BBH", 0xFF, 0xE1, len(torn) + 2) + torn + whole[2:]
    for content, is_told in ((odd, True), (whole, False)):
        sent = {"khoa": seat.desk.keys.form, "doc": seat.read_name(asked), "f.file": ""}
        sent |= {"f.alt": "Bà Mẫu quét đường làng.", "f.credit": "UBND xã Mẫu"}
        files = [("tep.f.file", ("anh lang.jpg", content, ""))]
        answer = seat.browser.post(asked, data=sent, files=files)
        assert answer.status_code == 200, re.findall("field__error.*", answer.text)
        assert ("Ảnh “anh lang.jpg” được giữ nguyên từng byte" in answer.text) == is_told


def test_what_a_camera_hid_is_found_and_dropped_by_a_command(tmp_path: Path) -> None:
    photograph = tmp_path / "duong-lang.jpg"
    photograph.write_bytes((CASE / "data/honorees/viec-tot-2026-01/duong-lang.jpg").read_bytes())
    before = photograph.read_bytes()
    assert find_hidden_facts(photograph) == "toạ độ nơi chụp và tên máy chụp"
    assert main(["fmt", "--check", str(photograph)]) == 1
    assert photograph.read_bytes() == before
    assert main(["fmt", str(photograph)]) == 0
    assert find_hidden_facts(photograph) == ""
    with Image.open(io.BytesIO(before)) as old, Image.open(photograph) as new:
        assert new.tobytes() == old.tobytes()
    photograph.write_bytes(b"\xff\xd8\xff\xe1torn")
    assert find_hidden_facts(photograph) == ""
    assert main(["fmt", str(photograph)]) == 1
    assert photograph.read_bytes() == b"\xff\xd8\xff\xe1torn"


def test_the_preview_of_an_original_tells_nothing_hidden() -> None:
    paper = PAPER / "data/plans/xa-thu-2026-thi-dua/phu-luc.jpg"
    found = inspect(paper.read_bytes(), ".jpg")
    assert isinstance(found, Findings)
    assert found.picture
    assert b"Dien thoai" not in found.picture
