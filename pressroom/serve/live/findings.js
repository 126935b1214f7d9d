// What was found, over the page: a small panel that keeps out of the way. Each finding opens its line in the editor.

export function linkTo(editor, path, line, column) {
  if (!editor || !path) return "";
  return editor.replace("{file}", encodeURI(path)).replace("{line}", line || 1).replace("{column}", column || 1);
}

export function openSource(editor, path, line) {
  const href = linkTo(editor, path, line, 1);
  if (!href) return;
  const anchor = Object.assign(document.createElement("a"), { href, hidden: true });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
}

const STYLE = `
:host { all: initial; position: fixed; right: 12px; bottom: 12px; z-index: 2147483000; max-width: min(44rem, calc(100vw - 24px));
  font: 13px/1.5 system-ui, sans-serif; color: #23211d }
section { background: #fffdf6; border: 1px solid #b3231b; box-shadow: 0 2px 10px #0003; display: flex; flex-direction: column; max-height: 46vh }
header { display: flex; gap: .8em; padding: .25em .7em; cursor: pointer; background: #b3231b; color: #fff; align-items: baseline; border: 0; font: inherit; text-align: left }
.quiet { border-color: #8a7a3c } .quiet header { background: #6d6030 }
ol { margin: 0; padding: .4em .7em .6em; list-style: none; overflow: auto } section.shut ol { display: none }
li { padding: .25em 0; border-top: 1px solid #e3dcc8 } li:first-child { border-top: 0 }
a, .place { color: #14508c; overflow-wrap: anywhere } .code { opacity: .6 } .error { color: #b3231b; font-weight: 600 } .warning { color: #7a5b00; font-weight: 600 }
.hint { display: block; opacity: .8 }`;

export class Panel {
  constructor(words, editor) {
    this.words = words;
    this.editor = editor;
    this.host = document.createElement("pressroom-findings");
    this.root = this.host.attachShadow({ mode: "open" });
    this.shut = null;
  }

  update(state) {
    const found = state.findings, errors = found.filter((one) => one.severity === "error").length;
    this.host.dataset.errors = errors;
    this.host.dataset.findings = found.length;
    if (!found.length && !state.broken) return this.host.remove();
    const shut = this.shut ?? !errors;
    const section = make("section", { className: (errors ? "" : "quiet ") + (shut ? "shut" : "") });
    const head = make("header", { role: "button", tabIndex: 0 });
    head.append(make("b", { textContent: `${this.words.found} ${found.length}` }));
    if (state.broken) head.append(make("span", { textContent: this.words.broken }));
    head.onclick = () => { this.shut = section.classList.toggle("shut"); };
    const list = make("ol");
    for (const one of found) list.append(this.row(one));
    section.append(head, list);
    this.root.replaceChildren(make("style", { textContent: STYLE }), section);
    if (!this.host.isConnected) document.body.append(this.host);
  }

  row(one) {
    const row = make("li"), href = linkTo(this.editor, one.path, one.line, one.column);
    const place = one.path ? `${one.path}:${one.line}` : "";
    row.append(make("span", { className: one.severity, textContent: one.label + " " }));
    row.append(make(href ? "a" : "span", { className: "place", textContent: place, ...(href ? { href } : {}) }));
    row.append(` ${one.what} `, make("span", { className: "code", textContent: one.code }));
    if (one.hint) row.append(make("span", { className: "hint", textContent: `${this.words.hint}: ${one.hint}` }));
    return row;
  }
}

export function make(name, fields) {
  return Object.assign(document.createElement(name), fields);
}
