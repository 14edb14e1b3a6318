"""Reading data files together with their comments, and writing them in canonical form.

``reading`` makes a ``tree`` with comments, ``writing`` writes it. The canonical form depends only
on the data and the model. So a change of one field changes one line, and people and programs write
the same file. Whatever program writes data writes it here.
"""
