// The desk: web page, sheet and e-paper side by side, each renewed behind the one that shows and then exchanged.
import { Panel, make } from "/_live/findings.js";

window.pressroomDesk = true;
const settings = JSON.parse(document.body.dataset.settings), words = settings.words;
const WIDTHS = { phone: 390, tablet: 820, desk: 1280 };
const VIEWS = {
  all: [["page", 0], ["sheet", 0], ["epaper", 0]],
  page: [["page", 0]], widths: [["page", 390], ["page", 820], ["page", 1280]],
  phone: [["page", 390]], tablet: [["page", 820]], desk: [["page", 1280]], sheet: [["sheet", 0]], epaper: [["epaper", 0]],
};
const main = document.querySelector("main"), panel = new Panel(words, settings.editor);
let feature = new URLSearchParams(location.search).get("feature") || settings.feature;
let view = sessionStorage.getItem("pressroom-view") || "", panes = [], state = null, source = null;

class Pane {
  constructor(kind, width) {
    Object.assign(this, { kind, width, version: null, wanted: null, frame: null, coming: null });
    this.node = make("section", { className: `pane ${kind}` });
    this.node.dataset.kind = kind;
    if (width) this.node.style.flexGrow = width / 500;
    this.node.append(make("h2", { textContent: width ? `${words[kind]} ${width}` : words[kind] }));
    main.append(this.node);
    new ResizeObserver(() => this.fit()).observe(this.node);
  }

  address() {
    const name = encodeURIComponent(feature);
    return { page: `/${name}/`, sheet: `/_live/sheet/${name}`, epaper: `/${name}/epaper.html` }[this.kind];
  }

  fit(frame = null) {
    const { clientWidth: wide, clientHeight: high } = this.node, scale = this.width ? Math.min(1, wide / this.width) : 1;
    for (const one of [frame, this.frame, this.coming]) {
      if (!one) continue;
      Object.assign(one.style, { width: `${this.width && scale < 1 ? this.width : Math.min(wide, this.width || wide)}px`,
        height: `${high / scale}px`, transform: scale < 1 ? `scale(${scale})` : "", left: `${Math.max(0, (wide - (this.width || wide) * scale) / 2)}px` });
    }
  }

  want(version) {
    if (version === this.wanted && this.wanted !== null) return;
    this.wanted = version;
    this.coming?.remove();
    this.coming = make("iframe", { title: words[this.kind], src: this.address() });
    this.coming.style.zIndex = 0;
    this.fit();
    this.node.prepend(this.coming);
  }

  async ready(frame, version) {
    if (frame !== this.coming) return;
    const fresh = frame.contentWindow, old = this.frame?.contentWindow;
    if (old && this.feature === feature) {
      fresh.scrollTo({ left: old.scrollX, top: old.scrollY, behavior: "instant" });
      await Promise.race([Promise.all(visible(fresh)), new Promise((done) => setTimeout(done, 90))]);
      if (frame !== this.coming) return;
      fresh.scrollTo({ left: old.scrollX, top: old.scrollY, behavior: "instant" });
    }
    this.feature = feature;
    this.frame?.remove();
    this.frame = frame;
    this.coming = null;
    this.version = version;
    frame.style.zIndex = 1;
    this.node.dataset.version = version;
    this.tell();
  }

  tell() {
    this.frame?.contentWindow?.postMessage({ state }, location.origin);
  }
}

function visible(frame) {
  return [...frame.document.images]
    .filter((image) => { const box = image.getBoundingClientRect(); return box.bottom > 0 && box.top < frame.innerHeight; })
    .map((image) => (image.complete ? null : new Promise((done) => { image.onload = image.onerror = done; })));
}

function lay() {
  const chosen = VIEWS[view] ? view : innerWidth > 900 ? "all" : "page";
  main.replaceChildren();
  panes = VIEWS[chosen].map(([kind, width]) => new Pane(kind, width));
  for (const button of document.querySelectorAll(".views button")) button.ariaPressed = String(button.value === chosen);
  if (state) show();
}

function show() {
  const select = document.querySelector(".feature");
  select.replaceChildren(...state.features.map((slug) => new Option(slug, slug, false, slug === feature)));
  for (const pane of panes) {
    pane.want(state[pane.kind]);
    pane.tell();
    pane.node.classList.toggle("broken", state.broken && pane.kind !== "epaper");
  }
  document.title = `${state.broken ? "✗ " : ""}${state.headline || feature}`;
  document.body.dataset.state = state.broken ? "broken" : "fresh";
  const banner = document.querySelector(".banner");
  banner.hidden = !state.broken;
  banner.textContent = words.broken;
  document.querySelector(".state").textContent = words[state.press];
  panel.update(state);
}

function listen() {
  source?.close();
  source = new EventSource(`/_live/events?feature=${encodeURIComponent(feature)}`);
  source.onmessage = (event) => { state = JSON.parse(event.data); show(); };
  source.onerror = () => { document.body.dataset.state = "lost"; document.querySelector(".state").textContent = words.lost; };
}

addEventListener("message", (event) => {
  if (event.origin !== location.origin || !event.data?.ready) return;
  const pane = panes.find((one) => one.coming?.contentWindow === event.source);
  pane?.ready(pane.coming, event.data.version);
});
addEventListener("resize", () => { if (!VIEWS[view] && panes.length !== (innerWidth > 900 ? 3 : 1)) lay(); });

const views = document.querySelector(".views");
for (const name of Object.keys(VIEWS)) {
  const button = make("button", { type: "button", value: name, textContent: words[name] });
  button.onclick = () => { view = name; sessionStorage.setItem("pressroom-view", name); lay(); };
  views.append(button);
}
document.querySelector(".feature").onchange = (event) => {
  feature = event.target.value;
  history.replaceState(null, "", `?feature=${encodeURIComponent(feature)}`);
  state = null;
  lay();
  links();
  listen();
};

function links() {
  const bar = document.querySelector(".links");
  const name = encodeURIComponent(feature), press = `/_live/press/${name}/`;
  const files = [["PDF", `/${name}/${name}.pdf`], ["proof.png", `${press}proof.png`], ["report.html", `${press}report.html`]];
  bar.replaceChildren(...files.map(([textContent, href]) => make("a", { textContent, href, target: "_blank" })));
  if (!settings.address) return;
  const button = make("button", { type: "button", textContent: "▦", title: words.scan });
  const dialog = document.querySelector("dialog.code");
  dialog.querySelector("img").src = "/_live/qr.svg";
  dialog.querySelector("p").textContent = settings.address;
  dialog.querySelector("button").textContent = words.close;
  button.onclick = () => dialog.showModal();
  bar.append(button);
}

lay();
links();
if (feature) listen();
