"""Starting a plan from a few answers: the questions, the meaning of answers, and the files.

This package does not ask anything itself; a command or a form asks the questions in its own way.
"""
