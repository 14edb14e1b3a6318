"""The search index: what can be found, in words made alike on both sides, in small files.

The query side of the same rules is ``overrides/js/search/words.js``; ``tests/search-words.json``
holds the two together.
"""
