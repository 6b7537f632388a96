"""The one place that calls the solver; without it each planner would bring its own.

Axes: V variables, R rows (constraints), E entries of the sparse matrix. All arrays
are float64 in yuan, indices int32. The options are fixed, so the same program gives
the same answer; only a time limit or a cancelled task can end a run before its proof.
"""

from collections.abc import Callable
from dataclasses import field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from planner.lean import dataclass

Floats = NDArray[np.float64]

_GAP = 1e-5  # relative and in yuan; below it a program of choices counts as proven
_NODES = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Program:
    """Minimise ``cost @ x``, ``row_lower <= A x <= row_upper``, ``x`` in its bounds.

    Attributes:
        cost, lower, upper: (V,).
        whole: (V,) bool, which variables must be whole numbers.
        rows: one pair (indices, values) a row of A.
        row_lower, row_upper: (R,).
        gap: yuan within which a mixed-integer program counts as proven.
        nodes: of choices, after which the best found is the answer: a limit that is
            the same on every machine.
    """

    cost: Floats
    lower: Floats
    upper: Floats
    whole: NDArray[np.bool_]
    rows: tuple[tuple[NDArray[np.int32], Floats], ...]
    row_lower: Floats
    row_upper: Floats
    gap: float = _GAP
    nodes: int = _NODES

    @property
    def loose(self) -> "Program":
        """The program without its choices: its optimum bounds it."""
        return replace(self, whole=np.zeros_like(self.whole))


@dataclass(frozen=True, slots=True)
class Best:
    """The optimum, with its proof.

    Attributes:
        values: (V,).
        bound: no solution costs less than this.
        duals: (R,) change of the cost per unit of a row's bound; empty for a
            mixed-integer program, where it means nothing.
    """

    values: Floats
    objective: float
    bound: float
    duals: Floats = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True, slots=True)
class Impossible:
    """No values fulfil the rows."""


@dataclass(frozen=True, slots=True)
class Halted:
    """Stopped before the proof: by the time limit, or because nobody waits any more.

    Attributes:
        values: (V,) the best found; None where none was found.
        bound: no solution costs less; minus infinity where nothing is known.
    """

    values: Floats | None
    bound: float


def solve(
    program: Program,
    seconds: float = 60.0,
    cancelled: Callable[[], bool] | None = None,
    tell: Callable[[float], None] | None = None,
) -> Best | Impossible | Halted:
    """Run HiGHS once on the program.

    Args:
        program: what is asked.
        seconds: after which the best found so far is the answer.
        cancelled: asked now and then whether anybody still waits.
        tell: told now and then which part of the choices allowed was looked at.
    """
    import highspy  # noqa: PLC0415  # 0.2 s that only a plan should cost

    solver = _quiet(highspy)
    for name, value in (
        ("threads", 1),
        ("random_seed", 0),
        ("time_limit", seconds),
        ("mip_rel_gap", 0.0),
        ("mip_abs_gap", program.gap),
        ("mip_max_nodes", program.nodes),
        ("primal_feasibility_tolerance", 1e-9),
        ("dual_feasibility_tolerance", 1e-9),
        ("mip_feasibility_tolerance", 1e-9),
        # Half the time on these programs, for choices no better than without.
        ("mip_detect_symmetry", False),
        ("mip_heuristic_run_root_reduced_cost", False),
        ("mip_heuristic_effort", 0.01),
    ):
        solver.setOptionValue(name, value)
    if cancelled is not None:
        _listen(solver, cancelled, tell, program.nodes)
    solver.passModel(_model(highspy, program))
    solver.run()
    return _outcome(highspy, solver, program)


def _quiet(highspy: Any) -> Any:  # noqa: ANN401  # highspy has no types
    class Quiet(highspy.Highs):  # type: ignore[misc]  # its base is untyped
        """HiGHS prints its banner while it is being made; stdout belongs to JSON."""

        def enableCallbacks(self) -> Any:  # noqa: ANN401, N802  # the solver's name
            """Silence it first: the constructor calls this."""
            self.silent()
            return super().enableCallbacks()

    return Quiet()


def _model(highspy: Any, program: Program) -> Any:  # noqa: ANN401  # highspy has no types
    model = highspy.HighsLp()
    model.num_col_ = len(program.cost)
    model.num_row_ = len(program.rows)
    model.col_cost_ = program.cost
    model.col_lower_ = program.lower
    model.col_upper_ = program.upper
    model.row_lower_ = program.row_lower
    model.row_upper_ = program.row_upper
    lengths = [len(indices) for indices, _ in program.rows]
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.concatenate(([0], np.cumsum(lengths, dtype=np.int32)))
    none = np.zeros(0)
    model.a_matrix_.index_ = np.concatenate(
        [none.astype(np.int32), *(indices for indices, _ in program.rows)]
    )
    model.a_matrix_.value_ = np.concatenate(
        [none, *(values for _, values in program.rows)]
    )
    if program.whole.any():
        kinds = highspy.HighsVarType
        model.integrality_ = [
            kinds.kInteger if whole else kinds.kContinuous for whole in program.whole
        ]
    return model


def _listen(
    solver: Any,  # noqa: ANN401  # the solver has no types
    cancelled: Callable[[], bool],
    tell: Callable[[float], None] | None,
    nodes: int,
) -> None:
    def ask(event: Any) -> None:  # noqa: ANN401  # the solver has no types
        if cancelled():
            event.interrupt()

    def ask_and_tell(event: Any) -> None:  # noqa: ANN401  # the solver has no types
        ask(event)
        if tell is not None:
            tell(event.data_out.mip_node_count / nodes)

    solver.cbMipInterrupt.subscribe(ask_and_tell)
    solver.cbSimplexInterrupt.subscribe(ask)


def _outcome(
    highspy: Any,  # noqa: ANN401  # the solver has no types
    solver: Any,  # noqa: ANN401  # the solver has no types
    program: Program,
) -> Best | Impossible | Halted:
    status = solver.getModelStatus()
    known = highspy.HighsModelStatus
    if status in (known.kInfeasible, known.kUnboundedOrInfeasible):
        return Impossible()
    info = solver.getInfo()
    is_mixed = bool(program.whole.any())
    feasible = highspy.SolutionStatus.kSolutionStatusFeasible
    found = info.primal_solution_status == feasible
    values = np.array(solver.getSolution().col_value) if found else None
    if status in (known.kOptimal, known.kModelEmpty):
        objective = float(info.objective_function_value)
        bound = float(info.mip_dual_bound) if is_mixed else objective
        duals = np.zeros(0) if is_mixed else np.array(solver.getSolution().row_dual)
        empty = np.zeros(len(program.cost))
        return Best(empty if values is None else values, objective, bound, duals)
    return Halted(values, float(info.mip_dual_bound) if is_mixed else -np.inf)
