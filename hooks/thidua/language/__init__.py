"""Vietnamese texts: letters, dates, document numbers, reduced Markdown, abbreviations.

- ``vietnamese`` knows letters, tones, order and slugs; ``compounds`` the words that no line may
  break.
- ``odd_letters`` is the one table of letters that may not stand in data: folded or refused, each
  with its reason. Values are looked at after YAML is read.
- ``endless`` says what is longer than in any document, of data and of originals.
- ``alike_signs`` is the one table of signs that mean the same, for whoever reads figures, speaks
  or paints. ``plain_signs`` spells what a font or a telephone has not.
- ``compared_words`` takes texts apart for whoever compares their words and numbers.
- ``person_names`` finds a person's name in a text, in every form somebody may have written.
- ``plain_words`` shows foreign text literally, on a terminal or in a review.
- ``markup`` is the Markdown of passages, and ``passage_html`` makes HTML of it.
- ``web_address`` has a sentence and a cure for every fault of an address.
"""
