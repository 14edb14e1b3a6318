"""Reading YAML files into validated records, and writing them in canonical form.

Bytes become text (``decoding``), then a tree of strings that knows where everything stood
(``yamltree``). YAML never infers a type. What no plan needs (anchors, tags, several documents) is
refused. ``yamldata`` is the quick way into files without a problem; whatever it finds odd it
leaves to ``yamltree``, which can say what and where.

One mistake gives one message. ``yamladvice`` says why a file is no YAML: ``yamlslips`` and
``yamlgroups`` list what may have slipped, and those slips are told without whose repair the file
cannot be read; else ``yamlindent`` says which line is out of place. ``repairing`` does the same
for a file that can be read but says nonsense. ``tests/support/mistakes.py`` makes each kind
of mistake in each line.

``file_kinds`` lists the kinds of files. ``validation`` explains each fault of one file.
``closed_lists`` merges the engine's lists (``vocabularies/``) with a portal's. ``schemas`` and
``field_reference`` are made from the model.
"""
