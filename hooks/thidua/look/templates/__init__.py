"""The templates of ``overrides/``: what they may use, and what is wrong with a portal's own."""
