"""Data files in their one canonical form: read with their comments, and written again.

The form follows from the data and the model alone, so that one changed field is a change of one
line, and whoever writes a file, a person or a program, writes it the same way.
"""
