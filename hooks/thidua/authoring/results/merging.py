"""Writing changes into ``results.yml``: comments stay, and so does what did not change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from thidua.authoring.results.form_changes import FormChanges, ResultWords, ReviewFacts
from thidua.authoring.results.form_entries import EnteredFigure
from thidua.datafiles.format.tree import Node, tree_of


def merge_changes(tree: Node | None, changes: FormChanges) -> Node:
    """Make the tree of ``results.yml`` with the changes of a form.

    Args:
        tree: of the file; None if there is none yet.
        changes: of a form.
    """
    tree = tree or Node({"reviews": Node(())})
    reviews = list(_items(tree["reviews"]))
    for (review, result), words in changes.results.items():
        results = list(_items(reviews[review]["results"]))
        results[result] = _change_result(results[result], words)
        reviews[review] = _set(reviews[review], {"results": tuple(results)})
    for (review, result, unit), words in changes.units.items():
        results = list(_items(reviews[review]["results"]))
        units = list(_items(results[result]["units"]))
        units[unit] = _change_unit(units[unit], words)
        results[result] = _set(results[result], {"units": tuple(units)})
        reviews[review] = _set(reviews[review], {"results": tuple(results)})
    for at, facts in changes.reviews.items():
        reviews[at] = _change_review(reviews[at], facts)
    for facts, added in changes.added.items():
        results = [tree_of(_make_result(words)) for words in added]
        own = next((at for at, node in enumerate(reviews) if _is_of(node, facts)), None)
        if own is None:
            add_review(reviews, tree_of(_make_review(facts, results)))
        else:
            joined = (*_items(reviews[own]["results"]), *results)
            reviews[own] = _set(reviews[own], {"results": joined})
    for facts, added in changes.added_units.items():
        place = next(at for at, node in enumerate(reviews) if _is_of(node, facts))
        results = list(_items(reviews[place]["results"]))
        for words in added:
            whole = next(at for at, node in enumerate(results) if _is_about(node, words))
            before = _entries(results[whole]).get("units", Node(()))
            told = tree_of(_make_words(words, {"unit": words.unit}))
            results[whole] = _set(results[whole], {"units": (*_items(before), told)})
        reviews[place] = _set(reviews[place], {"results": tuple(results)})
    if changes.reviews:
        reviews.sort(key=lambda node: str(node["date"].value))
    return _set(tree, {"reviews": tuple(reviews)})


def add_review(reviews: list[Node], review: Node) -> int:
    """Put a review among others, from the oldest to the newest; tell at which index."""
    day = str(review["date"].value)
    later = (at for at, node in enumerate(reviews) if str(node["date"].value) > day)
    place = next(later, len(reviews))
    reviews.insert(place, review)
    return place


def _entries(node: Node) -> dict[str, Node]:
    assert isinstance(node.value, dict)
    return node.value


def _items(node: Node) -> tuple[Node, ...]:
    assert isinstance(node.value, tuple)
    return node.value


def _set(node: Node, changed: Mapping[str, Any]) -> Node:
    """A group with other values; None takes an entry away. Comments stay where they are."""
    assert isinstance(node.value, dict)
    entries = dict(node.value)
    for name, value in changed.items():
        old = entries.get(name)
        if value is None or value == "":
            entries.pop(name, None)
        elif old is None:
            entries[name] = tree_of(value)
        elif old.value != value:
            entries[name] = Node(tree_of(value).value, old.comment, old.before, old.after)
    return Node(entries, node.comment, node.before, node.after)


def _is_of(node: Node, facts: ReviewFacts) -> bool:
    return (node["kind"].value, node["date"].value) == (facts.kind.value, str(facts.day))


def _is_about(node: Node, words: ResultWords) -> bool:
    """Whether a result is about the same target or goal."""
    name, said = ("target", words.place) if words.place else ("goal", words.goal)
    found = _entries(node).get(name)
    return found is not None and str(found.value).split() == said.split()


def _change_review(node: Node, facts: ReviewFacts) -> Node:
    source = _set(node["source"], {"text": facts.report, "number": facts.number})
    changed = _set(node, {"kind": facts.kind.value, "date": str(facts.day)})
    assert isinstance(changed.value, dict)
    return Node({**changed.value, "source": source}, node.comment, node.before, node.after)


def _change_result(node: Node, words: ResultWords) -> Node:
    assert isinstance(node.value, dict)
    old = node.value.get("figures")
    return _set(node, {
        "text": words.text,
        "verdict": words.verdict,
        "figures": _change_figures(_items(old) if old else (), words.figures),
    })  # fmt: skip


def _change_unit(node: Node, words: ResultWords) -> Node:
    """A unit with other words; another name is that of another body, whose code nobody knows."""
    changed = _change_result(node, words)
    if _entries(node)["unit"].value == words.unit:
        return changed
    return _set(changed, {"unit": words.unit, "issuer": None})


def _change_figures(
    old: Sequence[Node], figures: Sequence[EnteredFigure]
) -> tuple[Node, ...] | None:
    """Figures with their new numbers; what the form does not show stays, if it is as many."""
    made = [_make_figure(figure) for figure in figures]
    if len(old) != len(made):
        return tuple(map(tree_of, made)) or None
    empty = dict.fromkeys(("name", "value", "of", "unit"))
    changed = [_set(node, {**empty, **new}) for node, new in zip(old, made, strict=True)]
    return tuple(changed) or None


def _make_figure(figure: EnteredFigure) -> dict[str, str]:
    fields = {"name": figure.name, "value": figure.value, "of": figure.of, "unit": figure.unit}
    return {name: value for name, value in fields.items() if value}


def _make_result(words: ResultWords) -> dict[str, Any]:
    about = {"target": words.place} if words.place else {"goal": words.goal}
    return _make_words(words, about)


def _make_words(words: ResultWords, about: dict[str, str]) -> dict[str, Any]:
    result: dict[str, Any] = {**about, "text": words.text}
    if words.verdict:
        result["verdict"] = words.verdict
    if words.figures:
        result["figures"] = [_make_figure(figure) for figure in words.figures]
    return result


def _make_review(facts: ReviewFacts, results: Sequence[Node]) -> dict[str, Any]:
    source = {"text": facts.report, **({"number": facts.number} if facts.number else {})}
    return {
        "kind": facts.kind.value,
        "date": str(facts.day),
        "source": source,
        "results": tuple(results),
    }
