"""Reading what reports say of targets, and finding which number is about which figure.

``report_sentences`` reads a line: values, shares of the plan (``plan_shares``), and what was
planned (``report_reading``); ``sentence_cuts`` tells where clauses and phrases end, ``shorthand``
writes out what terse reports write in short, ``printed_words`` goes back to what is printed.
``report_clauses`` finds what the clauses of a whole report tell.
``report_wordings`` and ``report_phrases`` hold the tables of wordings, and the reasons why nobody
is sure. ``report_changes``, ``shares``, ``fractions``, ``grades``, ``in_turn`` (*lần lượt*) and
``listed_deeds`` tell what a number beside another is;
``bare_pairs`` gives *5.200/5.000* the unit of its target.

``pairing`` gives each figure of a target its number, ``choosing`` where several fit. They ask:

- ``names`` whether a report names the same thing: in ``report_words`` written in one way, without
  what only sets the scene (``heads``) or leads up to it (``scenes``, ``led_up_to``), with what
  says the same (``synonyms``, ``branches``) and what goes without saying (``implied``);
- ``report_units`` whether it is counted alike;
- ``narrower``, ``scope`` and ``several`` whether it is a part, all, or one of several things;
  ``other_kinds`` whether it counts another kind too, ``shared_deeds`` whether it says which of
  those that do the same;
- ``report_levels`` of which level of bodies it is, ``actors`` whose deed;
- ``words_around`` what the words around a number, which no name has, make of it;
- ``doubts`` why it may be another yet, ``confirming`` whether it is one whose plan is as large.

Where a pairing is not sure, nothing is compared and the reason is told.
"""
