"""What officers use to tell of a plan: pictures, codes, posters; drawn from plain words.

``picture`` draws the picture of a page and ``painting`` makes PNG of it. ``sheets`` makes posters
and leaflets as PDF, ``qr`` codes (``qr_mask`` chooses masks as the library does, only sooner).
``announcing`` puts a loudspeaker text of a given length together; it speaks only passages that can
find room. ``feed``, ``calendar``, ``ready_texts`` and ``word_file`` write what their names say.
What of a plan they tell is chosen in ``site/kit/``.
"""
