"""Whatever data holds, it stays text: in the files and in the browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from portal_cli.serving import SiteServer
from richportals import paint_nothing
from thidua.site.audit.pages import read_site
from workspace import SAMPLE, SAMPLE_PLAN, Workspace

HOSTILE = (
    "<script>window.owned=1</script><img src=x onerror='window.owned=1'>\"'</script>"
    "[a](javascript:window.owned=1) ![b](https://evil.example/x.png) <https://evil.example> "
    "{{ 7*7 }} {% raw %} &copy; &#x3c;b&#x3e; `c` # d"
)
# A note may have no number of its own.
HOSTILE_NOTE = HOSTILE.replace("=1", "=true").replace("7*7", "d*d")
# Fields whose values have a form of their own, checked before anything is shown.
FORMED = {
    "id", "year", "updated", "number", "issued", "effective", "expires", "date", "start", "end",
    "from", "to", "given_on", "ends_on", "requested_on", "done_on", "withdrawn_on", "issuer",
    "parent",
    "successors", "doc_type", "field", "fields", "plan", "slug", "icon", "level", "status", "kind",
    "type", "role", "authority", "purpose_of", "channel", "legal_form", "labels", "scope",
    "numbering", "file", "base_url", "edit_url", "email", "demo", "decree_30", "replaces",
    "replaced_by", "related", "valid_from", "valid_to", "award_form", "method", "mode", "target",
    "code", "indicators", "indicator", "value", "of", "comparator", "direction", "better", "url",
    "goal", "language", "max_file_size", "draft", "no_figures", "logo", "primary", "accent",
    "phone", "verdict", "highlights", "met", "total", "focus", "home_indicator",
    "people", "kit_pictures", "place_pictures",
}  # fmt: skip
VISITED = (
    "",
    "ke-hoach/xa-mau-2026-kinh-te-xa-hoi/",
    "ke-hoach/?nam=2026",
    "guong/duong-hoa-2026-01/",
    "co-quan/ubnd-xa-mau/",
    "chi-tieu/",
)
OWNED = "() => new Promise((tell) => setTimeout(() => tell(window.owned), 100))"
"""Whether an attack has run, a moment after all that the page fetches has come."""
KEPT = {("recipients", "purpose"), ("children", "purpose"), ("figures", "by")}


DATED = {"legal_bases", "citations", "period", "phases", "occasions"}
"""Records whose dates and numbers must stay in their words."""


def poisoned(value: Any, key: str = "", parent: str = "") -> Any:
    """The same record with hostile words in every field that takes words."""
    if isinstance(value, dict):
        return {name: poisoned(child, name, key or parent) for name, child in value.items()}
    if isinstance(value, list):
        return [poisoned(item, key, key) for item in value]
    if key in FORMED or (parent, key) in KEPT or value is None:
        # “to” is a date of an occasion, but words in a deadline.
        return HOSTILE if (parent, key) == ("deadlines", "to") else value
    if key == "text" and parent in {"recipients", "children"}:
        value = "bản điện tử (b/c)"  # what is stated of a recipient is printed there
    if key == "legal_form_text" or (key == "text" and parent in {*DATED, "recipients", "children"}):
        return f"{HOSTILE} {value}"
    if parent == "document" or key in {"before", "after"}:
        return f"{HOSTILE} {key}"  # each line of a head is another one, and a correction corrects
    return HOSTILE_NOTE if key == "note" else HOSTILE


def load_plain(text: str) -> Any:
    return yaml.load(text, Loader=yaml.BaseLoader)


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The annotated example with every text replaced by an attack."""
    portal = Workspace(tmp_path_factory.mktemp("hostile"), SAMPLE)
    plan = poisoned(load_plain(portal.read(SAMPLE_PLAN)))
    for line in lines_of(plan["targets"]["items"]):
        line.pop("indicators", None)  # one for each figure, and attacks have figures
        for figure in line.get("figures", ()):
            figure |= {"value": "7", "comparator": "ge"}  # as in the attack: “> {{ 7”
            figure.pop("of", None)
            figure.pop("by", None)  # its year would have to be printed
    plan["labels"], plan["citations"][0]["text"] = [], HOSTILE
    day, number = "ngày 10 tháng 02 năm 2026", "15/KH-UBND"
    plan["document"] |= {"issued_text": f"{HOSTILE} {day}", "number_text": f"{HOSTILE} {number}"}
    plan["deadlines"][0]["date"] = "2026-02-10"
    plan["deadlines"][0]["text"] = plan["opening"]["text"] = f"{HOSTILE} hạn {day}"
    plan["opening"]["text"] += "\n\n**đậm** *nghiêng* " + plan["legal_bases"][0]["text"]
    for quote in (*plan["phases"], *plan["occasions"]):
        plan["opening"]["text"] += f"\n\n{quote['text']}"
    named = [{"text": f"{name}: {HOSTILE}"} for name in ("Phương châm", "Đối tượng")]
    plan["sections"] = [*plan.get("sections", ()), *named]
    plan["opening"]["text"] += f"\n\n{plan['legal_form_text']}"
    plan["standing_body"] = "Văn phòng <script>window.owned=1</script> xã"
    plan["opening"]["text"] += f"\n\n{plan['standing_body']} là cơ quan thường trực"
    portal.write(SAMPLE_PLAN, dump(plan))
    portal.print_original(SAMPLE_PLAN)
    honoree = poisoned(load_plain(portal.read("honorees/duong-hoa-2026-01.yml")))
    for name in ("takedown", "consent"):
        del honoree[name]
    honoree["kind"] = "collective"
    portal.write("honorees/duong-hoa-2026-01.yml", dump(honoree))
    for name in ("portal.yml", "fields.yml", "issuers.yml", "document-types.yml",
                 "indicators.yml"):  # fmt: skip
        portal.write(name, dump(poisoned(load_plain(portal.read(name)))))
    results = SAMPLE_PLAN.replace("plan.yml", "results.yml")
    reviews = poisoned(load_plain(portal.read(results)))
    reviews["reviews"][1]["results"].pop()  # its goal would have to be printed
    for review in reviews["reviews"]:
        if file := review["source"].pop("file", None):  # it would have to print the attacks
            (portal.folder / "data" / SAMPLE_PLAN).with_name(file).unlink()
        for count in ("met", "total"):
            review.get("summary", {}).pop(count, None)
        for result in review["results"]:
            for told in (result, *result.get("units", ())):
                if "verdict" in told:
                    told["text"] += " đạt"
                for figure in told.get("figures", ()):
                    figure |= {"value": "7", "comparator": "ge"}
                    figure.pop("by", None)
    portal.write(results, dump(reviews))
    portal.write(
        "abbreviations.yml", dump({"<b>": "x", "&lt": '"><script>window.owned=1</script>'})
    )
    with paint_nothing():
        return portal.written("")


def lines_of(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Every line of the targets, and those below it."""
    for line in lines:
        yield line
        yield from lines_of(line.get("parts", []))


def dump(value: Any) -> str:
    text: str = yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000)
    return text


def test_attacks_are_still_there_as_text(hostile_site: Path) -> None:
    """Escaping loses nothing: the words are shown as they were written."""
    pages = read_site(hostile_site)
    plan = pages["ke-hoach/xa-mau-2026-kinh-te-xa-hoi/"]
    assert sum(plan.text.count(" ".join(words.split())) for words in (HOSTILE, HOSTILE_NOTE)) > 60


def test_attacks_make_no_element(hostile_site: Path) -> None:
    """No tag, attribute or address on any page comes from data."""
    for address, page in read_site(hostile_site).items():
        for tag, attributes, _ in page.elements:
            assert "onerror" not in attributes, address
            assert attributes.get("src") != "x", address
            for name in ("href", "src"):
                words = ":~:text=|^mailto:[^?]*\\?subject="
                value, *quoted = re.split(words, attributes.get(name, "").strip().lower())
                # Printed words and the portal's name, encoded.
                assert all(re.fullmatch(r"(?:[\w%,.~/“”…-]|&body=)*", one) for one in quoted), (
                    address,
                    quoted,
                )
                assert not value.startswith("javascript:"), address
                assert "evil" not in value, address
            if tag == "script" and "src" not in attributes:
                assert attributes["type"] == "application/ld+json", address


def test_attacks_do_nothing_in_a_browser(hostile_site: Path, browser: Browser) -> None:
    """No script runs, no dialog opens, no other host is asked, no policy is violated."""
    with SiteServer(hostile_site) as server:
        page = browser.new_page()
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda said: complaints.append(said.text))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        for address in VISITED:
            page.goto(server.address + address)
            assert page.evaluate(OWNED) is None, address
        page.close()
        assert complaints == []
        assert all(url.startswith(server.address) for url in asked)
