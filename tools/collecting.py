"""Collects the words that are translated. In: a package's files, as syntax trees. Out: messages, complaints.

They are the templates of `error`, `form_error` and `warning` (their `what` and `hint`) and the words in `_()`, `N_()`,
`gettext()` and `ngettext()`. A template may be given by a name; it is followed to the literals it can stand for.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

FINDINGS = ("error", "form_error", "warning")
MARKS = ("_", "N_", "gettext", "ngettext")
Messages = dict[str, set[str]]
"""From a message (with `\\0` before its plural) to the files it stands in."""


def collect(package: Path) -> tuple[Messages, list[str]]:
    """Give the messages of a package and a complaint for each one that is no literal."""
    found: Messages = {}
    complaints: list[str] = []
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package.parent).as_posix()
        tree = ast.parse(path.read_text(encoding="utf-8"))
        scopes = _Scopes(tree)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            for words in _words_of(call):
                literals = scopes.literals(words)
                for literal in literals or ():
                    found.setdefault(literal, set()).add(name)
                if literals is None:
                    complaints.append(f"{name}:{call.lineno}: these words are no literal: {ast.unparse(words)}")
    return found, complaints


def _words_of(call: ast.Call) -> Iterator[ast.expr]:
    """Give the arguments of a call that are words to be translated."""
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name in FINDINGS and (len(call.args) > 1 or call.keywords):
        yield from call.args[1:2]
        yield from (keyword.value for keyword in call.keywords if keyword.arg in ("what", "hint"))
    elif name == "ngettext" and len(call.args) == 3:
        yield ast.Tuple(call.args[:2])
    elif name in MARKS and call.args and isinstance(call.args[0], ast.Constant):
        yield call.args[0]


class _Scopes:
    """Finds what a name may stand for: values it is given, or what callers in the module pass for it."""

    def __init__(self, tree: ast.Module) -> None:
        self.tree = tree
        self.owner: dict[ast.AST, ast.FunctionDef] = {}
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            self.owner |= {node: function for node in ast.walk(function) if node is not function}

    def literals(self, words: ast.expr | None, depth: int = 0) -> list[str] | None:
        """Give the literals an expression may be; None where it may be something else."""
        if words is None:
            return []
        if isinstance(words, ast.Constant) and isinstance(words.value, str):
            return [words.value] if words.value else []
        if isinstance(words, ast.Tuple):
            return ["\0".join(part for one in words.elts for part in self.literals(one, depth) or [])]
        if isinstance(words, ast.IfExp):
            return _joined([self.literals(words.body, depth), self.literals(words.orelse, depth)])
        if isinstance(words, ast.BoolOp):
            return _joined([self.literals(value, depth) for value in words.values])
        if isinstance(words, ast.Name) and depth < 4:
            return self._of_name(words, depth + 1)
        if isinstance(words, ast.Subscript) and isinstance(words.value, ast.Name) and depth < 4:
            return self._of_table(words.value, depth + 1)
        return None

    def _of_name(self, name: ast.Name, depth: int) -> list[str] | None:
        """Give the literals a name may stand for: assigned in its function or module, or passed in."""
        function = self.owner.get(name)
        values = list(_assigned(ast.walk(function), name.id)) if function else []
        values = values or (list(self._passed(function, name.id)) if function else [])
        values = values or list(_assigned(self.tree.body, name.id))
        return _joined([self.literals(value, depth) for value in values]) if values else None

    def _of_table(self, name: ast.Name, depth: int) -> list[str] | None:
        """Give the literals of a table of the module: the values of a dict, whatever they stand in."""
        values = list(_assigned(self.tree.body, name.id))
        if len(values) != 1 or not isinstance(values[0], ast.Dict):
            return None
        return _joined([self.literals(value, depth) for value in values[0].values])

    def _passed(self, function: ast.FunctionDef, name: str) -> Iterator[ast.expr | None]:
        """Give what callers in the module pass for an argument; its default where they pass nothing."""
        every = [*function.args.posonlyargs, *function.args.args]
        names = [argument.arg for argument in every]
        if name not in names:
            return
        at = names.index(name)
        for call in (node for node in ast.walk(self.tree) if isinstance(node, ast.Call)):
            if getattr(call.func, "id", getattr(call.func, "attr", "")) != function.name:
                continue
            by_name = [keyword.value for keyword in call.keywords if keyword.arg == name]
            yield (call.args[at] if at < len(call.args) else by_name[0] if by_name else None)


def _joined(parts: list[list[str] | None]) -> list[str] | None:
    """Join lists of literals; None where one of them is unknown."""
    return None if any(part is None for part in parts) else [one for part in parts for one in part or []]


def _assigned(nodes: Iterable[ast.AST], name: str) -> Iterator[ast.expr]:
    """Give the values that a name is given in some statements, alone or in a tuple of names."""
    for node in nodes:
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == name and node.value:
            yield node.value
        for target in node.targets if isinstance(node, ast.Assign) else ():
            if getattr(target, "id", "") == name:
                yield node.value
            elif isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple):
                pairs = zip(target.elts, node.value.elts, strict=False)
                yield from (value for one, value in pairs if getattr(one, "id", "") == name)
