"""Reading PDFs that have text: ``pdfwords`` finds words, ``layout`` makes paragraphs of them."""

from __future__ import annotations

import pypdfium2

from thidua.attachments.text.garbledwords import with_letters_of_another_library, without_garbled
from thidua.attachments.text.layout import manuscript_of
from thidua.attachments.text.model import Manuscript
from thidua.attachments.text.pdfbounds import check_bounds
from thidua.attachments.text.pdflayers import list_hidden_layers
from thidua.attachments.text.pdfwords import printed_page


def read_pdf(content: bytes) -> Manuscript:
    """Read the manuscript of a PDF that has been inspected; without text it has no paragraphs.

    Raises:
        UnreadableTextError: if it draws too much, or does not tell which letters it shows.
    """
    check_bounds(content)
    hidden_layers = list_hidden_layers(content)
    document = pypdfium2.PdfDocument(content)
    try:
        pages = []
        for index in range(len(document)):
            page = document[index]
            pages.append(printed_page(page, hidden_layers))
            page.close()
    finally:
        document.close()
    return manuscript_of(with_letters_of_another_library(content, without_garbled(pages)))
