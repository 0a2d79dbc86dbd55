"""Long work in a process of its own: the screen stays quick meanwhile, and the memory it took is given back."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from desk.store.store import Store, User
from schema.progress import Tell
from schema.refused import Refused

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Answer = TypeVar("Answer", covariant=True)
_LISTEN = 0.05
"""Seconds between two looks at whether the work is done."""


class Work(Protocol[Answer]):
    """What is done apart: a function of a module, or a `partial` of one, since another process has to find it."""

    def __call__(self, store: Store, /, *, tell: Tell | None) -> Answer:
        """Do it with a store of its own."""


def apart(store: Store, work: Work[Answer], tell: Tell) -> Answer:
    """Do work in another process, on the same desk for the same user, and return its answer.

    The key goes through a pipe between the two, never over a command line or the environment. `tell` is called here;
    what it refuses stops the work there at its next telling.

    Raises:
        Refused: what the work refuses; it has stored nothing then.
    """
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    context = get_context("spawn")
    ours, theirs = context.Pipe()
    with ours, theirs, ProcessPoolExecutor(1, context, _take, (theirs,)) as pool:
        future = pool.submit(_run, work, store.home, store.file_key, store.user)
        stopped = False
        while not future.done():
            if not ours.poll(_LISTEN):
                continue
            heard = ours.recv()
            if not stopped:
                try:
                    tell(*heard)
                except Refused as refused:
                    stopped = True
                    ours.send(refused)
        answer: Answer = future.result()
        return answer


_pipe: "list[Connection]" = []
"""In the other process: where the one that waits is told."""


def _take(pipe: "Connection") -> None:
    _pipe.append(pipe)


def _run(work: Work[Any], home: Path, key: bytes, user: User) -> Any:
    with Store(home, key, user) as own:
        return work(own, tell=_tell_on)


def _tell_on(step: str, done: int, total: int) -> None:
    [pipe] = _pipe
    pipe.send((str(step), done, total))
    if pipe.poll():
        raise pipe.recv()
