"""How colours look to eyes that lack a kind of cone, and how far apart they stay.

The matrices are those of Machado, Oliveira and Fernandes (2009), severity 1.0, applied
to linear light; distances are CIE 1976 in L*a*b* under D65.
"""

from itertools import combinations

Triple = tuple[float, float, float]
LACKING: dict[str, tuple[Triple, Triple, Triple]] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "blue": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
_XYZ: tuple[Triple, Triple, Triple] = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def linear(name: str) -> Triple:
    """A colour such as ``#0072B2`` as light."""
    parts = [int(name[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return red, green, blue


def _through(matrix: tuple[Triple, Triple, Triple], light: Triple) -> Triple:
    one, two, three = (
        min(max(sum(a * b for a, b in zip(row, light, strict=True)), 0.0), 1.2)
        for row in matrix
    )
    return one, two, three


def lab(name: str, lacking: str = "none") -> Triple:
    """What such an eye sees, in L*a*b*."""
    seen = _through(_XYZ, _through(LACKING[lacking], linear(name)))
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (841 / 108) * part + 4 / 29
        for part in (a / b for a, b in zip(seen, _WHITE, strict=True))
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def nearest(colours: tuple[str, ...], lacking: str) -> float:
    """The smallest distance between any two of the colours to such an eye."""
    seen = [lab(colour, lacking) for colour in colours]
    return min(
        sum((p - q) ** 2 for p, q in zip(a, b, strict=True)) ** 0.5
        for a, b in combinations(seen, 2)
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG counts it."""
    light = sorted(
        sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear(name), strict=True))
        for name in (one, other)
    )
    return (light[1] + 0.05) / (light[0] + 0.05)
