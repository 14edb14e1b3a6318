"""The search index: what can be found, in words made alike on both sides, in small files.

``entries`` lists pages and the places in them, ``words`` says what counts as a word, with its
marks as a number. ``pages`` takes one page apart into bytes that are kept by content. ``texts``,
``runs`` and ``postings`` put all pages together, ``keys`` and ``shards`` write them as many small
files. ``updating`` changes the last index where pages changed, with ``incremental``.

``tests/support/plain_index.py`` tells the rules again in plain Python. The query side is
``overrides/js/search/``; ``tests/search/search-words.json`` holds the two sides of ``words``
together.
"""
