"""Plans drafted from the documents they come from.

The order of work, as ``plan`` states it: ``recognised`` mends what a machine misread; ``outline``
cuts the text where documents of the genre are cut; each reader takes the fields of its part out of
the outline and returns a typed record (``document``, ``citations``, ``body``, ``campaign``);
``plan`` puts the records together. A field that the document does not say stays empty. What a
reader is not sure of becomes a doubt, which staff find in ``review``.

Sources: Nghị định 30/2020/NĐ-CP, Phụ lục I (thể thức); Luật 06/2022/QH15, Điều 16 (what a campaign
plan says).
"""
