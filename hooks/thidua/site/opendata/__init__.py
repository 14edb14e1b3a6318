"""Open data: everything the pages show, for machines and spreadsheets.

``records`` says what there is, ``tables`` makes CSV and XLSX of it, ``description`` tells machines
what they get (JSON Schema, OpenAPI, Data Package), ``files`` lists all files with their content.
``workbook`` cuts one workbook of XlsxWriter into a model and writes the rest. ``all_figures`` puts
the largest tables together from pieces that are kept. ``results_form`` is the form that staff fill
in.
"""
