"""Small things that bugs were once put into, and no test noticed: tables whole, line by line."""

from __future__ import annotations

import json
import posixpath
import re
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup
from pydantic import TypeAdapter, ValidationError

from thidua.datafiles import yamltree
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.format.shape import kind_of, schema_address
from thidua.datafiles.format.tree import tree_of
from thidua.datafiles.format.writing import write
from thidua.datafiles.schemas import schema_text
from thidua.datafiles.validation import read
from thidua.datafiles.yamldata import read_plainly
from thidua.figures import Comparator
from thidua.figures.units import converted, unit_of
from thidua.foundation.engine import OVERRIDES
from thidua.foundation.problems import Position, Problem
from thidua.language.plain_signs import spell_signs
from thidua.model import Honoree, Plan, PortalIdentity
from thidua.model.decided import Effect
from thidua.model.labels import DIRECTIONS, byte_size
from thidua.model.parts import PART, Part
from thidua.model.printed import passages
from thidua.model.story import FocalPlace
from thidua.site.charts.axis import draw_axis, find_axis_end, find_percent
from thidua.site.charts.frames import draw_in_page, read_height
from thidua.site.charts.model import ChartRow, ReachedValue
from thidua.site.charts.rows import draw_rows
from thidua.site.opendata.tables import defuse, drop_defusing
from thidua.site.pages.jsonld import describe_website
from workspace import FIVE_PLANS, SAMPLE, SAMPLE_PLAN

UNITS = {
    "đồng": ("đồng", "1"), "trăm đồng": ("đồng", "100"), "nghìn đồng": ("đồng", "1000"),
    "ngàn đồng": ("đồng", "1000"), "vạn đồng": ("đồng", "10000"), "triệu": ("đồng", "1000000"),
    "triệu đồng": ("đồng", "1000000"), "tỷ đồng": ("đồng", "1000000000"),
    "tỉ đồng": ("đồng", "1000000000"), "nghìn tỷ đồng": ("đồng", "1000000000000"),
    "Tr.đ": ("đồng", "1000000"), "trđ": ("đồng", "1000000"), "vnđ": ("đồng", "1"),
    "k": ("đồng", "1000"), "tấn": ("kg", "1000"), "tạ": ("kg", "100"), "yến": ("kg", "10"),
    "kg": ("kg", "1"), "gam": ("kg", "0.001"), "nghìn tấn": ("kg", "1000000"),
    "km": ("m", "1000"), "mét": ("m", "1"), "ha": ("m²", "10000"), "hecta": ("m²", "10000"),
    "héc ta": ("m²", "10000"), "km2": ("m²", "1000000"), "m2": ("m²", "1"), "m3": ("m³", "1"),
    "%": ("%", "1"), "phần trăm": ("%", "1"), "điểm phần trăm": ("%", "1"), "‰": ("%", "0.1"),
    "đ/c": ("đồng chí", "1"), "hs": ("học sinh", "1"), "h/s": ("học sinh", "1"),
    "hộ gia đình": ("hộ", "1"), "khẩu": ("người", "1"), "lao động": ("người", "1"),
    "xóm": ("thôn", "1"), "ấp": ("thôn", "1"), "xã, phường": ("xã", "1"),
    "căn nhà": ("nhà", "1"), "htx": ("hợp tác xã", "1"), "clb": ("câu lạc bộ", "1"),
}  # fmt: skip


@pytest.mark.parametrize("printed", UNITS)
def test_a_unit_means_what_people_mean(printed: str) -> None:
    base, factor = UNITS[printed]
    assert unit_of(printed) == (base, (), Decimal(factor))


@pytest.mark.parametrize(
    ("value", "printed", "wanted", "expected"),
    [("12", "yến", "tạ", "1.2"), ("12", "tạ/ha", "tấn/ha", "1.2"), ("5", "kg/m2", "tấn/ha", "50"),
     ("1.5", "tỷ đồng", "triệu đồng", "1500"), ("32", "giường/vạn dân", "giường/10.000 dân", "32"),
     ("5", "tấn", "ha", None), ("66.2", "triệu đồng/ha/năm", "triệu đồng/ha", "66.2"),
     ("1", None, "ha", None), ("7", None, None, "7")],
)  # fmt: skip
def test_values_are_converted_only_between_units_of_one_measure(
    value: str, printed: str | None, wanted: str | None, expected: str | None
) -> None:
    found = converted(Decimal(value), printed, wanted)
    assert found == (None if expected is None else Decimal(expected))


@pytest.mark.parametrize("highest", ["0.3", "1", "4.7", "9", "10", "62.5", "98.5", "100", "4073"])
def test_an_axis_ends_a_little_above_its_highest_value(highest: str) -> None:
    """At a round number, no value beyond it, and none lost in the lowest part."""
    end = find_axis_end(Decimal(highest))
    assert Decimal(highest) <= end <= Decimal(highest) * Decimal("2.5")
    digits = end.normalize().as_tuple().digits
    assert len(digits) <= 2
    assert find_percent(end, end) == 100
    assert find_percent(end / 2, end) == 50
    assert find_percent(Decimal(0), end) == 0


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_of_a_table_begins_a_formula(start: str) -> None:
    words = f"{start}HYPERLINK()"
    assert defuse(words) == f"'{words}"
    assert drop_defusing(f"'{words}") == words
    assert drop_defusing(words) == words
    assert defuse(f"a{words}") == f"a{words}"
    assert drop_defusing(f"'a{words}") == f"'a{words}"
    assert defuse(-1) == -1


def test_an_axis_has_five_lines_and_a_value_at_every_other_one() -> None:
    """From nothing to its end, in the middle a half."""
    drawn = "".join(draw_axis(Decimal(50), 100, [(20, 32), (60, 72)]))
    lines = re.findall(r'"chart__grid" x1="(\d+)%" x2="(\d+)%" y1="(\d+)" y2="(\d+)"/>', drawn)
    bands = (("20", "32"), ("60", "72"))
    places = ("0", "25", "50", "75", "100")
    assert lines == [(place, place, *band) for place in places for band in bands]
    ticks = re.findall(r'x="(\d+)%" y="92" text-anchor="(\w+)">([^<]+)<', drawn)
    assert ticks == [("0", "start", "0"), ("50", "middle", "25"), ("100", "end", "50")]


def test_text_sizes_and_paper_have_their_rules() -> None:
    """Each choice of the panel changes the size of letters; paper shows no control."""
    css = "".join(path.read_text("utf-8") for path in sorted((OVERRIDES / "css").glob("*.css")))
    sizes = dict(re.findall(r'\[data-size="?(\w+)"?\][^{]*\{[^}]*font-size:\s*([\d.]+%)', css))
    assert sizes.keys() >= {"small", "large", "huge"}
    shares = [float(sizes[name].rstrip("%")) for name in ("small", "large", "huge")]
    assert shares == sorted(set(shares))
    assert shares[0] < 100 < shares[1]
    printed = (OVERRIDES / "css" / "print.css").read_text("utf-8")
    (hidden,) = re.findall(r"([^{}]+)\{\s*display: none;?\s*\}", printed)[:1]
    for name in (".site-header", ".site-footer", ".toast", ".breadcrumbs"):
        assert name in hidden, name


@pytest.mark.parametrize(
    ("agency", "publisher"),
    [("Ủy ban nhân dân xã Mẫu", "Ủy ban nhân dân xã Mẫu"), ("(Tên cơ quan chủ quản)", None)],
)
def test_nobody_is_told_to_publish_a_portal_before_its_agency_is_known(
    agency: str, publisher: str | None
) -> None:
    """Search engines take the words of the sample for a body, and never forget it."""
    entry, _ = read(SAMPLE / "portal.yml", "portal.yml", PortalIdentity)
    assert entry
    identity = entry.record.model_copy(update={"agency": agency})
    assert describe_website(identity).get("publisher", {}).get("name") == publisher
    assert identity.publisher == (publisher or identity.name)


def test_a_drawing_in_a_page_grows_with_its_letters() -> None:
    """No height is in pixels; words, signs and bars keep their places to each other."""
    reached = ReachedValue("6", Decimal(6))
    row = ChartRow("A", "từ 5%", Decimal(5), Decimal(5), Comparator.GE, reached)
    drawn = str(draw_in_page(draw_rows([row]), "A", "a"))
    places = re.findall(r' (?:y[12]?|cy|r|height)="([^"]+)"', drawn)
    assert len(places) > 10
    assert all(place.endswith("em") for place in places)
    assert '<text class="chart__label" x="0" y="0.93em">' in drawn  # 13 px of letters of 14
    assert drawn.index("chart__goal") < drawn.index("chart__reached")  # no ring hides a result
    assert read_height(Markup(drawn)) == draw_rows([row]).height


def test_directions_have_their_words() -> None:
    assert {one.value: words for one, words in DIRECTIONS.items()} == {
        "increase": "tăng thêm", "decrease": "giảm bớt", "increase_to": "tăng lên đến",
        "decrease_to": "giảm xuống còn", "maintain": "giữ, duy trì",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("holds", "is_campaign"),
    [({}, True), ({"changes": ["amend"]}, False), ({"changes": ["replace"]}, True),
     ({"changes": ["amend"], "theme": "Gì"}, True),
     ({"changes": ["amend"], "targets": [1]}, True),
     ({"changes": ["amend"], "period": "2026"}, True), ({"targets": [1]}, True)],
)  # fmt: skip
def test_what_only_changes_others_is_no_campaign(holds: dict[str, Any], is_campaign: bool) -> None:
    """Unless it replaces, or has a time, targets or a theme of its own."""
    effects = {"amend": Effect.AMEND, "replace": Effect.REPLACE}
    changes = tuple(SimpleNamespace(effect=effects[one]) for one in holds.pop("changes", []))
    fields: dict[str, Any] = {
        "changes": changes,
        "period": None,
        "targets": (),
        "theme": None,
    } | holds
    assert Plan.model_construct(None, **fields).is_campaign is is_campaign


@pytest.mark.parametrize(
    ("holds", "alone"),
    [({}, True), ({"quote": None}, False), ({"plan": None}, False), ({"sources": [1]}, False),
     ({"awards": [1]}, False), ({"sources": [1], "awards": [1]}, False)],
)  # fmt: skip
def test_who_is_told_of_by_a_plan_alone(holds: dict[str, Any], alone: bool) -> None:
    fields: dict[str, Any] = {
        "quote": "Lời",
        "plan": "a",
        "sources": (),
        "awards": (),
        "deed": None,
    }
    fields |= {"words": None, "theme": None, **holds}
    honoree = Honoree.model_construct(None, **fields)
    assert honoree.is_told_by_its_plan_alone is alone
    assert honoree.is_retold is not alone


def test_a_part_is_called_by_its_title_unless_it_has_a_name() -> None:
    """One of several is called as all of them are, unless it has a name of its own."""
    assert [(part.name, part.one) for part in (
        Part("a", "a", "Mục tiêu"), Part("a", "a", "Mục tiêu", name="Đích"),
        Part("a", "a", "Mục tiêu", name="Đích", one="Một đích"),
    )] == [("Mục tiêu", "Mục tiêu"), ("Đích", "Đích"), ("Đích", "Một đích")]  # fmt: skip


@pytest.mark.parametrize(
    ("size", "words"),
    [(0, "0,0 KB"), (15_770, "15,4 KB"), (1_023_000, "999,0 KB"), (1_024_000, "1,0 MB"),
     (52_428_800, "50,0 MB")],
)  # fmt: skip
def test_sizes_of_files_are_written_in_vietnamese(size: int, words: str) -> None:
    assert byte_size(size) == words


def test_what_is_to_be_copied_is_never_cut() -> None:
    """Many pages of a plan end together: the lines for all of them are one piece of YAML."""
    lines = "\n".join(f"- {{ address: ke-hoach/{at}/, since: 2026-01-01 }}" for at in range(70))
    fix = f"Viết vào tệp: `{lines}`; rồi chạy lại."
    assert len(lines) > 3000
    assert Problem("a.yml", Position(1, 1), "Thiếu.", fix).fix == fix


@pytest.mark.parametrize(
    "file",
    ["data/portal.yml", "data/issuers.yml", "data/honorees/a.yml", "data/plans/a/plan.yml",
     "data/plans/a/results.yml"],
)  # fmt: skip
def test_a_data_file_leads_editors_to_the_schema_of_its_kind(file: str) -> None:
    kind = kind_of(file)
    assert kind in FILE_KINDS
    address = schema_address(file, kind)
    found = posixpath.normpath(posixpath.join(posixpath.dirname(file), address))
    assert found == f"data/schemas/{kind}.schema.json"


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_editors_are_shown_no_names_of_classes(kind: str) -> None:
    """Titles are Vietnamese, and stand at fields and at the whole."""
    schema = json.loads(schema_text(kind))
    assert schema["title"] == FILE_KINDS[kind].title
    assert not [name for name, shape in schema.get("$defs", {}).items() if "title" in shape]


NAMES = ("a: b", "a:b", "a #b", "[a", "{a", "- a", "a, b", "'a", '"a', "*a")


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_read_as_it_was_written(name: str) -> None:
    """Whatever letters are in it that mean something to YAML."""
    text = write(tree_of({name: "x", "b": {name: ["y"]}}), "data/plans/a/plan.yml")
    tree, problems = yamltree.parse(text, "")
    assert not problems, text
    assert tree is not None
    assert yamltree.plain(tree) == {name: "x", "b": {name: ["y"]}}


def test_a_name_is_written_without_quotes_where_it_needs_none() -> None:
    """A comma parts nothing but the items of a list in brackets."""
    assert write(tree_of({"a, b": "x"}), "data/plans/a/plan.yml").splitlines()[-1] == "a, b: x"


def test_spaces_of_other_programs_are_spaces_wherever_they_stand() -> None:
    """In names, in lists and in groups; the quick reader and the careful one agree."""
    shape = "a: W\nb:\n  - W\n  - - W\nc:\n  - d: W\nW: e\n"
    expected = {"a": "W", "b": ["W", ["W"]], "c": [{"d": "W"}], "W": "e"}
    text = shape.replace("W", "Thi\u00a0đua")
    tree, problems = yamltree.parse(text, "")
    assert tree is not None
    assert not problems
    wanted = json.loads(json.dumps(expected).replace("W", "Thi đua"))
    assert yamltree.plain(tree) == read_plainly(text) == wanted


@pytest.mark.parametrize("place", ["0 0", "100 100", "100 30", "7 100"])
def test_a_place_on_a_photograph_may_be_at_its_edge(place: str) -> None:
    assert str(TypeAdapter(FocalPlace).validate_python(place)) == place


@pytest.mark.parametrize("place", ["101 0", "0 101", "50", "-1 50", ""])
def test_a_place_beside_a_photograph_is_refused(place: str) -> None:
    with pytest.raises(ValidationError, match="Viết hai số từ 0 đến 100"):
        TypeAdapter(FocalPlace).validate_python(place)


@pytest.mark.parametrize(
    ("missing", "shown"),
    [("⁴", "10^4 m²"), ("²", "10⁴ m2"), ("⁴²", "10^4 m2"), ("", "10⁴ m²"), ("≥", "10⁴ m²")],
)
def test_a_raised_number_stays_raised_where_it_can_be_shown(missing: str, shown: str) -> None:
    assert spell_signs("10⁴ m²", lambda sign: sign not in missing) == shown
    assert spell_signs("≥ 10⁴ m²", lambda sign: sign not in f"{missing}≥") == f">= {shown}"


def test_numbered_passages_are_counted_from_one() -> None:
    """Each basis and each section of its own, in the order of the plan."""
    for path in (*FIVE_PLANS.rglob("plan.yml"), SAMPLE / SAMPLE_PLAN):
        entry, _ = read(path, "plan.yml", Plan)
        assert entry
        found = list(passages(entry.record))
        for name, key in (("legal_bases", "legal_bases"), ("sections", "other")):
            anchors = dict.fromkeys(one.anchor for one in found if one.path[0] == name)
            count = len(getattr(entry.record, name))
            assert list(anchors) == [PART[key].number(at) for at in range(1, count + 1)]
