"""What an action may ask of the window is what the window can do."""

from ui.shell import Shell
from ui.window import Window


def test_the_window_can_do_all_that_an_action_may_ask() -> None:
    asked = {name for name in vars(Shell) if not name.startswith("_")}

    assert asked <= set(dir(Window))
