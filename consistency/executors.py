"""Where parts of a run are worked on: in this process, or on a Ray cluster. The work never knows which."""

from __future__ import annotations

import logging
import socket
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from consistency.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_LOG = logging.getLogger("consistency")

Task = TypeVar("Task")
Result = TypeVar("Result")
T = TypeVar("T", contravariant=True)
R = TypeVar("R", covariant=True)

#: Workers that may die over one task before the task is given up: it may be what kills them.
ATTEMPTS = 3
#: Seconds without a single worker before the run is given up.
PATIENCE = 300.0


class Work(Protocol[T, R]):
    """What is done with each task. It travels to the workers; `start` is called once in each, to load models."""

    def start(self) -> None:
        """Make ready."""

    def __call__(self, task: T, /) -> R:
        """Do one task."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Task, Result]):
    """A task with its result, or with why there is none."""

    task: Task
    result: Result | None = None
    error: str = ""


class Executor(Protocol):
    """Does tasks, each of them once unless a worker dies over it."""

    def run(self, tasks: Iterable[Task], work: Work[Task, Result]) -> Iterator[Outcome[Task, Result]]:
        """Give outcomes as they come; tasks are taken from the iterator only when there is room for them."""


class LocalExecutor:
    """One task after the other, here."""

    def run(self, tasks: Iterable[Task], work: Work[Task, Result]) -> Iterator[Outcome[Task, Result]]:
        """Give outcomes in the order of the tasks."""
        work.start()
        for task in tasks:
            yield attempt(task, work)


def attempt(task: Task, work: Callable[[Task], Result]) -> Outcome[Task, Result]:
    """Do one task; an exception is an outcome, for the other tasks go on."""
    try:
        return Outcome(task, work(task))
    except OSError as error:  # a full disk is so for every task
        raise EngineError(f"a result can't be written: {error.strerror or error}") from error
    except Exception as error:
        _LOG.warning("a part failed", exc_info=True)
        return Outcome(task, error=f"{type(error).__name__}: {error}")


@dataclass(slots=True)
class RayExecutor:
    """A pool of Ray actors that load the models once; `workers` 0 means as many as the cluster has room for.

    Each actor takes `cpus` and, where the cluster has any, one GPU. A dead actor is replaced, and its task done again.
    """

    address: str | None = None
    workers: int = 0
    cpus: float = 1

    def run(self, tasks: Iterable[Task], work: Work[Task, Result]) -> Iterator[Outcome[Task, Result]]:
        """Give outcomes as they come; at most one task is in the hands of each actor."""
        ray = connected(self.address)
        gpus = 1 if ray.cluster_resources().get("GPU") else 0
        room = ray.cluster_resources()["GPU"] if gpus else ray.cluster_resources().get("CPU", 1) / self.cpus
        actor = ray.remote(num_cpus=self.cpus, num_gpus=gpus)(Worker)
        handle = ray.put(work)
        pool: _Pool[Task] = _Pool(ray, lambda: actor.remote(handle), iter(tasks))
        try:
            yield from pool.outcomes(self.workers or max(1, int(room)))
        finally:
            pool.close()


def connected(address: str | None) -> Any:
    """Give Ray, connected to the cluster at `address`, to the one around, or to one begun here."""
    try:
        import ray
    except ImportError:
        raise EngineError("this engine needs Ray: pip install 'claim-consistency[ray]'") from None
    if not ray.is_initialized():
        try:
            _knock(address)
            ray.init(address=address, log_to_driver=False, include_dashboard=None if address else False)
        except (OSError, RuntimeError, ValueError) as error:
            raise EngineError(f"no Ray cluster at {address or 'this machine'}: {error}") from error
    return ray


def _knock(address: str | None) -> None:
    """Raise OSError where nobody listens at a host and port: Ray itself tries for minutes."""
    host, _, port = (address or "").removeprefix("ray://").rpartition(":")
    if host and port.isdigit():
        socket.create_connection((host, int(port)), timeout=10).close()


class Worker:
    """The actor: holds the work, and with it the models."""

    def __init__(self, work: Work[Any, Any]) -> None:
        self.work = work

    def ready(self) -> None:
        """Load what the work needs."""
        self.work.start()

    def do(self, task: Any) -> Outcome[Any, Any]:
        """Do one task."""
        return attempt(task, self.work)


@dataclass(slots=True)
class _Job(Generic[Task]):
    actor: Any
    task: Task | None  # None while the actor makes ready
    attempt: int = 1


@dataclass(slots=True)
class _Pool(Generic[Task]):
    """Actors and what each is doing; the whole state of a run on Ray."""

    ray: Any
    new_actor: Callable[[], Any]
    tasks: Iterator[Task]
    again: deque[tuple[Task, int]] = field(default_factory=deque)
    jobs: dict[Any, _Job[Task]] = field(default_factory=dict)
    idle: list[Any] = field(default_factory=list)

    def outcomes(self, workers: int) -> Iterator[Outcome[Task, Any]]:
        for _ in range(workers):
            self._begin()
        while self._hand_out() or any(job.task is not None for job in self.jobs.values()):
            done, _ = self.ray.wait(list(self.jobs), num_returns=1, timeout=PATIENCE)
            if not done:
                self._check_alive()
                continue
            outcome = self._ended(done[0], self.jobs.pop(done[0]))
            if outcome is not None:
                yield outcome

    def close(self) -> None:
        for actor in (*self.idle, *(job.actor for job in self.jobs.values())):
            self.ray.kill(actor)

    def _begin(self) -> None:
        actor = self.new_actor()
        self.jobs[actor.ready.remote()] = _Job(actor, None)

    def _hand_out(self) -> bool:
        """Give work to whoever has none; say whether there may be more of it."""
        while True:
            if not self.idle:
                return True
            task, attempt = self.again.popleft() if self.again else (next(self.tasks, None), 1)
            if task is None:
                return False
            actor = self.idle.pop()
            self.jobs[actor.do.remote(task)] = _Job(actor, task, attempt)

    def _ended(self, done: Any, job: _Job[Task]) -> Outcome[Task, Any] | None:
        try:
            outcome: Outcome[Task, Any] | None = self.ray.get(done)
        except self.ray.exceptions.RayTaskError as error:
            cause = error.cause if isinstance(error.cause, Exception) else error
            raise EngineError(f"a worker failed: {cause}") from error
        except self.ray.exceptions.RayError as error:  # the process or its machine is gone
            return self._replaced(job, error)
        self.idle.append(job.actor)
        return outcome

    def _replaced(self, job: _Job[Task], error: Exception) -> Outcome[Task, Any] | None:
        _LOG.warning("a worker died (%s); another takes its place", type(error).__name__)
        self._begin()
        if job.task is None:
            return None
        if job.attempt < ATTEMPTS:
            self.again.append((job.task, job.attempt + 1))
            return None
        return Outcome(job.task, error=f"{ATTEMPTS} workers died over it")

    def _check_alive(self) -> None:
        if all(job.task is None for job in self.jobs.values()):
            raise EngineError(f"the Ray cluster gave no worker in {PATIENCE:.0f} seconds")
