"""Making records from documents and from answers."""
