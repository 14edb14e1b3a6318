"""A built site looked at from outside: what every page of every portal must keep to.

It reads nothing but the files of the site, so it finds what no test of the engine can: a broken
link in a portal's own text, a style of its own that asks another host.
"""

from thidua.site.audit.checking import audit_site, find_problems, survey_site
from thidua.site.audit.kinds import choose_pages
from thidua.site.audit.pages import PublishedPage, read_page, read_site

__all__ = [
    "PublishedPage",
    "audit_site",
    "choose_pages",
    "find_problems",
    "read_page",
    "read_site",
    "survey_site",
]
