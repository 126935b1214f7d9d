// The sheet in the browser: fits the window, opens the source of a printed line, and shows the press's picture when
// it is there.
import { openSource, make } from "/_live/findings.js";

export function dressSheets(told) {
  const sheets = [...document.querySelectorAll(".pressroom-sheet")];
  const status = make("p", { className: "pressroom-source" });
  document.body.append(status);
  let zoom = Number(sessionStorage.getItem("pressroom-zoom")) || 0;
  const fit = () => {
    for (const sheet of sheets) {
      const scale = zoom || (document.documentElement.clientWidth - 24) / sheet.offsetWidth;
      sheet.style.transform = `scale(${scale})`;
      sheet.parentElement.style.width = `${sheet.offsetWidth * scale}px`;
      sheet.parentElement.style.height = `${sheet.offsetHeight * scale}px`;
    }
  };
  const zoomTo = (value) => {
    zoom = value && Math.min(6, Math.max(0.1, value));
    sessionStorage.setItem("pressroom-zoom", zoom);
    fit();
  };
  fit();
  addEventListener("resize", fit);
  addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    const now = zoom || sheets[0].getBoundingClientRect().width / sheets[0].offsetWidth, by = Math.exp(-event.deltaY / 400);
    const x = (scrollX + event.clientX) * by - event.clientX, y = (scrollY + event.clientY) * by - event.clientY;
    zoomTo(now * by);
    scrollTo({ left: x, top: y, behavior: "instant" });
  }, { passive: false });
  addEventListener("dblclick", () => zoomTo(zoom ? 0 : 1.4));
  document.addEventListener("mouseover", (event) => {
    status.textContent = event.target.closest?.("[data-at]")?.dataset.at ?? "";
  });
  document.addEventListener("click", (event) => {
    const at = event.target.closest?.("[data-at]")?.dataset.at;
    if (!at) return;
    const cut = at.lastIndexOf(":");
    openSource(told.editor, at.slice(0, cut), at.slice(cut + 1));
  });
  const prove = (state) => {
    if (state.sheet !== told.version || !state.proof) return;
    for (const sheet of sheets) {
      const image = sheet.querySelector("image.proof");
      image.addEventListener("load", () => sheet.classList.add("printed"), { once: true });
      image.setAttribute("href", `/_live/proof/${encodeURIComponent(told.feature)}/${sheet.dataset.sheet}?${state.proof}`);
    }
  };
  prove({ sheet: told.version, proof: told.proof });
  return { prove };
}
