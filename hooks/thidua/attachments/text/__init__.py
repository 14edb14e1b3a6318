"""Reading the text of an original, of any type, as paragraphs.

Both the comparison of a plan with its original and the drafting of a plan from a document read
here (``reading``), so that they always get the same words.

- **Word and OpenDocument**: ``word``, ``opendocument``; ``officelines`` makes paragraphs of the
  printed lines of both. ``tabbed`` and ``texthalves`` part what
  tabs and spaces hold apart.
- **PDF**: ``pdfpages`` asks PDFium what stands on a page, ``visibility`` says which letters a
  reader sees, ``pdfwords`` makes words.
- **Scans**: ``recognition`` reads what Tesseract found.
- **Pages of words with places** (PDF, scans): ``layout`` makes paragraphs, with ``lines``,
  ``columns``, ``newspaper``, ``furniture``, ``grids``, ``drawntables`` and ``alignedtables``.
  ``tests/support/pdflayouts.py`` lists the layouts that are read right; add one that is not, made
  with ``tests/support/pdfmaker.py``.
- **Workbooks**: ``workbook``; ``numberformats`` shows a value as Excel does. ``workbookcells``
  gives cells with their kinds to readers of forms.
- **Plain text**: ``plaintext``, ``texttables``.

Readers account for every letter. What is in no paragraph is in ``omissions``, with a reason; what
cannot be read is an ``UnreadableTextError``. ``tests/support/plainwalk.py`` finds the letters of a
package by itself. A construct that loses one goes into ``tests/support/wordconstructs.py`` or
``tests/support/odfconstructs.py``.
"""
