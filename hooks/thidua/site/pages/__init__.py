"""What every page shows; templates turn it into HTML.

A page is an ``Address`` with a key of all that it shows, and a view: a frozen class beside the
function that makes the page (``page`` has the base, ``plan_view`` the view of a plan). Its fields
are all that the template may use. Modules decide what is shown; templates in ``overrides/`` hold
markup and loops only.

``plan_content`` is the document with notes and results, ``overview`` all that is told of it at a
glance; nothing stands in both, and ``glance_parts`` lists what one leads to in the other.
``chosen_charts`` and ``body_record`` choose what is drawn, ``counted_days`` which figures count on
which days, ``chart_files`` what stands at the address of a chart. ``fates`` tells on the page of a
decision what became of the plan, ``life_events`` when a campaign is over. ``running`` tells what
was still open when the data last changed; ``overrides/js/due.js`` what is so today.
``page_groups`` lists all pages but those of plans.
"""
