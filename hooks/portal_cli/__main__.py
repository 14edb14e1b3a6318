"""``python -m portal_cli``, where the command itself is not on the path."""

from portal_cli.main import run_command

run_command()
