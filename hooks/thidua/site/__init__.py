"""What readers and machines get: pages, search, open data, and the build that writes them.

``build`` writes a whole portal to a folder, as ``build_inputs`` says. ``plan_making`` makes the
parts of one plan, in the process that has read it (``plan_parts``). ``makings`` lists the site by
sections, and every file of a section with a key: a hash of all that it shows. The sections of a
plan are listed in a row, so that what one opens or draws, the next finds. ``placing`` takes over
files whose key is the same, and ``render`` makes the others. Pages are made one at a time and
forgotten once written; addresses are known beforehand. ``manifest`` and ``last_build`` note what
was made of what. ``trees`` holds the site as it stands, the new one and the spare one.
``kept_assets`` keeps style sheets and scripts as they are published.

``plan_front`` is what lists and the home page show of one plan. ``script_values`` gives scripts
what they share with Python (addresses, kinds, sizes), as ``overrides/js/search/site.js``: no
script writes such a value itself.
"""
