"""Written pages: the Markdown of ``docs/*.md``, what it may contain, and checks of it.

``dialect`` defines which Markdown it is; ``furniture`` adapts callouts, tabs, tables and icons to
the portal. ``files``, ``text``, ``markup``, ``links`` and ``snippets`` find problems; ``checking``
calls them all. Every framework that publishes the portal must render pages in this dialect.
"""
