"""All records of a portal: loading them, checking them with rules, the catalogue, addresses.

- **Loading**: ``loading`` reads ``data/``. ``plans_loading`` takes what the store knows of each
  plan and reads the others; ``dossier`` is all that is read from one folder, ``plan_summary`` a
  kilobyte of it. ``sources`` holds all summaries for rules across records, ``catalogue`` sorts and
  indexes them, and its ``open_plan`` reads one plan whole.
- **Targets and results**: ``targets`` is every printed line with its figures and their indicators.
  ``results`` puts reports beside them. Pages, charts and open data take figures from nowhere else.
- **Reading reports**: ``reports`` reads what a report says of a target: values, shares of the plan,
  what was planned. ``report_wordings`` holds the tables of wordings, and the reasons why nobody is
  sure. ``pairing`` finds which number is about which figure, ``report_names`` whether it names the
  same thing, ``report_narrower`` whether a part or a stricter share of it, ``report_implied`` what
  goes without saying, ``report_synonyms`` what says the same, ``report_doubts`` why it may be
  another yet, ``report_levels`` of which level of bodies it is, ``report_several`` whether it is
  about one of several things, ``in_turn`` what is told as *lần lượt*. ``better_words`` says which
  way is better where no indicator does; ``judging`` compares. Where a pairing is not sure, nothing
  is compared and the reason is told. ``result_states`` is the rule of states, of which its page is
  made. ``report_clauses`` finds what the clauses of a report tell, ``target_matching`` of which
  target, and whether that is sure. ``tallies`` counts.
- **The life of plans and bodies**: ``decisions`` finds the documents that change plans before any
  plan is read, so that the key of a plan depends on them. ``versions`` derives what holds on which
  day, for all days at once: nobody here knows today, ``overrides/js/status.js`` does.
  ``todays_rules`` holds what depends on the day; the command gives the day, and nothing of it is
  kept. ``succession`` knows which bodies came before and after which; pages, search and open data
  ask nobody else.
"""
