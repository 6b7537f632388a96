"""What each verb is for, in one line; without it ``--help`` would be names only."""

from collections.abc import Mapping
from types import MappingProxyType

from planner.phrases import Phrase
from planner.wording.i18n import tr

SAYS: Mapping[str, Phrase] = MappingProxyType(
    {
        "schedule": Phrase("what falls due on a loan, and what paying early changes"),
        "schedules": Phrase("what many loans come to, one a line"),
        "cost": Phrase("what dated payments, terms or advances truly cost a year"),
        "discount": Phrase("what a bill or receivable brings today, and at what cost"),
        "card": Phrase("statements of a card, with interest line by line"),
        "reconcile": Phrase("which convention makes the lender's own table"),
        "new": Phrase("make a book, empty or with a sample life in it"),
        "do": Phrase("carry out the commands of a file, all or none"),
        "import": Phrase("judge bills, and take what concerns credit into the book"),
        "show": Phrase("the rows that the window shows"),
        "estimate": Phrase("what each limit may become, why, and what would change it"),
        "backtest": Phrase("how good estimates were on months already known"),
        "repay": Phrase("the cheapest way out of all debts, beside familiar rules"),
        "finance": Phrase("whether to borrow for a need, where, and how much"),
        "report": Phrase("a printed report of a book, or of all books of a folder"),
        "letter": Phrase("a filled-in appeal, objection or complaint"),
        "checklist": Phrase("papers and days ahead for a sector, to tick off"),
        "export": Phrase("the records of a book for other programs"),
        "check": Phrase("whether a book is sound, and its repair"),
        "backup": Phrase("a verified copy of a book"),
        "restore": Phrase("list the copies of a book, or bring one back"),
        "password": Phrase("give a book a password, change it, or take it off"),
        "forget": Phrase("list everything that belongs to a book, and delete it"),
        "about": Phrase("the size, records, last backup and checks of a book"),
        "log": Phrase("what happened, for you to read"),
        "channels": Phrase("the catalogue of channels, with sources and ages"),
    }
)


def verbs_told() -> str:
    """All verbs, a line each, in the language spoken now."""
    wide = max(map(len, SAYS))
    return "\n".join(f"  {word:<{wide}}  {tr(says)}" for word, says in SAYS.items())
