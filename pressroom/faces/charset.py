"""Read the charset of a CFF. In: a font program. Out: its CIDs by glyph id, or `ValueError` where these differ.

A CID selects a glyph through the charset of a CID-keyed CFF, not by glyph id.
"""

import itertools


def guard_charset(cff: bytes, family: str) -> None:
    """Refuse a CID-keyed CFF whose CIDs are not its glyph ids: it prints blank in some readers."""
    charset = read_charset(cff)
    if charset is not None and any(cid != glyph for glyph, cid in enumerate(charset)):
        raise ValueError(f"subset of {family}: CIDs are not glyph ids")


def read_charset(cff: bytes) -> tuple[int, ...] | None:
    """Read the CIDs of a CID-keyed CFF by glyph id (Adobe TN 5176, 13); None where the CFF is keyed by name."""
    _, at = read_index(cff, cff[2])
    dicts, _ = read_index(cff, at)
    top = read_dict(dicts[0])
    if (12, 30) not in top:
        return None
    count = int.from_bytes(cff[top[(17,)][0] : top[(17,)][0] + 2], "big")
    offset = top.get((15,), [0])[0]
    if offset <= 2:
        raise ValueError("a CID-keyed CFF with a predefined charset")
    kind, at, cids = cff[offset], offset + 1, [0]
    while len(cids) < count:
        start = int.from_bytes(cff[at : at + 2], "big")
        left = int.from_bytes(cff[at + 2 : at + 2 + kind], "big") if kind else 0
        cids += range(start, start + left + 1)
        at += 2 + kind
    return tuple(cids[:count])


def read_index(cff: bytes, at: int) -> tuple[list[bytes], int]:
    """Read a CFF INDEX: its items and where it ends."""
    count = int.from_bytes(cff[at : at + 2], "big")
    if not count:
        return [], at + 2
    size = cff[at + 2]
    offsets = [int.from_bytes(cff[at + 3 + n * size : at + 3 + (n + 1) * size], "big") for n in range(count + 1)]
    base = at + 2 + (count + 1) * size
    return [cff[base + low : base + high] for low, high in itertools.pairwise(offsets)], base + offsets[-1]


def read_dict(data: bytes) -> dict[tuple[int, ...], list[int]]:
    """Read the operators of a CFF DICT with their whole operands; real ones count as 0."""
    out: dict[tuple[int, ...], list[int]] = {}
    operands: list[int] = []
    at = 0
    while at < len(data):
        byte = data[at]
        if byte <= 21:
            length = 2 if byte == 12 else 1
            out[tuple(data[at : at + length])] = operands
            operands, at = [], at + length
        else:
            value, at = read_operand(data, at)
            operands.append(value)
    return out


def read_operand(data: bytes, at: int) -> tuple[int, int]:
    """Read one operand of a DICT and where the next begins."""
    byte = data[at]
    if byte == 28:
        return int.from_bytes(data[at + 1 : at + 3], "big", signed=True), at + 3
    if byte == 29:
        return int.from_bytes(data[at + 1 : at + 5], "big", signed=True), at + 5
    if byte == 30:
        end = at + 1
        while data[end] & 0x0F != 0x0F and data[end] >> 4 != 0x0F:
            end += 1
        return 0, end + 1
    if byte <= 246:
        return byte - 139, at + 1
    high, low = byte - (247 if byte <= 250 else 251), data[at + 1]
    return (high * 256 + low + 108 if byte <= 250 else -high * 256 - low - 108), at + 2
