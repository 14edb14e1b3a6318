"""The desk: a web server on the member of staff's own machine, for work without YAML and git.

It is an edge, like ``portal_cli``. It shows and writes what the core knows, and knows no more
about plans than the core does. The core never imports it.

- **The door**: ``guard`` refuses what its own pages do not send.
- **Forms**: ``kinds`` and ``forms`` make them from the model, ``record_page`` shows one,
  ``answers`` puts what was sent into the tree and checks it. ``naming`` says what people call
  records.
- **Writing**: ``repository`` writes whole files that can be undone.
- **Receiving and review**: what comes from outside is read in processes of their own
  (``draft_process``, ``report_process``, ``picture_process``, called by ``jobs``). ``waiting`` and
  ``placing`` know what becomes of a draft when somebody decides, ``items`` lets doubts follow
  their items, ``rearranging`` and ``more_targets`` move paragraphs, ``sections`` closes empty ones.
- **Tables**: ``result_grid`` with ``grid_lines`` and ``pasting``, and ``amending``.
  ``incoming_reports`` drafts results, ``result_review`` knows what of them waits.
- **Sending**: ``merging`` joins two people's changes field by field, ``settling`` merges what
  others sent or leaves all as it was. ``git_complaints`` says why git refused, ``proposals`` where
  a proposal is opened. ``handing_over`` makes a ZIP where there is no git.

What the names in forms and addresses mean stands at the top of ``web``.

Somebody walked through it as a new user: ``docs/quyet-dinh/0008-ban-lam-viec.md``. ``python
tests/support/guide_pictures.py`` renews the pictures of the guides.
"""
