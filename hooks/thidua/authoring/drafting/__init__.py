"""Plans drafted from the documents they come from.

``outline`` cuts a manuscript where documents of the genre are cut (header, title, preamble,
sections, end); a module for each part takes its fields out; ``plan`` puts them together. Nothing is
invented: what the document does not say stays out, and what is not sure is told in ``review``.
Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức); Luật 06/2022/QH15, Điều 16 (what a campaign
plan says).
"""
