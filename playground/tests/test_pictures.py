"""The README's pictures show what today's product shows."""

import scene
from machine import ROOT

IMAGES = ROOT / "docs" / "images"
ADVICE = "the README's pictures are old: run `make pictures`, and look at them"


def test_the_pictures_words_are_todays(page, address):
    scene.play(page, address)
    recorded = (IMAGES / scene.RECORD).read_text(encoding="utf-8")
    assert recorded == scene.record(page, IMAGES), ADVICE
