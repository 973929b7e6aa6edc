"""`teamops tasks`: tasks as a list, filtered and in order; the week's list is made by `tasks plan`."""

from __future__ import annotations

from teamops.cli.context import filters
from teamops.cli.context.filters import Context, Filter, ListQuery
from teamops.cli.shell import option_values
from teamops.cli.shell.declarations import CommandGroup, Run
from teamops.cli.shell.session import Session
from teamops.planning.addresses import resolve_node
from teamops.render.record_json import build_entry
from teamops.render.report.json import convert_value
from teamops.reporting.items.quotas import build_quota_record
from teamops.reporting.lists.tasks import ORDERS, PRIORITIES, STATUSES, build_list_report, filter_quotas, filter_tasks


def _parse_project(context: Context, option: str, text: str) -> str:
    """Return the id of a monitored project, or of one that tasks name."""
    ws = context.ws
    projects = [*(e.record.id for e in ws.monitors), *(e.record.project for e in ws.tasks if e.record.project)]
    return option_values.require_known(context.session, option, text, projects)


FILTERS = (
    Filter("owner", "PERSON", filters.parse_person),
    Filter("department", "DEPT", filters.parse_department),
    filters.choice("status", "STATUS", STATUSES),
    filters.choice("priority", "P0…P3", PRIORITIES),
    Filter("project", "ID", _parse_project),
    Filter("goal", "GOAL", lambda context, _option, path: resolve_node(context.ws, path).path),
    filters.day("due_before"),
    Filter("overdue"),
    Filter("blocked", means={"status": "blocked"}),
    Filter("open", switch="--open/--all", unless=("status",)),
    filters.TEXT,
)


def group(session: Session) -> CommandGroup:
    """Return the commands in the language of `session`."""
    app = CommandGroup()
    app.add("plan", "plan.help", lambda: _load_plan(session))
    command = filters.make_list_command(session, "work.tasks", FILTERS, ORDERS, _show)
    app.command("list", help="work.tasks.list.help")(command)
    return app


def _load_plan(session: Session) -> Run:
    from teamops.cli.tasks import tasks_plan  # here: the list needs nothing of what writes

    return tasks_plan.command(session)


def _show(query: ListQuery) -> None:
    tasks = filter_tasks(query.ws, query.today, query.filters, query.order)
    quotas = filter_quotas(query.ws, query.today, query.filters)
    query.show(
        "tasks",
        map(build_entry, tasks),
        lambda: build_list_report(query.ws, query.report_options, tasks, quotas),
        quotas=[convert_value(build_quota_record(query.ws, one)) for one in quotas],
    )
