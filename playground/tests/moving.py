"""An animated PNG out of still ones: https://www.w3.org/TR/png-3/#apng-frame-based-animation.

Browsers show it as a picture that moves, and what does not know it shows the first frame.
"""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunks(png):
    """Each chunk of a PNG: its type and its content."""
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def frames(png):
    """How many frames an animated PNG has; 1 where it does not move."""
    return next((struct.unpack_from(">I", content)[0] for kind, content in chunks(png) if kind == b"acTL"), 1)


def _packed(png):
    """A still picture's pixels, packed as tightly as zlib can."""
    return zlib.compress(zlib.decompress(b"".join(part for kind, part in chunks(png) if kind == b"IDAT")), 9)


def animated(stills):
    """One picture of pairs of a PNG and the seconds for which it shows, over and over. All are of one size and kind."""
    head = next(content for kind, content in chunks(stills[0][0]) if kind == b"IHDR")
    width, height = struct.unpack_from(">II", head)
    parts, number = [SIGNATURE, _chunk(b"IHDR", head), _chunk(b"acTL", struct.pack(">II", len(stills), 0))], 0
    for first, (png, seconds) in zip([True] + [False] * len(stills), stills, strict=False):
        assert next(content for kind, content in chunks(png) if kind == b"IHDR") == head, "frames of one size and kind"
        control = struct.pack(">IIIIIHHBB", number, width, height, 0, 0, round(seconds * 1000), 1000, 0, 0)
        parts.append(_chunk(b"fcTL", control))
        number += 1
        if first:
            parts.append(_chunk(b"IDAT", _packed(png)))
        else:
            parts.append(_chunk(b"fdAT", struct.pack(">I", number) + _packed(png)))
            number += 1
    return b"".join([*parts, _chunk(b"IEND", b"")])
