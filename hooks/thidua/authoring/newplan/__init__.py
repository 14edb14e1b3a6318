"""A plan started from a few answers: what to ask, what answers mean, and what to write.

Nothing here talks to anybody; a command or a form asks the questions in its own way.
"""
