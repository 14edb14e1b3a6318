"""`make design`: one page that shows what a page can be made of.

Tokens are read from the style sheet, and every component is cut from a page that the real templates
made, so that the page is never older than they are. It is for those who change the portal, and is
not published: readers have no use for it, and a portal of another commune has other data.
"""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import NamedTuple

from lxml import html

sys.path.insert(0, str(Path(__file__).parents[2] / "hooks"))

from thidua.look.assets import EXTRA_STYLES
from workspace import FIVE_PLANS, REPOSITORY, SAMPLE, Workspace

ADDRESS = "thiet-ke/index.html"
GIVEN, ANNOTATED = "given", "annotated"
PLAN = "ke-hoach/xa-mau-2026-kinh-te-xa-hoi/index.html"
HONOREE = "guong/nguoi-tot-2026-01/index.html"
SHEETS = tuple(name for name in EXTRA_STYLES if name != "embed.css")  # the frames of other sites
_TOKEN = re.compile(r"^\s*--(?P<name>[\w-]+): (?P<value>[^;]+);", re.M)


class Component(NamedTuple):
    """Something that pages are made of.

    Attributes:
        name: what we call it.
        use: when to use it, and when not.
        where: its template or style sheet.
        site: which site shows it.
        page: a page of that site.
        way: where in the page it is, as a class, or a tag and a class.
    """

    name: str
    use: str
    where: str
    site: str
    page: str
    way: str


COMPONENTS = (
    Component("List head", "Title and one sentence of every list; the sentence says what is there.",
              "css/heads.css", GIVEN, "linh-vuc/index.html", "list-head"),
    Component("Plan card", "A plan in any list. Never for anything but plans.",
              "parts/card.html", GIVEN, "ke-hoach/index.html", "card"),
    Component("Card with a review", "The same, where results are known.",
              "parts/card.html", ANNOTATED, "ke-hoach/index.html", "card"),
    Component("Buttons", "One strong button on a screen; quiet ones for the rest.",
              "css/controls.css", GIVEN, "index.html", "more"),
    Component("Chips", "Short links to places of one kind.",
              "css/controls.css", ANNOTATED, PLAN, "chips"),
    Component("Tags", "What sort of thing it is; never a link. Gold marks what stands out.",
              "css/controls.css", ANNOTATED, PLAN, "plan-head__kind"),
    Component("Period and status", "The printed period; today's status comes by script beside it.",
              "parts/when.html", ANNOTATED, "ke-hoach/index.html", "when"),
    Component("Large figures", "At most four, each leading to its printed words.",
              "pages/plan.html", ANNOTATED, PLAN, "highlights"),
    Component("Target", "The printed words, and behind one control what is known about them.",
              "parts/target.html", ANNOTATED, PLAN, "targets__row"),
    Component("States of results", "Words and a mark, never colour alone.",
              "parts/result.html", ANNOTATED, PLAN, "states"),
    Component("Progress", "How many of how many; no percentage that nobody printed.",
              "css/records.css", ANNOTATED, PLAN, "progress"),
    Component("Deadlines", "Passed, near and far differ in words; the script counts the days.",
              "parts/due.html", ANNOTATED, PLAN, "deadlines"),
    Component("Note", "What the portal itself says about printed words.",
              "css/text.css", ANNOTATED, PLAN, "note"),
    Component("Quotation", "Words of the document, as printed.",
              "css/plan.css", ANNOTATED, PLAN, "quote"),
    Component("Chart", "Title that says the finding, what is drawn, source, ways to take it away.",
              "parts/chart.html", GIVEN, "index.html", "chart-frame"),
    Component("Small charts", "The same measure for several bodies or years.",
              "parts/small-charts.html", GIVEN, "nam/2021/index.html", "small-charts"),
    Component("Story", "An honoured example, with or without a photograph.",
              "parts/story.html", ANNOTATED, "guong/index.html", "story"),
    Component("Saying", "What a person said, with their consent.",
              "css/stories.css", ANNOTATED, HONOREE, "saying"),
    Component("Search field", "One in the header; a large one where searching is the first thing.",
              "parts/search.html", GIVEN, "index.html", "search--large"),
    Component("Filters", "Selects that say how many each choice leaves; links without script.",
              "pages/plans.html", GIVEN, "ke-hoach/index.html", "filters"),
    Component("Table", "Scrolls sideways inside its own frame, and can be reached by keyboard.",
              "css/text.css", GIVEN, "huong-dan/index.html", "table-scroll"),
    Component("Empty", "Says why nothing is there, and what to do.",
              "css/controls.css", GIVEN, "tim-kiem/index.html", "empty"),
    Component("Foot of the page", "When it changed, how to report a mistake, how to print.",
              "parts/page-foot.html", GIVEN, "linh-vuc/index.html", "page-foot"),
)  # fmt: skip

_STYLE = Path(__file__).with_suffix(".css")


def write_design(sites: Mapping[str, Path], target: Path) -> Path:
    """Write the page into a copy of the site of the sample.

    Args:
        sites: the built sites by the names that components give.
        target: a folder that is not there yet.

    Raises:
        LookupError: when a component is on its page no more.
    """
    shutil.copytree(sites[ANNOTATED], target)
    frame = (target / "linh-vuc" / "index.html").read_text("utf-8")
    own = "".join(f'<link rel="stylesheet" href="../assets/{name}">' for name in SHEETS)
    own += f"<style>{_STYLE.read_text('utf-8')}</style>"
    frame = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', own, frame)
    body = "\n".join(["<h1>Design</h1>", *_show_tokens(), *_show_components(sites)])
    start, end = frame.index('<main id="phan-chinh"'), frame.index("</main>")
    page = target / ADDRESS
    page.parent.mkdir()
    page.write_text(
        f'{frame[:start]}<main id="phan-chinh" lang="en">{body}{frame[end:]}',
        "utf-8", newline="\n",
    )  # fmt: skip
    return page


def _show_tokens() -> Iterator[str]:
    css = (REPOSITORY / "overrides" / "css" / "tokens.css").read_text("utf-8")
    first = css[: css.index("}")]
    yield "<h2>Tokens</h2><p>Their values in the light look; all else is made of them.</p>"
    colours, others = [], []
    for token in _TOKEN.finditer(first):
        name, value = token["name"], escape(token["value"])
        told = f"<b>--{name}</b><code>{value}</code></li>"
        if value.startswith("#"):
            colours.append(f'<li><i style="background: var(--{name})"></i>{told}')
        else:
            others.append(f"<li>{told}")
    yield f'<ul class="tokens">{"".join(colours)}</ul>'
    yield f'<ul class="tokens tokens--plain">{"".join(others)}</ul>'
    yield (
        "<h2>Looks</h2><p>Light and dark, high contrast, four sizes of letters: try them with "
        "the button <b>Aa</b> above, forced colours and print with the browser. Reach everything "
        "with Tab: what has the focus is framed.</p>"
    )


def _show_components(sites: Mapping[str, Path]) -> Iterator[str]:
    yield "<h2>Components</h2>"
    for one in COMPONENTS:
        yield (
            f'<section class="shown"><h3>{escape(one.name)}</h3><p>{escape(one.use)}<br>'
            f"<code>overrides/{escape(one.where)}</code>, class <code>{escape(one.way)}</code></p>"
            f'<div class="shown__one" lang="vi">{find_component(one, sites)}</div></section>'
        )


def find_component(one: Component, sites: Mapping[str, Path]) -> str:
    """The HTML of a component as a page has it.

    Raises:
        LookupError: when its page has it no more.
    """
    page = html.fromstring((sites[one.site] / one.page).read_text("utf-8"))
    wanted = f'//*[contains(concat(" ", @class, " "), " {one.way} ")]'
    for found in page.xpath(wanted):
        found.tail = None
        found.attrib.pop("data-filters", None)
        is_row = found.tag in {"li", "tr"}
        text = html.tostring(found, encoding="unicode")
        return f"<ul>{text}</ul>" if is_row else text
    raise LookupError(f"{one.name}: no .{one.way} on {one.page}")


def main() -> None:
    """Build both sites and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        sites = {
            GIVEN: Workspace(Path(folder) / "given", FIVE_PLANS / "data").built(),
            ANNOTATED: Workspace(Path(folder) / "annotated", SAMPLE).built(),
        }
        target = Path(sys.argv[1])
        shutil.rmtree(target, ignore_errors=True)
        print(write_design(sites, target))


if __name__ == "__main__":
    main()
