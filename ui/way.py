"""The pages one came by; without it there would be no way back."""

_LONGEST = 50


class Way:
    """Where back and forward lead, as in a browser."""

    def __init__(self, page: str) -> None:
        self._behind: list[str] = []
        self._here = page
        self._ahead: list[str] = []

    @property
    def can_go_back(self) -> bool:
        """Whether there is a page behind."""
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        """Whether there is a page ahead."""
        return bool(self._ahead)

    def go(self, page: str) -> None:
        """Go to a page; what was ahead is forgotten."""
        if page != self._here:
            self._behind = [*self._behind, self._here][-_LONGEST:]
            self._here = page
            self._ahead.clear()

    def back(self) -> str:
        """The page behind, which is here from now on; this one where there is none."""
        if self._behind:
            self._ahead.append(self._here)
            self._here = self._behind.pop()
        return self._here

    def forward(self) -> str:
        """The page ahead, which is here from now on; this one where there is none."""
        if self._ahead:
            self._behind.append(self._here)
            self._here = self._ahead.pop()
        return self._here
