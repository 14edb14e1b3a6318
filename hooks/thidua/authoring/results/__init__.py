"""Getting results in: from a form that staff filled in, or from the report itself.

**Forms.** Each row of the form (``site/opendata/results_form``) has a code of its line and of its
result. ``form_table`` reads XLSX or CSV, ``form_rows`` finds what each row is about,
``form_entries`` doubts cells and ``word_doubts`` the words of a result, ``form_changes`` says what
they change, ``merging`` writes it into ``results.yml``; ``importing`` states the order.

**Reports.** ``report_tables``, ``report_unit_tables``, ``report_unit_lines`` and
``portal/reports`` read what is told, ``portal/target_matching`` says of which target and whether
that is sure, ``report_draft`` accounts for every number with the ledger of drafting,
``report_starting`` adds the review. Teach it a report in ``tests/support/reports.py``.
"""
