"""What is read of odd values, what records say of themselves, what is called how: tables."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from enum import Enum
from inspect import getmembers, isfunction, signature
from itertools import product
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from stand_ins import stand_in
from tables import compare_table
from test_schemas_and_guide import properties
from thidua.datafiles.file_kinds import FILE_KINDS
from thidua.datafiles.schemas import schema_text
from thidua.datafiles.validation import read
from thidua.language.dates import Edtf
from thidua.model import (
    addresses,
    campaign_forms,
    colours,
    decided,
    document,
    history,
    honoree,
    identity,
    indicator,
    kit_addresses,
    labels,
    parts,
    paths,
    plan,
    printed,
    responsibility,
    results,
    review,
    short_codes,
    story,
    target,
    types,
    vocabulary,
    web,
)
from thidua.model.base import Record
from thidua.model.decided import Effect
from thidua.model.field_path import place_in_words
from thidua.model.honoree import Honoree, HonoreeKind
from thidua.model.identity import PortalIdentity, is_placeholder
from thidua.model.kit_forms import PictureShape, Sheet
from thidua.model.plan import Plan
from thidua.model.printed import printed_items
from thidua.model.responsibility import Responsibility
from thidua.model.results import Results
from thidua.model.review import Doubt
from thidua.model.tiers import BODY_GROUPS
from thidua.model.vocabulary import Abbreviations, Issuer
from workspace import SAMPLE

MODULES = (
    addresses, campaign_forms, colours, decided, document, history, honoree, identity, indicator,
    plan, responsibility, results, review, story, target, vocabulary,
)  # fmt: skip
DAYS = ("2026-02-28", "2026-02", "2026", "2026-02-30", "0938", "1899", "2026-13", "28/02/2026",
        "2026-2-3", "")  # fmt: skip
ADDRESSES = ("https://a.example/", "HTTP://A.example/b?c=d#e", "a.example", "https://a b/",
             "https://a.example/{path}", "https://u@a.example/", "javascript:x", "")  # fmt: skip
VALUES: dict[str, tuple[Any, tuple[Any, ...]]] = {
    "Line": (types.Line, (" a ", "\n", "a\nb", "–", 3)),
    "Name": (types.Name, (" a ", "–", "7.", "")),
    "Passage": (types.Passage, ("\n a\n\n b \n", " \n ", "")),
    "Slug": (types.Slug, ("a-b_c", "a--b", "-a", "A", "0", "á", "")),
    "ListedId": (types.ListedId, ("Xã Mẫu", "a\nb", "")),
    "IconName": (types.IconName, ("material/a-b", "a//b", "{0}", "a" * 100, "a" * 101)),
    "EdtfDate": (types.EdtfDate, DAYS),
    "HistoricDate": (types.HistoricDate, DAYS),
    "Day": (types.Day, DAYS),
    "Year": (types.Year, ("1899", "1900", "2199", "2200", "026")),
    "PrintedValue": (types.PrintedValue, (" 28.603,61", "2 - 2,5", "2–3", "2 đến 3", "1-2-3", "2.5",
                                          "1.000.00", "-1", "x")),
    "PrintedPlace": (types.PrintedPlace, ("3", "3.2", "10.10.1", "0", "3.", "3.0", "03")),
    "WholeNumber": (types.WholeNumber, ("1.400", "66,2", "66,0", "66.2", "01a", "1)", "hai", "x7y",
                                        "1" * 30, "1" * 31, "12345678901a")),
    "Megabytes": (types.Megabytes, ("0", "1", "200", "201", "1,5")),
    "Number": (types.Number, ("21/KH-UBND", "/KH-UBND", "34-CT/TW", "21", "x")),
    "Flag": (types.Flag, ("có", "không", "true", "false", "Có", "")),
    "WebAddress": (web.WebAddress, ADDRESSES),
    "SiteAddress": (web.SiteAddress, (*ADDRESSES, "https://a.example/b", "https://a.example/b/")),
    "EditAddress": (web.EditAddress, ADDRESSES),
    "VideoAddress": (story.VideoAddress, ADDRESSES),
    "Email": (web.Email, (" Van.Thu@XAMAU.gov.vn ", "mailto:a@b.vn", "a@b.vn, c@d.vn", "a@b@c.vn",
                          "a;b", "a", "a @b.vn", "á@b.vn", "a@b", "a@-b.vn", "a@b-.vn", ".a@b.vn",
                          "a@" + "b" * 63 + ".vn", "a@" + "b" * 64 + ".vn", "a@b.v", "a@b.vn1")),
    "Telephone": (web.Telephone, ("(chưa có)", "0255 3000 000", "+84 (255) 300", "O255 300",
                                  "0255 3O0", "113", "11", "11, 113", "x", "1" * 15, "1" * 16,
                                  "1" * 16 + ", 113", "(1) x")),
    "Colour": (colours.Colour, ("8E1116", " #8e1116 ", "#8e1", "8e1", "#8e111680", "#8e11", "đỏ")),
    "FocalPlace": (story.FocalPlace, ("50 30", "0%, 100 %", "100;0", "101 0", "0 101", "50",
                                      "-1 0")),
    "Place": (addresses.Place, ("ke-hoach/x/", "/ke-hoach/x", "ke-hoach/x/#chi-tieu-3", "a.pdf",
                                "a?b",
                                "ke-hoach/x/index.html", "index.html", "/", "", "aindex.html", "A/",
                                "HTTPS://A.example/B/x", "https://a.example",
                                "https://a.example/b?c",
                                "https://a.example/#d", "a/#", "a/#-b", "a//b", "a/ b", "a" * 400,
                                "a" * 401, "../a")),
    "Abbreviations": (Abbreviations, ({"a": "b"}, {"a": ["b", "c"]}, {"a": 3}, ["a"])),
}  # fmt: skip


def make(kind: type[Any], /, **told: Any) -> Any:
    """A record of a kind that has only what is told, which nothing has checked."""
    return kind.model_construct(**told)


def tell_values() -> Iterator[str]:
    """What is read of odd values, and what is said of wrong ones; what editors are told."""
    for name, (type_, values) in VALUES.items():
        adapter = TypeAdapter[Any](type_)
        yield f"== {name} {adapter.json_schema()}"
        for value in values:
            try:
                read = adapter.validate_python(value)
                yield f"{value!r}: {read!r} {adapter.dump_json(read).decode()}"
            except ValidationError as error:
                yield f"{value!r}: {' | '.join(one['msg'] for one in error.errors())}"
    for digits in range(types.MOST_DIGITS - 1, types.MOST_DIGITS + 2):
        try:
            yield f"{types.vietnamese_number('1' * digits)}"
        except ValueError as error:
            yield str(error)
    for address in ("", "a", "a/", "a/#b", "a/#", "#b", "a/#B", "a b"):
        yield f"{address!r} {addresses.is_place(address)}"
    for value in (
        "(x)",
        "(x) y",
        "x (y)",
        "https://a.example",
        "https://a.example/b",
        "a.examples",
    ):
        yield f"{value!r} {is_placeholder(value)}"


def tell_records() -> Iterator[str]:
    """What records say of themselves."""
    yield from _tell_bodies()
    yield from _tell_examples()
    yield from _tell_reviews()
    yield from _tell_parts()
    for number in ("5.2.", "1)", "-", "2.)"):
        yield make(Responsibility, number=number).bare_number
    for at in ("document.number", "targets.items.3.text", "reviews.1"):
        path = make(Doubt, at=at).path
        yield f"{path} {place_in_words(path)}"
    for size in (0, 1, 1023, 1024, 1_023_999, 1_024_000, 15_728_640):
        yield f"{labels.quantity(size)} {labels.byte_size(size)}"


def _tell_reviews() -> Iterator[str]:
    for reviews, draft in product(([], [0], [1], [0, 1], [1, 0, 0]), (False, True)):
        named: Any = tuple(stand_in(draft=bool(one), at=at) for at, one in enumerate(reviews))
        results = make(Results, draft=draft, reviews=named)
        drafted = [results.is_drafted(at) for at in (None, *range(len(reviews)))]
        left = results.for_readers
        yield f"{reviews} {draft}: {drafted} {left and [one.at for one in left.reviews]}"


def _tell_parts() -> Iterator[str]:
    document: Any = stand_in(recipients=(), signer=None)
    for effects, period in product(([], [Effect.AMEND], [Effect.AMEND, Effect.REPLACE]), (None, 1)):
        given: Any = {"changes": tuple(stand_in(effect=effect) for effect in effects)}
        plan = make(Plan, document=document, **given | {"period": period})
        shown = [part.key for part in parts.PARTS if part.is_in(plan)]
        yield f"{[effect.value for effect in effects]} {period}: {plan.is_campaign} {shown}"
    for part in parts.PARTS:
        named = f"{part.name} {part.one} {part.kind}"
        yield f"{part.key} {part.has_own_anchor} {part.number(2)} {named}"
        yield str(part)
    numbers = ("1.", "3.1)", "d)", "đ)", "-", "+", "1.", "-", "I-", "1")
    items: Any = stand_in(items=[stand_in(number=number) for number in numbers])
    for item in printed_items("tasks", items):
        yield f"{item.item.number} {item.anchor} {item.where} {item.is_bullet}"


def _tell_bodies() -> Iterator[str]:
    for begun, ended in product((None, date(2025, 7, 1)), (None, date(2026, 6, 30))):
        body = make(Issuer, short_name="Xã Mẫu", valid_from=begun, valid_to=ended)
        lived = [body.existed_on(Edtf.parse(when)) for when in (
            "2025-06-30", "2025-07-01", "2025", "2026-06", "2026-06-30", "2026-07-01", "2024",
            "2027",
        )]  # fmt: skip
        yield f"{labels.lived(body)} {lived}"
    for agency, address, phone in product(
        ("(tên)", "Xã Mẫu"), ("(nơi)", "Thôn 1"), ("(số)", "113")
    ):
        contacts: Any = stand_in(address=address, phone=phone)
        portal = make(PortalIdentity, name="Cổng", agency=agency, contacts=contacts)
        yield f"{portal.known_agency!r} {portal.publisher} {portal.known_contacts}"


def _tell_examples() -> Iterator[str]:
    decided = [stand_in(date=when and Edtf.parse(when), file=file) for when, file in (
        ("2026-03", "a.pdf"), ("2025", None), (None, "b.pdf"),
    )]  # fmt: skip
    awards: Any = [stand_in(decision=one, revoked_by=decided[2]) for one in (*decided, None)]
    persons: Any = [stand_in(name="Lò Thị B", consent=None), stand_in(name="–", consent=1)]
    some: dict[str, tuple[Any, ...]] = {
        "kind": tuple(HonoreeKind), "id": ("xa-mau", "lo-thi-b", "guong-1"),
        "quote": (None, 1), "plan": (None, "p"), "sources": ((), (1,)), "consent": (None, 1),
        "awards": ((), tuple(awards), tuple(awards[:2])), "persons": ((), tuple(persons)),
        "takedown": (None, 1), "words": (None, 1), "theme": (None, "t"),
        "deed": (None, stand_in(date=None), stand_in(date=Edtf.parse("2024-05-06"))),
        "photographs": ((), (stand_in(file="c.png"), stand_in(file="d.png"))),
    }  # fmt: skip
    base = {name: values[0] for name, values in some.items()} | {"name": "Xã Mẫu"}
    told = base | {"quote": 1, "plan": "p"}
    for start, (name, values) in product((base, told), some.items()):
        for value in values:
            one = make(Honoree, **start | {name: value})
            own = (one.is_personal, one.is_told_by_its_plan_alone, one.is_retold, one.id_tells_name)
            consents, files = list(one.consents()), list(one.own_files())
            yield (f"{name} {values.index(value)}: {own} {one.personal_names} {one.own_day} "
                   f"{[path for path, _ in consents]} {files}")  # fmt: skip


PAGES = ("", "ke-hoach/", "ke-hoach/x/", "ke-hoach/x", "ke-hoach/cap/", "chi-tieu/x/",
         "chi-tieu/cap/",
         "chi-tieu/linh-vuc/", "guong/x/", "guong/noi/", "co-quan/x/", "ke-hoach/x/chi-tieu/3/",
         "ke-hoach/x/chi-tieu/a/", "guong/x/chi-tieu/3/")  # fmt: skip
PARTS_OF_PAGES = (
    "assets/a.css", "tim-kiem/chi-muc/a", "tim-kiem/", "ke-hoach/loc/mat.json", "ke-hoach/trang/2/",
    "trang/2/", "ke-hoach/trang/a/", "ke-hoach/x/tom-luoc/", "ke-hoach/x/huong-ung/",
    "ke-hoach/x/a/",
    "ke-hoach/x/xem-truoc-a-pdf.webp", "guong/linh-vuc/y/", "guong/khac/y/", "guong/x/anh.jpg",
    "guong/x/anh", "chi-tieu/x/bieu-do-x-1.svg", "chi-tieu/x/bieu-do-x-1.gif", "k/abc/", "nhung/a",
    "ke-hoach/x/chia-se/", "ke-hoach/x/chia-se/a", "chi-tieu/x/chia-se/a", "co-quan/x/chia-se/a",
    "ke-hoach/x/a.pdf", "gioi-thieu/trang/2/", "x",
)  # fmt: skip
GIVEN: dict[str, tuple[Any, ...]] = {
    "page": (*PAGES[2:11:3], PAGES[11]), "path": ("ke-hoach/", ""), "number": (1, 2), "part": (1,
    2), "minutes": (1,),
    "value": (2026,), "shape": tuple(PictureShape), "kind": tuple(Sheet), "name": ("a.b.pdf",),
    "address": PARTS_OF_PAGES,
}  # fmt: skip


def tell_addresses() -> Iterator[str]:
    """Every address of the site, and what is asked of one."""
    for name, call in getmembers(paths, isfunction):
        if call.__module__ != paths.__name__:
            continue
        asked = signature(call).parameters
        given = [GIVEN.get(one, ("x",)) for one in asked]
        if name == "body_group":
            given = [BODY_GROUPS]
        if name in {"is_target", "has_short", "to_root"}:
            given = [PAGES]
        for words in product(*given):
            yield f"{name} {[getattr(word, 'name', word) for word in words]} {call(*words)}"
    for page in ("ke-hoach/x/", "guong/x/", "chi-tieu/x/"):
        for old, new in kit_addresses.pair_kit_files(page, page.replace("x", "y")):
            former = kit_addresses.to_former(new, page.replace("x", "y"), page)
            yield f"{old} {new} {former} {kit_addresses.is_fetched(old)}"
    for name in ("a.png", "a.svg", "a.ics", "a.atom", "a.json", "a.pdf", "a/"):
        yield f"{name} {kit_addresses.is_fetched(name)}"


def tell_sample() -> Iterator[str]:
    """What the records of the sample say of themselves, and which passages its plan prints."""
    files: dict[str, type[Any]] = {
        "plans/*/plan.yml": Plan, "plans/*/results.yml": Results, "honorees/*.yml": Honoree,
        "portal.yml": PortalIdentity,
    }  # fmt: skip
    for pattern, kind in files.items():
        for path in sorted(SAMPLE.glob(pattern)):
            entry, _ = read(path, path.name, kind)
            assert entry is not None
            yield from dict.fromkeys(_tell_properties(entry.record))
            for passage in printed.passages(entry.record) if kind is Plan else ():
                yield f"{passage.anchor} {passage.title} {passage.path}: {passage.text[:20]}"
    for name, words in vars(labels).items():
        if isinstance(words, dict) and not name.startswith("__"):
            yield f"{name}: {list(words.values())}"
    for name in ("ke-hoach/x/", "ke-hoach/x/chi-tieu/3/", ""):
        yield short_codes.make_short_code(name)


def _tell_properties(record: Record) -> Iterator[str]:
    kind = type(record)
    for name, asked in getmembers(kind, lambda one: isinstance(one, property)):
        if asked.fget.__module__.startswith("thidua"):
            told = getattr(record, name)
            told = [type(one).__name__ for one in told] if isinstance(told, tuple) else told
            yield f"{kind.__name__}.{name}: {' '.join(str(told).split())[:100]}"
    for below in vars(record).values():
        for one in below if isinstance(below, tuple) else (below,):
            if isinstance(one, Record):
                yield from _tell_properties(one)


def tell_fields() -> Iterator[str]:
    """What editors, forms and the guide say of each field, what it may hold, what it is unsaid."""
    yield from {
        f"{owner or name} {key} {json.dumps(field, ensure_ascii=False, sort_keys=True)}": None
        for name in FILE_KINDS
        for owner, key, field in properties(json.loads(schema_text(name)))
    }
    for module in MODULES:
        for kind in vars(module).values():
            if isinstance(kind, type) and kind.__module__ == module.__name__:
                if issubclass(kind, Enum):
                    yield f"{kind.__name__}: {[one.value for one in kind]}"
                for name, field in getattr(kind, "model_fields", {}).items():
                    if field.exclude or not (field.is_required() or field.default in (None, ())):
                        yield f"{kind.__name__} {name}: {field.default!r} {field.exclude}"


RULES: dict[str, Callable[[], Iterator[str]]] = {
    "values": tell_values, "fields": tell_fields, "records": tell_records,
    "addresses": tell_addresses, "sample": tell_sample,
}  # fmt: skip


@pytest.mark.parametrize("name", RULES)
def test_the_model_says_what_is_written_down(name: str) -> None:
    """Each call of a table gives what it gave."""
    compare_table(f"model-{name}", RULES[name]())
