"""The desk: a small web server on the member of staff's own machine, for work without YAML and git.

It is an edge, like ``portal_cli``. It shows and writes what the core knows, and knows no more about
plans than the core does. The core never imports it.
"""
