"""`fix`, `import` and `new`: the copy desk's tools at the command line."""

from gettext import gettext as _
from pathlib import Path

import click

from pressroom.cli.desk import common_options, say, say_findings, site_root


@click.command("fix", help=_("Mend what can be mended for certain: show the difference, or write it with --write."))
@click.argument("features", nargs=-1, metavar="[FEATURE…]")
@click.option("--write", is_flag=True, help=_("write the mended files"))
@common_options
def fix_command(features: tuple[str, ...], write: bool) -> int:
    """Show or write the mends of features; without names, of all."""
    from pressroom.copydesk.fix import find_mends, write_mends
    from pressroom.copydesk.folder import find_features

    root = site_root()
    mends = find_mends(root, features or find_features(root))
    for mend in mends:
        click.echo(mend.path if write else mend.diff() or mend.path)
    if write:
        write_mends(root, mends)
    elif mends:
        say(_("{count} files can be mended; `build.py fix --write` does so").format(count=len(mends)))
    return 0


@click.command("import", help=_("Make a feature of manuscripts: .docx with its pictures, .txt, .md."))
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--name", default="", metavar="FEATURE", help=_("the feature's folder; otherwise the file's name in pinyin")
)
@common_options
def import_command(files: tuple[Path, ...], name: str) -> int:
    """Write the feature's folder, and say what was guessed."""
    from pressroom.manuscript import plan_import, write_plan

    root = site_root()
    plan = plan_import(root, files, name)
    for path in write_plan(root, plan):
        click.echo(path)
    say_findings(plan.findings)
    return 0


@click.command("new", help=_("Make a feature, or an entry of one, with every field present."))
@click.argument("target", metavar="FEATURE | FEATURE/ENTRY")
@click.option(
    "--counties", default="", metavar="FILE.csv | NAMES", help=_("an entry for each; names are parted by commas")
)
@common_options
def new_command(target: str, counties: str) -> int:
    """Write the files; nothing is overwritten."""
    from pressroom.new import plan_new, read_counties, write_new

    root = site_root()
    names = read_counties(counties, Path.cwd()) if counties else ()
    for path in write_new(root, plan_new(root, target, names)):
        click.echo(path)
    return 0
