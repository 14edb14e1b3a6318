"""How tests are spread over the processes of ``pytest -n``."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Sequence

from xdist.scheduler import LoadScopeScheduling
from xdist.workermanage import WorkerController

from speeds import shares_preparations

_MANY = 100
"""A module with more tests goes to one process as a whole: to send them singly costs more."""


class Spreading(LoadScopeScheduling):  # type: ignore[misc]
    """Gives each process a test at a time, but modules with preparations of their own as a whole.

    Workers have the slow tests first, so that no process waits long for another at the end.
    """

    def add_node_collection(self, node: WorkerController, collection: Sequence[str]) -> None:
        """Note where each test stands: each is looked up once."""
        super().add_node_collection(node, collection)
        if node in self.registered_collections:  # or else it found other tests than the others
            self.registered_collections[node] = Places(collection)

    def remove_node(self, node: WorkerController) -> str | None:
        """Take a process away; the test that killed it, which no other process is given.

        Or else it would kill them one after the other, and the rest would never be run.
        """
        work = self.assigned_work[node]
        for scope, tests in work.items():
            for test in tests:
                if not tests[test]:
                    tests[test] = True
                    if all(tests.values()):
                        del work[scope]
                    super().remove_node(node)
                    return str(test)
        super().remove_node(node)
        return None

    def mark_test_complete(
        self, node: WorkerController, item_index: int, duration: float = 0
    ) -> None:
        """Forget what is done: after each event all that a process was given is counted."""
        work = self.assigned_work[node]
        scope = self._split_scope(self.registered_collections[node][item_index])
        super().mark_test_complete(node, item_index, duration)
        if all(work[scope].values()):
            del work[scope]

    def _reschedule(self, node: WorkerController) -> None:
        """Give no test yet to a process that still looks for them, in the place of one that ended.

        It is asked again when it has found them; if another ends meanwhile, the run would end too.
        """
        if node in self.registered_collections:
            super()._reschedule(node)

    def _split_scope(self, nodeid: str) -> str:
        module = _module_of(nodeid)
        return module if self._is_whole(module) else nodeid

    def _is_whole(self, module: str) -> bool:
        return module in self._prepared or self._sizes[module] > _MANY

    @functools.cached_property
    def _sizes(self) -> Counter[str]:
        return Counter(map(_module_of, self.collection or ()))

    @functools.cached_property
    def _prepared(self) -> set[str]:
        root = self.config.rootpath
        return {module for module in self._sizes if shares_preparations(root / module)}


class Places(list[str]):
    """A list that knows where in it each of its different members stands."""

    def __init__(self, members: Sequence[str]) -> None:
        super().__init__(members)
        self._places = {member: place for place, member in enumerate(members)}

    def index(self, member: str, *_: object) -> int:
        """Where a member stands."""
        return self._places[member]


def _module_of(nodeid: str) -> str:
    return nodeid.partition("::")[0]
