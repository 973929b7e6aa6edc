"""`teamops check`: find what breaks the handbook."""

from collections.abc import Callable
from typing import Annotated, Any

from teamops.cli.look.check_options import CheckOptions, FailOn, FindingsFormat
from teamops.cli.look.check_run import run_check
from teamops.cli.shell.completers import make_as_option, make_department_option, make_person_option
from teamops.cli.shell.declarations import Argument, Exit, Option
from teamops.cli.shell.options import make_at_option, make_today_option
from teamops.cli.shell.session import Session


def command(session: Session) -> Callable[..., None]:
    """Return the command in the session's language."""

    def make_flag(name: str) -> Any:
        return Option(f"--{name}", help=f"cli.check.{name.replace('-', '_')}")

    def check(
        paths: Annotated[list[str] | None, Argument(metavar="PATH", help="cli.check.paths", show_default=False)] = None,
        form: Annotated[FindingsFormat, Option("--format", help="cli.check.format")] = FindingsFormat.full,
        select: Annotated[list[str] | None, Option(metavar="PREFIX", help="cli.check.select")] = None,
        ignore: Annotated[list[str] | None, Option(metavar="PREFIX", help="cli.check.ignore")] = None,
        mine: Annotated[bool, make_flag("mine")] = False,
        owner: Annotated[list[str] | None, make_person_option("--owner", "cli.check.owner")] = None,
        department: Annotated[list[str] | None, make_department_option("--department", "cli.check.department")] = None,
        actor: Annotated[str | None, make_as_option("cli.check.as")] = None,
        fail_on: Annotated[FailOn, Option(help="cli.check.fail_on")] = FailOn.error,
        max_findings: Annotated[
            int | None, Option(metavar="N", least=0, help="cli.check.max_findings", show_default=False)
        ] = None,
        fix: Annotated[bool, make_flag("fix")] = False,
        unsafe_fixes: Annotated[bool, make_flag("unsafe-fixes")] = False,
        diff: Annotated[bool, make_flag("diff")] = False,
        baseline: Annotated[str | None, Option(metavar="FILE", help="cli.check.baseline")] = None,
        update_baseline: Annotated[bool, make_flag("update-baseline")] = False,
        grow_baseline: Annotated[bool, make_flag("grow-baseline")] = False,
        history: Annotated[bool, make_flag("history")] = False,
        verbose: Annotated[bool, make_flag("verbose")] = False,
        at: Annotated[str | None, make_at_option()] = None,
        today: Annotated[str | None, make_today_option()] = None,
    ) -> None:
        options = CheckOptions(
            paths=tuple(paths or ()),
            form=form,
            select=tuple(select or ()),
            ignore=tuple(ignore or ()),
            owners=tuple(owner or ()),
            departments=tuple(department or ()),
            mine=mine,
            actor=actor,
            fail_on=fail_on,
            max_findings=max_findings,
            baseline=baseline,
            update_baseline=update_baseline,
            grow_baseline=grow_baseline,
            fix=fix,
            unsafe_fixes=unsafe_fixes,
            diff=diff,
            today=today,
            at=at,
            history=history,
            verbose=verbose,
        )
        raise Exit(run_check(session, options))

    return check
