"""Vietnamese texts: letters, dates, document numbers, reduced Markdown, abbreviations."""
