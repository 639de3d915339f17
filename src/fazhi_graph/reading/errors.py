"""The one error of this stage: a file that cannot be read, why, and what the user can do about it."""

from __future__ import annotations


class ReadingError(Exception):
    """``str()`` is one line: file, problem, remedy."""

    def __init__(self, path: str, problem: str, remedy: str) -> None:
        super().__init__(path, problem, remedy)
        self.path = path
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}; {self.remedy}"
