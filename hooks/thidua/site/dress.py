"""What is the same for every page of a site."""

from __future__ import annotations

from typing import NamedTuple

from thidua.look.assets import Assets
from thidua.look.dressing import Look
from thidua.site.render import Renderer


class Dress(NamedTuple):
    """What is the same for every page: templates, style sheets and scripts, colours and logo."""

    renderer: Renderer
    assets: Assets
    look: Look
