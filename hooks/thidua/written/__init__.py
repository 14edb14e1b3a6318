"""Written pages: the Markdown of ``docs/*.md``, what it may hold, and what is wrong with it.

``dialect`` says which Markdown it is and ``furniture`` makes callouts, tabs, tables and icons fit
the portal. ``files``, ``text``, ``markup`` and ``links`` tell what is wrong; ``checking`` asks them
all. Whatever framework publishes the portal renders pages in this dialect.
"""
