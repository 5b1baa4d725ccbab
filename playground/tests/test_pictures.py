"""The README's pictures show what today's product shows."""

import moving
import scene
from machine import ROOT

IMAGES = ROOT / "docs" / "images"
ADVICE = "the README's pictures are old: run `make pictures`, and look at them"


def test_the_pictures_words_are_todays(page, address):
    scene.play(page, address)
    still, _ = scene.recorded(IMAGES)
    assert scene.words(page) == still, ADVICE


def test_the_moving_picture_ends_with_todays_words(page, address):
    scene.act(page, address, lambda _: None)
    _, at_the_end = scene.recorded(IMAGES)
    assert scene.words(page) == at_the_end, ADVICE


def test_the_moving_picture_moves_and_is_quickly_there():
    picture = (IMAGES / scene.MOVING).read_bytes()
    assert moving.frames(picture) > 5
    assert len(picture) < 1_000_000
    for name in scene.STILLS:
        assert moving.frames((IMAGES / name).read_bytes()) == 1
