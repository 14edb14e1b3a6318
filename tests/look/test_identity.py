"""Who a portal is: its addresses, colours and logo are checked, and all of it follows them."""

from __future__ import annotations

import math
import random
import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pydantic import TypeAdapter, ValidationError

from soaking import at_most
from thidua.attachments.inspection.refusals import Refusal, RefusedError
from thidua.foundation.store import Memo, Store
from thidua.language.web_address import AddressPurpose, read_web_address
from thidua.look import lettering
from thidua.look.contrast import (
    TEXT,
    find_least_contrast,
    find_nearest_readable,
    measure_contrast,
    write_ratio,
)
from thidua.look.dressing import EMBLEM, Look, ShareWords
from thidua.look.logo import MOST_BYTES, Logo, inspect_logo, read_logo
from thidua.look.oklch import read_colour, write_colour
from thidua.look.palette import (
    DARK_PAPERS,
    LIGHT_PAPERS,
    WHITE,
    derive,
    find_unreadable,
)
from thidua.look.share import HEIGHT, WIDTH, draw_share_picture, make_share_picture
from thidua.look.stylesheet import write_theme_css
from thidua.model.colours import Colours
from thidua.model.web import Email, Telephone
from workspace import REPOSITORY, Workspace

pytestmark = pytest.mark.sweep

FONTS = REPOSITORY / "overrides" / "fonts"
GREEN = Colours(primary="#1b5e20", accent="#ffeb3b")
MOST_BYTES_OF_SHARE = 120_000


# Addresses


@pytest.mark.parametrize(
    ("written", "sentence", "better"),
    [
        ("https://x.vn", "Thiếu dấu `/` ở cuối", "https://x.vn/"),
        ("x.vn/a/", "Thiếu `https://`", "https://x.vn/a/"),
        ("https:/x.vn/", "đúng hai dấu `/`", "https://x.vn/"),
        ("ftp://x.vn/", "không phải `ftp://`", "https://x.vn/"),
        ("https://an@x.vn/", "tên đăng nhập (", "https://x.vn/"),
        ("https://an:1234@x.vn/", "tên đăng nhập và mật khẩu", "https://x.vn/"),
        ("https://x.vn/?a=1", "sau dấu `?`", "https://x.vn/"),
        ("https://x.vn/#a", "sau dấu `#`", "https://x.vn/"),
        ("https://x.vn/thi dua/", "dấu cách", "https://x.vn/thidua/"),
        ("https://thiđua.vn/", "ngoài bảng ASCII", "https://xn--thiua-7ya.vn/"),
        ("https://x.vn/thi-đua/", "chữ có dấu", "https://x.vn/thi-%C4%91ua/"),
        ("https://x.vn:70000/", "từ 1 đến 65535", "https://x.vn/"),
        ("https://x.vn:http/", "từ 1 đến 65535", "https://x.vn/"),
        ("https://x.vn/a/../b/", "`.` hoặc `..`", "https://x.vn/b/"),
        ("https://x.vn/a//b/", "hai dấu `/` liền nhau", "https://x.vn/a/b/"),
        ("https://x.vn\\a\\", "không dùng dấu `\\`", "https://x.vn/a/"),
        ("https://x.vn./", "thừa dấu chấm", "https://x.vn/"),
        ("https://x.vn/a/index.html", "là một trang", "https://x.vn/a/"),
        ("https://x.vn/100%/", "chữ số thập lục", "https://x.vn/100%25/"),
        ("https://x.vn/<a>/", "dấu không được dùng", "https://x.vn/%3Ca%3E/"),
    ],
)
def test_every_fault_of_an_address_has_its_sentence_and_cure(
    written: str, sentence: str, better: str
) -> None:
    """Staff read what is wrong and the very address to write, which is then accepted."""
    with pytest.raises(ValueError) as refusal:
        read_web_address(written, AddressPurpose.SITE)
    assert sentence in str(refusal.value)
    assert str(refusal.value).endswith(f"Viết `{better}`.")
    assert read_web_address(better, AddressPurpose.SITE) == better


@pytest.mark.parametrize(
    ("written", "sentence"),
    [
        ("https://", "Thiếu tên miền"),
        ("https:///a/", "Thiếu tên miền"),
        ("http://localhost:8000/", "chính máy đang chạy"),
        ("http://thidua.localhost/", "chính máy đang chạy"),
        ("http://192.168.1.10/", "số máy (IP)"),
        ("http://[::1]/", "số máy (IP)"),
        ("http://2130706433/", "số máy (IP)"),
        ("https://intranet/", "thiếu phần đuôi"),
        ("https://x_y.vn/", "không phải là tên miền"),
        ("https://x..vn/", "không phải là tên miền"),
        ("https://-x.vn/", "không phải là tên miền"),
        ("mailto:a@x.vn", "không phải địa chỉ của một trang web"),
        ("javascript:alert(1)", "không phải địa chỉ của một trang web"),
    ],
)
def test_an_address_that_nobody_can_mend_gets_an_example(written: str, sentence: str) -> None:
    """Where it cannot be told what was meant, the sentence shows what an address looks like."""
    with pytest.raises(ValueError) as refusal:
        read_web_address(written, AddressPurpose.SITE)
    assert sentence in str(refusal.value)
    assert str(refusal.value).endswith(f"trông như `{AddressPurpose.SITE.value}`.")


def test_letters_of_the_host_and_the_usual_port_are_no_faults() -> None:
    """What browsers take for the same is written the common way in silence."""
    assert (
        read_web_address("HTTPS://ThiDua.X.vn:443/A/", AddressPurpose.SITE)
        == "https://thidua.x.vn/A/"
    )
    assert read_web_address("http://x.vn:80/", AddressPurpose.SITE) == "http://x.vn/"
    assert read_web_address("https://x.vn:8443/", AddressPurpose.SITE) == "https://x.vn:8443/"


def test_several_faults_are_told_at_once() -> None:
    """One run of the check is enough to mend an address."""
    with pytest.raises(ValueError) as refusal:
        read_web_address("http://an:b@x.vn//a?b#c", AddressPurpose.SITE)
    said = str(refusal.value)
    assert all(part in said for part in ("mật khẩu", "liền nhau", "`?`", "`#`", "ở cuối"))
    assert said.endswith("Viết `http://x.vn/a/`.")


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("https://github.com/xa/cong", "https://github.com/xa/cong/edit/main/{path}"),
        ("https://gitlab.com/xa/cong.git", "https://gitlab.com/xa/cong/-/edit/main/{path}"),
        ("https://codeberg.org/xa/cong/", "https://codeberg.org/xa/cong/_edit/main/{path}"),
        ("https://git.x.vn/sua/main", "https://git.x.vn/sua/main/{path}"),
        ("https://git.x.vn/sua/{path}/{path}", "https://git.x.vn/sua/{path}"),
        ("https://git.x.vn/sua/{file}", "https://git.x.vn/sua/{path}"),
        ("https://git.x.vn/sua/%7Bpath%7D", "https://git.x.vn/sua/{path}"),
        ("https://git.x.vn/sua/{ path }#L1", "https://git.x.vn/sua/{path}"),
    ],
)
def test_an_edit_address_names_the_file_once(written: str, better: str) -> None:
    """Every edit link leads to its file; forges that everybody knows are completed."""
    with pytest.raises(ValueError, match="Viết `") as refusal:
        read_web_address(written, AddressPurpose.EDIT)
    assert str(refusal.value).endswith(f"Viết `{better}`.")
    assert read_web_address(better, AddressPurpose.EDIT) == better


def test_an_edit_address_may_have_a_query() -> None:
    """Some forges say in the query that a file is to be edited."""
    address = "https://bitbucket.org/xa/cong/src/main/{path}?mode=edit"
    assert read_web_address(address, AddressPurpose.EDIT) == address


def test_a_mended_address_is_never_refused() -> None:
    """Whoever copies what the check says is done, whatever they wrote before."""
    source = random.Random(20261126)
    pieces = ["https:", "//", "/", "x.vn", "đ", "?", "#", "@", ":", "8", "..", "%", " ", "{path}",
              "<", "\\", "index.html", "git", "{", "}", "a"]  # fmt: skip
    cured = 0
    for _ in range(6000):
        start = source.choice(["https://x.vn/", "x.vn", "https://a@y.com.vn:1/", ""])
        written = start + "".join(source.choices(pieces, k=source.randint(1, 7)))
        for purpose in AddressPurpose:
            try:
                read_web_address(written, purpose)
            except ValueError as refusal:
                _, told, better = str(refusal).rpartition("Viết `")
                if told:
                    better = better.removesuffix("`.")
                    assert read_web_address(better, purpose) == better, written
                    cured += 1
    assert cured > 1000


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("vanthu@XaThu.gov.vn", "vanthu@xathu.gov.vn"),
        ("bao-loi@cong.example", "bao-loi@cong.example"),
    ],
)
def test_mailboxes_are_kept(written: str, kept: str) -> None:
    """The domain of a mailbox is the same in capitals; the rest need not be."""
    assert TypeAdapter(Email).validate_python(written) == kept


@pytest.mark.parametrize(
    "written",
    ["vanthu", "vanthu@", "@x.vn", "a@b", "a b@x.vn", "a@x.vn, b@x.vn", "mailto:a@x.vn",
     "a..b@x.vn", "vănthư@x.vn", "a@x_y.vn"],
)  # fmt: skip
def test_what_no_letter_reaches_is_refused(written: str) -> None:
    """A mailbox that cannot exist is told before readers write to it."""
    with pytest.raises(ValidationError):
        TypeAdapter(Email).validate_python(written)


def test_telephones_are_what_people_can_dial() -> None:
    """Numbers are taken as people write them; what has none or too long a one is told."""
    phone = TypeAdapter(Telephone)
    for written in (
        *("0255 3822 123", "+84 (255) 3822 123, máy lẻ 12", "1022", "(Số điện thoại)"),
        "0255.3822.123 (giờ hành chính); 0912 345 678",
    ):
        assert phone.validate_python(written) == written
    for written in ("không có", "O912 345 678", "12", "0255 3822 123 0912 345 678"):
        with pytest.raises(ValidationError):
            phone.validate_python(written)


# Colours


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#777777", "#ffffff", 4.48),
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#8e1116", "#8e1116", 1.0),
    ],
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    """Ratios are those that the checkers of W3C and WebAIM give, in either order."""
    assert measure_contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert measure_contrast(other, one) == measure_contrast(one, other)


def test_a_failing_ratio_never_looks_like_a_passing_one() -> None:
    """4.48 is told as 4,4 and not rounded up to what would do."""
    assert write_ratio(4.4999) == "4,4:1"
    assert write_ratio(4.5) == "4,5:1"
    assert write_ratio(21) == "21,0:1"


def test_oklch_is_that_of_css() -> None:
    """Red is where CSS Color 4 says it is, and every colour comes back as it was."""
    red = read_colour("#ff0000")
    assert red.lightness == pytest.approx(0.62796, abs=1e-4)
    assert red.chroma == pytest.approx(0.25768, abs=1e-4)
    assert math.degrees(red.hue) == pytest.approx(29.234, abs=0.01)
    for colour in random_colours(2000):
        assert write_colour(read_colour(colour)) == colour


def random_colours(count: int) -> list[str]:
    source = random.Random(12)
    extremes = [f"#{r}{g}{b}" for r in ("00", "ff") for g in ("00", "ff") for b in ("00", "ff")]
    made = [f"#{source.randrange(1 << 24):06x}" for _ in range(count)]
    return [*extremes, "#767676", "#777777", "#808080", *made]


def mended(colours: Colours) -> Colours:
    better = {one.name: one.better for one in find_unreadable(colours)}
    return colours.model_copy(update=better)


@pytest.mark.slow
def test_suggested_colours_can_be_read_and_stay() -> None:
    """Whatever two colours are written, what the check suggests passes it, at once."""
    colours = random_colours(at_most(25, 150))
    pairs = [*pairwise(colours), *((one, one) for one in colours[:11])]
    failing = 0
    for primary, accent in pairs:
        better = mended(Colours(primary=primary, accent=accent))
        failing += better != Colours(primary=primary, accent=accent)
        assert find_unreadable(better) == []
        assert mended(better) == better
    assert failing > at_most(15, 80)


def test_a_suggested_colour_keeps_its_hue_and_is_the_nearest() -> None:
    """The portal stays in its colours: a step less would not do."""
    pink = "#ff8a80"
    better = find_nearest_readable(pink, (WHITE,))
    assert better is not None
    old, new = read_colour(pink), read_colour(better)
    assert new.hue == pytest.approx(old.hue, abs=0.02)
    assert measure_contrast(better, WHITE) >= TEXT
    assert measure_contrast(write_colour(old.at(new.lightness + 0.006)), WHITE) < TEXT


@pytest.mark.slow
def test_everything_derived_can_be_read() -> None:
    """Text has AA contrast on every ground that it stands on, light and dark, for any colours."""
    for primary, accent in pairwise(random_colours(at_most(20, 60))):
        colours = mended(Colours(primary=primary, accent=accent))
        palette = derive(colours)
        assert palette.light.banner == colours.primary
        for shade, papers in ((palette.light, LIGHT_PAPERS), (palette.dark, DARK_PAPERS)):
            tinted = (*papers, shade.red_soft, shade.gold_soft)
            assert find_least_contrast(shade.red, tinted) >= TEXT, colours
            assert find_least_contrast(shade.gold, (*papers, shade.gold_soft)) >= TEXT, colours
            for ink in (palette.ink, palette.accent):
                assert find_least_contrast(ink, (shade.banner, shade.banner_deep)) >= TEXT, colours
        buttons = (palette.accent, palette.button_hover)
        assert find_least_contrast(palette.button_ink, buttons) >= TEXT, colours


def test_grounds_are_those_of_the_style_sheet() -> None:
    """Contrast is computed with the colours that pages really have."""
    tokens = (REPOSITORY / "overrides" / "css" / "tokens.css").read_text("utf-8")
    light, dark = tokens.split(':root[data-theme="dark"] {')[:2]
    for css, papers in ((light, LIGHT_PAPERS), (dark, DARK_PAPERS)):
        for name, colour in zip(("paper", "surface", "surface-sunken"), papers, strict=True):
            assert f"--{name}: {colour};" in css


# Style sheet and pictures


def test_the_default_look_changes_no_byte() -> None:
    """A portal in red and gold is published exactly as the engine comes."""
    emblem = (REPOSITORY / "overrides/images/bieu-trung.svg").read_bytes()
    files = {"assets/portal.css": b"a { color: #8e1116; }\n", EMBLEM: emblem}
    assert write_theme_css(Colours()) == ""
    assert Look(Colours(primary="#8e1116"), None).dressed(files, "assets/portal.css") == files


def test_pictures_take_the_colours_and_swapped_ones_are_not_mixed_up() -> None:
    """Red becomes the primary and gold the accent, also where one is what the other was."""
    turned = Colours(primary="#f7cf6b", accent="#8e1116")
    files = {"assets/portal.css": b"", EMBLEM: b"<svg a='#8e1116' b='#f7cf6b' c='#8e1116'/>"}
    made = Look(turned, None).dressed(files, "assets/portal.css")
    assert made[EMBLEM] == b"<svg a='#f7cf6b' b='#8e1116' c='#f7cf6b'/>"


def test_high_contrast_keeps_its_own_colours() -> None:
    """No rule that is added for a portal's colours reaches the themes of high contrast."""
    tokens = write_theme_css(GREEN).partition("@layer pages")[0]
    selectors = [line for line in tokens.splitlines() if line.startswith(":root")]
    assert len(selectors) == 2
    assert all(':not([data-contrast="high"])' in selector for selector in selectors)


def test_a_portal_is_dressed_from_head_to_foot(sample: Workspace) -> None:
    """Colours and logo reach every page, and nothing of the engine's mark is left."""
    colours = 'colours:\n  primary: "#1b5e20"\n  accent: "#FFEB3B"'
    text = sample.read("portal.yml")
    sample.write("portal.yml", f"{without(text, 'colours', 'edit_url')}{colours}\nlogo: huy.png\n")
    (sample.folder / "data" / "huy.png").write_bytes(picture("PNG"))
    sample.replace("portal.yml", "kit_pictures: recent", "kit_pictures: none")
    site = sample.built()
    for page in site.rglob("*.html"):
        html = page.read_text("utf-8")
        if 'http-equiv="refresh"' in html:
            continue  # a small page that only leads on
        if page.relative_to(site).parts[0] == "nhung":
            continue  # a frame for pages of others
        assert '<meta name="theme-color" content="#1b5e20">' in html, page
        assert 'type="image/png"' in html, page
        assert "images/bieu-trung.svg" not in html, page
        assert "Sửa dữ liệu trang này</a>" not in html, page
    assert (site / "assets/images/bieu-trung.png").read_bytes() == picture("PNG")
    assert not (site / EMBLEM).exists()
    css = (site / "assets/portal.css").read_text("utf-8")
    theme = write_theme_css(GREEN, with_logo=True)
    for value in re.findall(r"--red: #\w+|max-width: 5rem", theme):
        assert value in css
    assert b"#ffeb3b" in (site / "assets/images/mat-trong.svg").read_bytes()
    with Image.open(site / "assets/images/chia-se.png") as share:
        assert share.size == (WIDTH, HEIGHT)


def without(text: str, *keys: str) -> str:
    kept, skipping = [], False
    for line in text.splitlines(keepends=True):
        if not line.startswith((" ", "#")):
            skipping = line.split(":")[0] in keys
        if not skipping:
            kept.append(line)
    return "".join(kept)


# Logos


SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">{}</svg>'
LINKED = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
BOMB = "".join(
    f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 9)
)  # fmt: skip


@pytest.mark.parametrize(
    ("inner", "said"),
    [
        ("<script>alert(1)</script>", "mã lệnh"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml">x</h:script>', "mã lệnh"),
        ('<circle r="3" onload="alert(1)"/>', "mã lệnh"),
        ('<a href="javascript:alert(1)"><path d=""/></a>', "mã lệnh"),
        ('<a href="java\n script:alert(1)"><path d=""/></a>', "mã lệnh"),
        ("<foreignObject><p>x</p></foreignObject>", "nhúng trang web"),
        ('<image href="data:image/png;base64,AAAA"/>', "nhúng ảnh"),
        ('<filter><feImage href="https://evil.example/x.png"/></filter>', "nhúng ảnh"),
        (f'<use {LINKED} xlink:href="https://evil.example/x.svg#a"/>', "ra ngoài tệp"),
        ('<a href="https://evil.example/"><path d=""/></a>', "ra ngoài tệp"),
        ('<g xml:base="https://evil.example/"/>', "ra ngoài tệp"),
        ('<path fill="url(https://evil.example/#a)"/>', "ra ngoài tệp"),
        ("<path style=\"fill:URL( '//evil.example' )\"/>", "ra ngoài tệp"),
        ('<path style="fill:u\\72l(//evil.example)"/>', "ra ngoài tệp"),
        ('<style>@import "https://evil.example/x.css";</style>', "ra ngoài tệp"),
        ("<style>a{b:url(#c)}</style><style>i{j:url(//k)}</style>", "ra ngoài tệp"),
        ("<style>@font-face{font-family:x}</style>", "ra ngoài tệp"),
        ("<?xml-stylesheet href='https://evil.example/x.css'?>", "ra ngoài tệp"),
        ('<a><set attributeName="href" to="javascript:alert(1)"/></a>', "chuyển động"),
        ('<circle r="3"><animate attributeName="r" to="9"/></circle>', "chuyển động"),
        ("<style>a{animation: x 1s}</style>", "chuyển động"),
        ('<g id="a"><use href="#a"/></g>', "quá nhiều hình"),
        (f'<path id="a0" d=""/>{BOMB}', "quá nhiều hình"),
        ("<g>" * 300 + "</g>" * 300, "quá nhiều hình"),
        ("<g>", "bị hỏng"),
        ("&khong;", "bị hỏng"),
    ],
)
def test_a_drawing_that_does_more_than_show_is_refused(inner: str, said: str) -> None:
    """Opened by itself, a published logo can run, load, move or hang nothing."""
    with pytest.raises(RefusedError) as refusal:
        inspect_logo(SVG.format(inner).encode(), ".svg")
    assert said in refusal.value.refusal.message
    assert refusal.value.refusal.fix


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;"), "DTD"),
        ('<svg xmlns="http://www.w3.org/2000/svg"><path d=""/></svg>', "kích thước"),
        ('<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="5"/>', "kích thước"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 5"/>', "kích thước"),
        ('<svg viewBox="0 0 5 5"/>', "không phải là tệp SVG"),
        ("<html><body>x</body></html>", "không phải là tệp SVG"),
        ("", "rỗng"),
        ("MZ chương trình", "không phải là ảnh"),
    ],
)
def test_what_is_no_drawing_is_refused(content: str, said: str) -> None:
    """The type is told from the content, and a drawing has a size."""
    with pytest.raises(RefusedError) as refusal:
        inspect_logo(content.encode(), ".svg")
    assert said in refusal.value.refusal.message


def test_drawings_that_programs_save_are_taken() -> None:
    """Gradients, clips, uses and style sheets inside the file are what logos are made of."""
    inner = (
        '<defs><linearGradient id="a"/><path id="b" d="M0 0"/></defs>'
        "<style>.c{fill:url(#a)}</style>"
        '<g clip-path="url(#d)"><use href="#b" style="fill:url(\'#a\')"/></g>'
        "<metadata>Inkscape</metadata>"
    )
    logo = inspect_logo(b'<?xml version="1.0"?>' + SVG.format(inner).encode(), ".svg")
    assert (logo.width, logo.height, logo.has_text, logo.is_long) == (48, 48, False, False)
    sized = b'<svg xmlns="http://www.w3.org/2000/svg" width="90mm" height="30mm"><text/></svg>'
    assert inspect_logo(sized, ".svg")[2:] == (90, 30, True)
    assert inspect_logo(sized, ".svg").is_long


def picture(kind: str, size: tuple[int, int] = (200, 200), **options: object) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "#1b5e20").save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize(("kind", "suffix"), [("PNG", ".png"), ("JPEG", ".jpg"), ("WEBP", ".webp")])
def test_pictures_are_logos(kind: str, suffix: str) -> None:
    """A raster logo is what its content says, under a name that says the same."""
    logo = inspect_logo(picture(kind), suffix)
    assert (logo.file_type.name, logo.width, logo.height) == (kind, 200, 200)
    with pytest.raises(RefusedError, match="không đúng đuôi"):
        inspect_logo(picture(kind), ".svg")


def test_pictures_that_cannot_be_shown_well_are_refused(tmp_path: Path) -> None:
    """Tiny, huge, moving, cut off and heavy pictures each get their sentence."""
    frames = [Image.new("RGB", (200, 200), colour) for colour in ("red", "green")]
    for said, content in (
        ("sẽ nhòe", picture("PNG", (32, 32))),
        ("quá lớn", picture("PNG", (5000, 200))),
        ("ảnh động", picture("WEBP", append_images=frames, save_all=True)),
        ("bị hỏng", picture("JPEG")[:400]),
    ):
        suffix = {b"\x89": ".png", b"R": ".webp", b"\xff": ".jpg"}[content[:1]]
        with pytest.raises(RefusedError, match=said):
            inspect_logo(content, suffix)
    heavy = tmp_path / "a.png"
    heavy.write_bytes(b"\0" * (MOST_BYTES + 1))
    found = read_logo(heavy)
    assert isinstance(found, Refusal) and "quá giới hạn" in found.message


# The share picture


LONG = (
    "Cổng thông tin điện tử phong trào thi đua yêu nước và gương người tốt, việc tốt của Ủy ban "
    "nhân dân phường Trường Thạnh"
)
WORDS = ShareWords("Cổng Thi đua xã Mẫu", "Kế hoạch và chỉ tiêu thi đua.", "Ủy ban nhân dân xã Mẫu")


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Thi đua", LONG, "Xã" * 80, "№ 1 😀 漢", "A"])
def test_the_share_picture_is_light_and_always_the_same(name: str) -> None:
    """Any name gives the same 1200 by 630 picture of at most 120 KB every time."""
    words = WORDS._replace(name=name)
    drawn = draw_share_picture(words, GREEN, None, FONTS)
    lettering._font.cache_clear()
    assert draw_share_picture(words, GREEN, None, FONTS) == drawn
    assert len(drawn) <= MOST_BYTES_OF_SHARE
    with Image.open(BytesIO(drawn)) as opened:
        assert (opened.format, opened.size) == ("PNG", (WIDTH, HEIGHT))


@pytest.mark.slow
@pytest.mark.parametrize("name", [LONG, "Ủ" * 60])
def test_a_square_cut_from_the_middle_shows_every_word(name: str) -> None:
    """Words of any length stay within the middle 630 pixels and inside the frame."""
    said = draw_share_picture(WORDS._replace(name=name), GREEN, None, FONTS)
    silent = draw_share_picture(ShareWords("", "", ""), GREEN, None, FONTS)
    with Image.open(BytesIO(said)) as one, Image.open(BytesIO(silent)) as other:
        apart = ImageChops.difference(one.convert("L"), other.convert("L"))
    box = apart.point(lambda value: 255 if value > 60 else 0).getbbox()
    assert box is not None
    left, top, right, bottom = box
    margin = (WIDTH - HEIGHT) / 2
    assert left >= margin and right <= WIDTH - margin
    assert top >= 40 and bottom <= HEIGHT - 40


def test_a_logo_is_on_the_share_picture_and_a_drawing_leaves_the_emblem_out() -> None:
    """Another mark than the portal's own is never shown."""
    raster = inspect_logo(picture("PNG"), ".png")
    vector = inspect_logo(SVG.format("").encode(), ".svg")
    marks: tuple[Logo | None, ...] = (None, raster, vector)
    assert len({draw_share_picture(WORDS, GREEN, logo, FONTS) for logo in marks}) == 3


def test_an_unchanged_identity_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The picture is made once, and again when a word or a colour changes."""
    kept = Memo(Store(tmp_path / "store.sqlite"), "share", "name")
    first = make_share_picture(WORDS, GREEN, None, FONTS, kept)
    monkeypatch.setattr("thidua.look.share.draw_share_picture", lambda *_: b"made anew")
    assert make_share_picture(WORDS, GREEN, None, FONTS, kept) == first
    assert make_share_picture(WORDS, Colours(), None, FONTS, kept) == b"made anew"
    renamed = WORDS._replace(name="Tên khác")
    assert make_share_picture(renamed, GREEN, None, FONTS, kept) == b"made anew"


def test_lines_are_even_and_tear_no_word() -> None:
    """Words of two syllables stay on one line, and no line holds more than it can."""
    face = lettering.Face(FONTS / "source-serif-4-600.woff2", 60)
    lines = lettering.break_evenly(LONG, face, 700)
    assert " ".join(lines) == LONG
    assert all(face.width(line) <= 700 for line in lines)
    for last, following in pairwise(lines):
        torn = f"{last.split()[-1]} {following.split()[0]}".lower()
        assert torn not in {"thi đua", "phong trào", "nhân dân", "ủy ban", "điện tử"}


def test_letters_are_kerned_and_replaced_where_the_font_has_none() -> None:
    """“Tự” stands as close as the font wants it, and no empty box is ever drawn."""
    face = lettering.Face(FONTS / "be-vietnam-pro-400.woff2", 100)
    assert face.width("Tự") < face.width("T") + face.width("ự") - 5
    assert face.printable("№ 1 ﬁ 漢 Ủy") == "No 1 fi Ủy"
