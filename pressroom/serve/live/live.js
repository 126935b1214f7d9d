// In every page of the preview: keeps it fresh with its scroll kept, marks drafts, shows what was found.
// Inside the desk's frames the desk does the renewing; this only says when the page can be shown.
import { Panel } from "/_live/findings.js";
import { dressSheets } from "/_live/sheet.js";

const told = JSON.parse(document.getElementById("pressroom-live").dataset.told);
const framed = isFramed();
const sheets = told.kind === "sheet" ? dressSheets(told) : null;

markDrafts();
if (framed) {
  addEventListener("message", (event) => {
    if (event.origin === location.origin && event.data?.state) sheets?.prove(event.data.state);
  });
  parent.postMessage({ ready: told.kind, version: told.version, feature: told.feature }, location.origin);
} else {
  keepScroll();
  listen();
}

function isFramed() {
  try { return window.parent !== window && window.parent.pressroomDesk === true; } catch { return false; }
}

function listen() {
  const panel = new Panel(told.words, told.editor);
  const source = new EventSource(`/_live/events?feature=${encodeURIComponent(told.feature)}`);
  source.onmessage = (event) => {
    const state = JSON.parse(event.data);
    document.documentElement.dataset.pressroom = state.broken ? "broken" : "fresh";
    panel.update(state);
    sheets?.prove(state);
    if (state[told.kind] && state[told.kind] !== told.version) renew(state[told.kind]);
  };
  source.onerror = () => { document.documentElement.dataset.pressroom = "lost"; };
  addEventListener("pagehide", () => source.close());
}

function renew(version) {
  const mark = `${told.kind} ${version}`;
  if (sessionStorage.getItem("pressroom-renewed") === mark && performance.now() < 1000) return;
  sessionStorage.setItem("pressroom-renewed", mark);
  sessionStorage.setItem("pressroom-scroll", JSON.stringify([location.pathname, scrollX, scrollY]));
  location.reload();
}

function keepScroll() {
  const [path, x, y] = JSON.parse(sessionStorage.getItem("pressroom-scroll") || "[]");
  sessionStorage.removeItem("pressroom-scroll");
  if (path !== location.pathname) return;
  history.scrollRestoration = "manual";
  scrollTo({ left: x, top: y, behavior: "instant" });
  addEventListener("load", () => { scrollTo({ left: x, top: y, behavior: "instant" }); history.scrollRestoration = "auto"; });
}

function markDrafts() {
  if (told.kind === "sheet") return;
  const word = document.documentElement.lang.startsWith("zh") ? "草稿" : "DRAFT";
  for (const slug of told.drafts) {
    const place = slug === "*" ? document.body : document.getElementById(slug);
    place?.setAttribute(slug === "*" ? "data-pressroom-draft" : "data-pressroom-draft-entry", word);
  }
}
