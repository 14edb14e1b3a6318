"""All records of a portal: loading them, checking them with rules, the catalogue, addresses.

- **Loading**: ``loading`` reads ``data/``. ``plans_loading`` takes what the store knows of each
  plan and reads the others; ``dossier`` is all that is read from one folder, ``plan_summary`` a
  kilobyte of it. ``sources`` holds all summaries for rules across records, ``catalogue`` sorts and
  indexes them, and its ``open_plan`` reads one plan whole.
- **Targets and results**: ``targets`` is every printed line with its figures and their indicators.
  ``results`` puts reports beside them, or figures that staff stated (``stated_results``). Pages,
  charts and open data take figures from nowhere else.
- **Reading reports**: ``reports`` finds which number of a report is about which figure.
  ``better_way`` says which way is better where no indicator does; ``judging`` compares.
  ``result_states`` is the rule of states, of which its page is made. ``target_matching`` says of
  which target a clause tells, and whether that is sure. ``tallies`` counts.
- **The life of plans and bodies**: ``decisions`` finds the documents that change plans before any
  plan is read, so that the key of a plan depends on them. ``effect_words`` has the words by which
  they say what they do; teach a wording there. ``versions`` derives what holds on which
  day, for all days at once: nobody here knows today, ``overrides/js/status.js`` does.
  ``todays_rules`` holds what depends on the day; the command gives the day, and nothing of it is
  kept. ``succession`` knows which bodies came before and after which; pages, search and open data
  ask nobody else.
"""
