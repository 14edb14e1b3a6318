"""Drafting plans from documents.

The steps are called in ``plan``. ``recognised`` corrects errors of recognition. ``outline`` cuts
the text into the parts that such documents have. Each reader (``document``, ``citations``,
``body``, ``campaign``) takes the fields of its part from the outline and returns a typed record
with its doubts; the wordings that it knows stand in tables at its top. ``plan`` joins the records.
A field that the document does not state stays empty. Whatever a reader is not sure of becomes a
doubt, which staff find under ``review:`` in the file. ``ledger`` claims the words of every field
in the manuscript; what nobody claims, it lists as unplaced. ``changes`` recognises decisions about
plans, ``changed_targets`` the lines that they change.

``tests/authoring/test_drafting.py`` prints precision and recall by field, and holds them.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I (format of documents); Luật 06/2022/QH15, Điều 16
(content of a campaign plan).
"""
