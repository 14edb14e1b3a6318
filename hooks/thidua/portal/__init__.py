"""All records of a portal: loading them, checking them with rules, the catalogue, addresses."""
