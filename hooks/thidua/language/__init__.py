"""Vietnamese as data: letters, dates, numbers of documents, small markup, abbreviations."""
