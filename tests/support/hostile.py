"""Words that try to be more than words in a review, and what a review may make of them."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

HOSTILE_WORDS = (
    "<script>alert(1)</script><img src=x onerror=y> [a](https://evil.example) ![b](x.png) **đậm** "
    "@nhom/moi @ai #12 !34 ~nhan %moc &5 GH-6 :smile: https://evil.example www.evil.example "
    "a@evil.example deadbeefcafe $x^2$ `c` | {+x+} [-y-] &lt;b&gt; <!-- \u202eđảo\u200b - # 1."
)
"""All at once: markup, whatever a forge makes a link or a mention of, letters nobody sees."""

HOSTILE_LINES = (
    HOSTILE_WORDS,
    "một\n::error file=x::hai\r\nba",
    "100 % của %0A và %25",
    "[mã](javascript:alert(1)) <img src=x onerror=y> @moinguoi #12 {0}",
    "lẻ một dấu ` và *đậm* ![ảnh](http://x)",
    "```[x](https://evil.example)`b`@ai`",
    "`` ` @ai `` https://evil.example `",
    "\x00\x1b]0;tiêu đề\x07\u202e\u2028hết",
)
"""The same and other tricks, each a message."""

_LIVE = (r"@\w", r"[#!]\d", r"~\w", r"%\w", r"GH-\d", "://", r"www\.", ":smile:", r"\$")


def assert_inert(text: str, *also: str) -> None:
    """Markdown that renders to nothing but plain elements, and to no link of any forge.

    Args:
        text: the Markdown.
        also: elements that may be there beside emphasis and code.
    """
    html = (
        MarkdownIt("commonmark", {"html": False})
        .enable("strikethrough")
        .render(text.replace("<span>$</span>", "USD"))
    )
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "strong", "code", *also}
    prose = re.sub(r"<code>.*?</code>", " ", html, flags=re.DOTALL)  # nothing is linked in code
    shown = re.sub(r"&\w+;", "", re.sub(r"<[^>]+>", " ", prose))
    for live in _LIVE:
        assert not re.search(live, shown), live
    assert not re.search(r"\bdeadbeefcafe\b", shown)
    assert not {"\u202e", "\u200b", "\x1b"} & set(html)
