"""The catalogue as shipped: each file is read when first asked for, faults and all.

A file or an entry that cannot be read is left out and named among the issues; what can
be read works. The first page needs a handful of files, and TOML is slow to parse.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planner.catalogue.channels import channel
from planner.catalogue.dating import Reading, Sources, sources
from planner.catalogue.faults import Fault, NotTomlError
from planner.errors import FieldMissingError
from planner.model.channel import Channel
from planner.phrases import Phrase

if TYPE_CHECKING:
    from planner.model.bands import Band, Benchmarks, Passed
    from planner.model.holidays import Holidays
    from planner.model.rules import Rule, SubsidyScheme, Words

V = TypeVar("V")

DATA = Path(__file__).parent / "data"


class Catalogue:
    """Everything that the program knows of the outside, with its papers.

    Reading never raises for what stands in a file; ``issues`` tells what was left out.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._faults: dict[str, tuple[Fault, ...]] = {}

    @cached_property
    def channels(self) -> Mapping[str, Channel]:
        """The channels by id, in the order of the files' names."""
        files = sorted((self._folder / "channels").glob("*.toml"))
        return _Channels({path.stem: path for path in files}, self._channel)

    @cached_property
    def benchmarks(self) -> "Benchmarks":
        """The LPR by name (``LPR-1Y``, ``LPR-5Y``), each with its days."""
        from planner.catalogue import sheets  # noqa: PLC0415  # the first page needs none

        return self._sheet("benchmarks.toml", sheets.benchmarks)

    @cached_property
    def bands(self) -> "tuple[Band, ...]":
        """The lines that law and regulators draw for the yearly cost."""
        from planner.catalogue import sheets  # noqa: PLC0415  # as above

        return self._sheet("bands.toml", sheets.bands)

    @cached_property
    def rules(self) -> "tuple[Rule, ...]":
        """What is forbidden or capped."""
        return self._rulebook[0]

    @cached_property
    def words(self) -> "Words":
        """The words by which a free text tells its purpose."""
        return self._rulebook[1]

    @cached_property
    def subsidies(self) -> "tuple[SubsidyScheme, ...]":
        """The public subsidies of interest."""
        from planner.catalogue import sheets  # noqa: PLC0415  # as above

        return self._sheet("subsidies.toml", sheets.subsidies)

    @cached_property
    def holidays(self) -> "Holidays":
        """The days off as announced, and the Spring Festivals."""
        from planner.catalogue import days  # noqa: PLC0415  # as above

        return self._sheet("calendar.toml", days.calendar)

    @property
    def issues(self) -> tuple[Fault, ...]:
        """What was left out, and why; reads every file that was not read yet."""
        for name in ("benchmarks", "bands", "rules", "subsidies", "holidays"):
            getattr(self, name)
        len(self.channels)
        return tuple(
            fault for name in sorted(self._faults) for fault in self._faults[name]
        )

    def passed(self, annual: Decimal, on: date) -> "tuple[Passed, ...]":
        """The legal and guidance lines of the day that a yearly cost lies above."""
        from planner.model.bands import passed  # noqa: PLC0415  # as above

        return passed(self.bands, self.benchmarks, annual, on)

    @cached_property
    def _sources(self) -> Sources:
        return self._read("sources.toml", {}, sources)

    @cached_property
    def _rulebook(self) -> "tuple[tuple[Rule, ...], Words]":
        from planner.catalogue import rulebook  # noqa: PLC0415  # as above

        return self._sheet(
            "rules.toml",
            lambda reading, raw: (
                rulebook.rules(reading, raw),
                rulebook.words(reading, raw),
            ),
        )

    def _channel(self, path: Path) -> Channel | None:
        name = f"channels/{path.name}"
        return self._sheet(name, lambda reading, raw: channel(reading, raw, path.stem))

    def _sheet(
        self, name: str, tell: Callable[[Reading, Mapping[str, object]], V]
    ) -> V:
        return self._read(name, self._sources, tell)

    def _read(
        self,
        name: str,
        sources: Sources,
        tell: Callable[[Reading, Mapping[str, object]], V],
    ) -> V:
        reading = Reading(name, sources)
        raw = reading.kept("", lambda: _parsed(self._folder / name))
        # the fault of the file says it all; an empty table would only repeat it
        told = tell(Reading(name, sources) if raw is None else reading, raw or {})
        self._faults[name] = tuple(reading.faults)
        return told


class _Channels(Mapping[str, Channel]):
    """Reads a channel's file when it is first asked for."""

    def __init__(
        self, files: Mapping[str, Path], read: Callable[[Path], Channel | None]
    ) -> None:
        self._files = files
        self._get = cache(read)

    def __getitem__(self, key: str) -> Channel:
        found = self._get(self._files[key])
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        return (key for key, path in self._files.items() if self._get(path))

    def __len__(self) -> int:
        return sum(1 for _ in self)


@cache
def catalogue() -> Catalogue:
    """The shipped catalogue."""
    return Catalogue(DATA)


def _parsed(path: Path) -> dict[str, object]:
    import tomllib  # noqa: PLC0415  # a book without a channel asks for no file

    try:
        with path.open("rb") as file:
            return tomllib.load(file, parse_float=Decimal)
    except FileNotFoundError:
        raise FieldMissingError(field=path.name, expected=Phrase("a file")) from None
    except (OSError, ValueError, RecursionError) as reason:
        # TOMLDecodeError and UnicodeDecodeError both are ValueErrors
        raise NotTomlError(reason=str(reason)) from None
