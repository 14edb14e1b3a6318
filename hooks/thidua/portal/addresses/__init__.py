"""Lasting addresses: those that exist, those that existed before, and where the latter lead now.

``standing`` is every address there is, told from records without making a page. ``book`` is
``data/addresses.yml``. ``lasting`` demands an entry for what stood before and does not stand now.
``forwards`` says where old addresses lead. ``former`` reads an earlier state; raise its
``VERSION`` when what is read could come out otherwise.
"""
