"""What the kit of each page is made of, and the pages and files of it.

``told`` and ``telling`` take the words and figures of a page for its kit. ``texts`` composes what
is told of a plan in words, ``text_makings`` its files; ``wording`` and ``pictures`` what pictures
say, ``honoree_posters`` what posters of examples do. ``kit_pages`` is the page of a kit.
``embeds`` are pages for the frames of other sites. ``plan_kits`` joins what is of one plan.
``news`` and ``plan_events`` are entries of feeds and calendars. ``old_kits`` and ``former_copies``
answer where kits were, ``forwarding`` leads on from short addresses and from those of targets.
"""
