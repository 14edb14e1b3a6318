"""How tests are spread over the processes of ``pytest -n``."""

from __future__ import annotations

import functools
from collections import Counter

from xdist.scheduler import LoadScopeScheduling

from speeds import shares_preparations

_MANY = 100
"""A module with more tests goes to one process as a whole: to send them singly costs more."""


class Spreading(LoadScopeScheduling):  # type: ignore[misc]
    """Gives each process a test at a time, but modules with preparations of their own as a whole.

    Workers have the slow tests first, so that no process waits long for another at the end.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = _module_of(nodeid)
        return module if self._is_whole(module) else nodeid

    def _is_whole(self, module: str) -> bool:
        return shares_preparations(self.config.rootpath / module) or self._sizes[module] > _MANY

    @functools.cached_property
    def _sizes(self) -> Counter[str]:
        return Counter(map(_module_of, self.collection or ()))


def _module_of(nodeid: str) -> str:
    return nodeid.partition("::")[0]
