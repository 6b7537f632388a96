"""What of each kind of declared record goes out as a table, column by column."""

from planner.exchange.column import (
    AMOUNT,
    CHANNEL,
    ID,
    KIND,
    LINE,
    LOAN,
    NAME,
    NOTE,
    ON,
    Table,
    column,
    records,
)
from planner.phrases import Phrase

_MADE_ON = column("made_on", Phrase("Made on"))
_SINCE = column("since", Phrase("Since"))
_UNTIL = column("until", Phrase("Until"))

DECLARED: tuple[Table, ...] = (
    Table(
        "import_rules",
        Phrase("Import rules"),
        (
            ID,
            _MADE_ON,
            column("counterparty", Phrase("Counterparty")),
            column("words", Phrase("Words")),
            column("way", Phrase("In or out")),
            column("verdict", Phrase("Verdict")),
            LINE,
            LOAN,
            CHANNEL,
        ),
        records("import_rules"),
    ),
    Table(
        "layouts",
        Phrase("File layouts"),
        (
            ID,
            NAME,
            column("heads", Phrase("Headings")),
            column("columns", Phrase("Columns")),
            column("day_form", Phrase("Form of days")),
            column("positive_is", Phrase("No minus means")),
            column("out_words", Phrase("Words for out")),
            column("headless", Phrase("Without headings")),
            LINE,
        ),
        records("layouts"),
    ),
    Table(
        "bureau",
        Phrase("Months of credit reports"),
        (
            ID,
            LINE,
            LOAN,
            column("month", Phrase("Month")),
            column("code", Phrase("Code")),
            column("reported_on", Phrase("Reported on")),
        ),
        records("bureau"),
    ),
    Table(
        "disclosures",
        Phrase("Cost disclosure forms"),
        (
            ID,
            LOAN,
            ON,
            column("annual", Phrase("Stated yearly cost"), ratio=True),
            column("principal", Phrase("Principal (¥)")),
            column("items", Phrase("Items")),
        ),
        records("disclosures"),
    ),
    Table(
        "subsidies",
        Phrase("Interest subsidies"),
        (
            ID,
            LOAN,
            column("rule", Phrase("Scheme")),
            column("ratio", Phrase("Subsidised rate"), ratio=True),
            column("cap", Phrase("At most (¥)")),
            _SINCE,
            _UNTIL,
            column("largest_share", Phrase("Largest share"), ratio=True),
        ),
        records("subsidies"),
    ),
    Table(
        "windows",
        Phrase("Tight days"),
        (ID, NAME, column("why", Phrase("Why")), _SINCE, _UNTIL, LINE, CHANNEL),
        records("windows"),
    ),
    Table(
        "priors",
        Phrase("Changed priors"),
        (ID, column("value", Phrase("Value")), _MADE_ON, NOTE),
        records("priors"),
    ),
    Table(
        "plans",
        Phrase("Kept plans"),
        (
            ID,
            NAME,
            KIND,
            _MADE_ON,
            column("total", Phrase("Cost in all (¥)")),
            column("free_on", Phrase("Debt-free on")),
            column("adopted_on", Phrase("Followed since")),
            column("steps", Phrase("Steps")),
        ),
        records("plans"),
    ),
    Table(
        "needs",
        Phrase("Needs of money"),
        (
            ID,
            AMOUNT,
            column("by", Phrase("By")),
            column("months", Phrase("Months")),
            column("purpose", Phrase("Purpose")),
        ),
        records("needs"),
    ),
    Table(
        "corrections",
        Phrase("Corrected values"),
        (
            ID,
            CHANNEL,
            column("field", Phrase("Field")),
            column("value", Phrase("Value")),
            _SINCE,
            column("source", Phrase("Source")),
        ),
        records("corrections"),
    ),
)
