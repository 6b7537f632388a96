"""The words for what the catalogue tells in kinds and grades; ``say`` speaks them."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from planner.model.bands import BandKind
from planner.model.channel import ChannelKind
from planner.model.dated import Grade
from planner.model.offers import LenderKind, Purpose, Sector, Speed
from planner.model.priors import Evidence
from planner.model.rules import RuleKind
from planner.phrases import Phrase

WORDS: Mapping[Enum, Phrase] = MappingProxyType(
    {
        Grade.OFFICIAL: Phrase("official"),
        Grade.PRESS: Phrase("press"),
        Grade.HEARSAY: Phrase("hearsay"),
        Grade.COMPUTED: Phrase("computed"),
        Grade.ASSUMED: Phrase("assumed"),
        Evidence.CAUSAL: Phrase("A causal"),
        Evidence.PANEL: Phrase("B panel"),
        Evidence.MAPPED: Phrase("C mapped"),
        Evidence.CLAIM: Phrase("D claim only"),
        Evidence.ASSUMED: Phrase("assumed"),
        ChannelKind.REVOLVING: Phrase("revolving credit"),
        ChannelKind.INSTALMENT: Phrase("instalment loan"),
        ChannelKind.PAY_LATER: Phrase("pay-later"),
        ChannelKind.CARD: Phrase("credit card"),
        ChannelKind.TERM: Phrase("term loan"),
        ChannelKind.MORTGAGE: Phrase("mortgage loan"),
        ChannelKind.FACTORING: Phrase("factoring"),
        ChannelKind.PLEDGE: Phrase("pledge of receivables"),
        ChannelKind.DISCOUNT: Phrase("discount"),
        LenderKind.BANK: Phrase("bank"),
        LenderKind.CONSUMER_FINANCE: Phrase("consumer-finance company"),
        LenderKind.MICRO_LENDER: Phrase("micro-lender"),
        LenderKind.PLATFORM: Phrase("platform"),
        LenderKind.FACTOR: Phrase("factoring company"),
        LenderKind.FUND: Phrase("provident fund"),
        Purpose.CONSUMPTION: Phrase("consumption"),
        Purpose.BUSINESS: Phrase("running a business"),
        Purpose.HOME_PURCHASE: Phrase("buying a home"),
        Purpose.SECURITIES: Phrase("stocks and other securities"),
        Purpose.EQUITY: Phrase("buying equity"),
        Purpose.REPAY_DEBT: Phrase("repaying other debt"),
        Sector.SHOP: Phrase("a shop"),
        Sector.FACTORY: Phrase("a factory with large debtors"),
        Sector.START_UP: Phrase("a start-up"),
        Sector.FARM: Phrase("a farm"),
        Speed.MINUTE: Phrase("minutes"),
        Speed.HOUR: Phrase("hours"),
        Speed.DAY: Phrase("days"),
        Speed.WORKING_DAY: Phrase("working days"),
        Speed.WEEK: Phrase("weeks"),
        RuleKind.FORBIDDEN_USE: Phrase("forbidden use"),
        RuleKind.CAP: Phrase("cap"),
        RuleKind.BORROWER: Phrase("who may borrow"),
        RuleKind.NOT_DIRECT: Phrase("not to be applied for directly"),
        RuleKind.RIGHT: Phrase("right of the borrower"),
        BandKind.LEGAL: Phrase("legal line"),
        BandKind.GUIDANCE: Phrase("guidance line"),
    }
)
