"""Getting results in: from a form that staff filled in, or from the report itself.

``form_table`` reads the cells of a filled-in form, ``form_rows`` checks them against the plan,
``form_changes`` says what they change, ``merging`` writes it into ``results.yml``; ``importing``
states the order.
"""
