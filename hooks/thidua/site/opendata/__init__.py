"""Open data: everything the pages show, for machines and spreadsheets.

``records`` says what there is, ``tables`` makes CSV and XLSX of it, ``description`` tells machines
what they get (JSON Schema, OpenAPI, Data Package), ``files`` lists all files with their content.
"""
