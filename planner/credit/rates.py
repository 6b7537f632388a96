"""Factors to monthly rates, now and ahead; else behaviour would move nothing."""

from collections.abc import Mapping
from math import exp

from planner.lean import dataclass
from planner.model.priors import Event, FactorPrior, Priors, Triple
from planner.model.records import LineType

EVENTS = (Event.RISE, Event.CUT, Event.FREEZE)
MONTH_DAYS = 30.4375
_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a borrower stands at a day.

    Attributes:
        z: distance from the reference borrower, by factor; a factor that is not known
            or switched off is not there.
        usual: the mean of ``z`` over the last twelve months, an unknown month as 0.
    """

    z: Mapping[str, float]
    usual: Mapping[str, float]

    def ahead(self, months: float, priors: Priors) -> dict[str, float]:
        """The expected ``z`` that many months later, without a plan."""
        later: dict[str, float] = {}
        for name, now in self.z.items():
            factor = priors.factors[name]
            if name == "since_y":
                most = (factor.cap or now + factor.ref) - factor.ref
                later[name] = max(now, min(now + months / _A_YEAR, most))
            else:
                usual = self.usual.get(name, 0.0)
                later[name] = usual + (now - usual) * factor.phi**months
        return later


def z_of(values: Mapping[str, float | None], priors: Priors) -> dict[str, float]:
    """Distances from the reference borrower; what is unknown is left out.

    Args:
        values: by factor, as ``planner.credit.features`` counts them.
        priors: give the reference values and the caps.
    """
    found: dict[str, float] = {}
    for name, value in values.items():
        factor = priors.factors[name]
        if value is not None:
            found[name] = capped(value, factor) - factor.ref
    return found


def capped(value: float, factor: FactorPrior) -> float:
    """A count as the model takes it: more than its cap counts as the cap."""
    return value if factor.cap is None else min(value, factor.cap)


def log_rates(z: Mapping[str, float], priors: Priors) -> Triple:
    """What the factors add to each log rate: clip(sum of beta times z)."""
    low, high = priors.clip
    betas = priors.betas
    rise = cut = freeze = 0.0
    for name, distance in z.items():
        beta = betas[name]
        rise += beta[0] * distance
        cut += beta[1] * distance
        freeze += beta[2] * distance
    return (
        min(max(rise, low), high),
        min(max(cut, low), high),
        min(max(freeze, low), high),
    )


def expected(
    z: Mapping[str, float],
    type_: LineType,
    priors: Priors,
    wave: Triple = (1.0, 1.0, 1.0),
) -> Triple:
    """Expected events a month: ``e_k = base_k W_k exp(clip(sum beta z))``.

    Args:
        z: distances from the reference borrower.
        type_: chooses the base rates.
        priors: base rates, floors and effects.
        wave: multiples for a policy window that the user declared.
    """
    rise, cut, freeze = log_rates(z, priors)
    base = priors.base[type_]
    return (
        base[0] * wave[0] * exp(rise),
        base[1] * wave[1] * exp(cut),
        base[2] * wave[2] * exp(freeze),
    )


def larger(z: Mapping[str, float], priors: Priors) -> tuple[float, float]:
    """How much larger than usual a rise and a cut of such a borrower would be."""
    return _larger_rises(z, priors), _larger_cuts(z, priors)


def _larger_rises(z: Mapping[str, float], priors: Priors) -> float:
    """How much larger a rise would be than usual: those of low limits are."""
    slope, far = priors.sizes[Event.RISE].level
    return exp(slope * min(max(z.get("lim_inc", 0.0), -far), far))


def _larger_cuts(z: Mapping[str, float], priors: Priors) -> float:
    """How much larger a cut would be than usual: those of dormant lines are."""
    return 1 + (priors.sizes[Event.CUT].dormant - 1) * z.get("dormant", 0.0)
