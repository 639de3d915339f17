"""The group of commands: imports none of them before it is asked for, and says the same in two languages."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from copy import copy
from importlib import import_module

import click

from fazhi_graph.cli.language import choose, help_of, in_chinese, tr

# What each command is for, as the list of commands tells it; the order is that of use.
COMMANDS: dict[str, str] = {
    "build": "Read reports and build the graph and everything made from it.",
    "extract": "Print what reports say as JSON, one object a line.",
    "query": "Ask the graph by a named question or in SPARQL.",
    "queries": "List the named questions.",
    "serve": "Serve the web page and the SPARQL endpoint.",
    "show": "Show all that is known of one thing.",
    "compare": "Lay places and years side by side by indicators.",
    "view": "Write the interactive network, whole or around one thing.",
    "export": "Write the graph in another format.",
    "stats": "Tell what is in the graph.",
    "push": "Copy the graph to a triple store.",
    "remove": "Drop reports from the graph.",
    "validate": "Check the graph against its shapes.",
    "evaluate": "Measure extraction against gold.",
    "ref": "Look up indicators, institutions and other terms.",
}
# What click itself says on help pages
CLICK_WORDS = {
    "Usage:": "用法：",
    "Options:": "选项：",
    "Commands:": "命令：",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 [参数]...",
    "Show this message and exit.": "显示本帮助。",
    "[default: ": "[默认：",
    "[required]": "[必填]",
}


def help_page(shown: str) -> str:
    """A help page with click's own words in the language of the user."""
    for english, chinese in CLICK_WORDS.items() if in_chinese() else ():
        shown = shown.replace(english, chinese)
    return shown


def _translated(option: click.Option) -> click.Option:
    shown = copy(option)
    shown.help = tr(option.help or "")
    return shown


class Command(click.Command):
    """A command whose help follows the language, and whose foreseeable errors are one line and exit code 2."""

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        return help_page(super().get_help(ctx))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The text above the options; texts of a module are written in English and translated when shown."""
        english, self.help = self.help, help_of(self.name or "", self.help or "")
        try:
            super().format_help_text(ctx, formatter)
        finally:
            self.help = english

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table of options."""
        with formatter.section("Options"):
            records = (_translated(p).get_help_record(ctx) for p in self.get_params(ctx) if isinstance(p, click.Option))
            formatter.write_dl(list(filter(None, records)))

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        from fazhi_graph.cli.failures import foreseen

        with foreseen():
            return super().invoke(ctx)


class Fazhi(click.Group):
    """The commands by name, each imported when it is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """All commands, in the order of use."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, from the module of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"fazhi_graph.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; an unknown name gets the nearest ones as an answer."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = difflib.get_close_matches(args[0], COMMANDS, n=2)
            hint = tr("did you mean {names}?", names=" / ".join(near)) if near else tr("see: fazhi --help")
            ctx.fail(tr("no command {name!r}; {hint}", name=args[0], hint=hint))
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The help page."""
        return help_page(super().get_help(ctx))

    def format_help_text(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The text above the options."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(tr(self.help or ""))

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, tr(text)) for name, text in COMMANDS.items()])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, then the commands."""
        Command.format_options(self, ctx, formatter)  # type: ignore[arg-type]  # uses only what both have
        self.format_commands(ctx, formatter)


def _set_language(_ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    choose(value)


def _show_version(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        from importlib.metadata import version

        click.echo(f"fazhi-graph {version('fazhi-graph')}")
        ctx.exit()


def command(name: str) -> Callable[[Callable[..., object]], click.Command]:
    """Declare the command of a module; its docstring is the help text."""
    return click.command(name, cls=Command, context_settings={"help_option_names": ["-h", "--help"]})


@click.group(
    cls=Fazhi,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Turn reports on law-based government into a knowledge graph in which every fact leads to its sentence.",
)
@click.option(
    "--lang",
    type=click.Choice(["en", "zh"]),
    expose_value=False,
    is_eager=True,
    callback=_set_language,
    help="Language of messages and help (also: FAZHI_LANG).",
)
@click.option(
    "--version",
    is_flag=True,
    expose_value=False,
    is_eager=True,
    callback=_show_version,
    help="Show the version and exit.",
)
def fazhi() -> None:
    """Run one of the commands."""
