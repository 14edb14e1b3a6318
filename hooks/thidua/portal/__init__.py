"""All records together: loading them, the catalogue, rules across records, addresses."""
