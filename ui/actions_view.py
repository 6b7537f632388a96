"""How the window looks and speaks, and where help is."""

from collections.abc import Callable

from planner.phrases import Phrase
from planner.wording.i18n import Language
from ui.action import Action, Menu
from ui.shell import Shell
from ui.theme import Theme


def _language(language: Language) -> Callable[[Shell], None]:
    return lambda shell: shell.choose_language(language)


def _theme(theme: Theme) -> Callable[[Shell], None]:
    return lambda shell: shell.choose_theme(theme)


def view_actions() -> tuple[Action, ...]:
    """The menus of the look and of help."""
    view = Menu.VIEW
    return (
        Action("language-zh", Phrase("中文"), view, _language("zh"), "language"),
        Action("language-en", Phrase("English"), view, _language("en"), "language"),
        Action(
            "theme-system",
            Phrase("Look of the system"),
            view,
            _theme(Theme.SYSTEM),
            "theme",
            group=1,
        ),
        Action(
            "theme-light", Phrase("Light"), view, _theme(Theme.LIGHT), "theme", group=1
        ),
        Action(
            "theme-dark", Phrase("Dark"), view, _theme(Theme.DARK), "theme", group=1
        ),
        Action(
            "hide-amounts",
            Phrase("Hide amounts"),
            view,
            lambda shell: shell.hide_amounts(),
            "mask",
            "F8",
            group=2,
        ),
        Action(
            "manual",
            Phrase("Manual of this page"),
            Menu.HELP,
            lambda shell: shell.show_manual(),
            "help",
            "F1",
        ),
        Action("tour", Phrase("Tour …"), Menu.HELP, lambda shell: shell.show_tour()),
        Action(
            "log",
            Phrase("Log and report for help …"),
            Menu.HELP,
            lambda shell: shell.show_log(),
            "reports",
            group=1,
        ),
        Action(
            "about",
            Phrase("About Duheng"),
            Menu.HELP,
            lambda shell: shell.tell_about(),
            "info",
            group=1,
        ),
    )
