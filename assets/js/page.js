// The pages' one script. Everything can be read without it; it keeps settings, marks the county in view, enlarges
// pictures and sorts the table.
"use strict";
{
  const root = document.documentElement;
  const settings = { size: "medium", scheme: "auto" };

  const recall = (name) => {
    try { return localStorage.getItem(`pressroom-${name}`) || settings[name]; } catch { return settings[name]; }
  };
  const keep = (name, value) => {
    root.dataset[name] = value;
    try { localStorage.setItem(`pressroom-${name}`, value); } catch { /* a private window keeps nothing */ }
  };

  // Before the first paint, so that nothing jumps or flashes.
  root.dataset.script = "";
  for (const name of Object.keys(settings)) root.dataset[name] = recall(name);

  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  function offerSettings() {
    for (const name of Object.keys(settings)) {
      const buttons = all(`.settings button[data-${name}]`);
      const show = () => {
        for (const one of buttons) one.setAttribute("aria-pressed", String(one.dataset[name] === root.dataset[name]));
      };
      for (const one of buttons) {
        one.addEventListener("click", () => { keep(name, one.dataset[name]); show(); });
      }
      show();
    }
  }

  function followCounties() {
    const entries = all(".entry");
    const links = new Map(all(".counties a").map((link) => [link.hash.slice(1), link]));
    if (!entries.length) return;
    const sheet = document.querySelector(".counties");
    const name = document.querySelector("[data-current]");
    const count = document.querySelector("[data-count]");
    const ways = all(".bar [data-way]");
    for (const way of ways) way.hidden = false;
    let current = -2;

    const mark = () => {
      const line = innerHeight * 0.35;
      let now = -1;
      entries.forEach((entry, number) => { if (entry.getBoundingClientRect().top < line) now = number; });
      if (now === current) return;
      current = now;
      for (const link of links.values()) link.removeAttribute("aria-current");
      const link = now < 0 ? null : links.get(decodeURIComponent(entries[now].id)) || links.get(entries[now].id);
      if (link) {
        link.setAttribute("aria-current", "true");
        if (sheet.scrollHeight > sheet.clientHeight) link.scrollIntoView({ block: "nearest", behavior: "instant" });
      }
      if (now >= 0) name.textContent = entries[now].dataset.county;
      count.textContent = now < 0 ? `${entries.length}` : `${now + 1} / ${entries.length}`;
      for (const way of ways) {
        const there = entries[now + Number(way.dataset.way)];
        way.toggleAttribute("aria-disabled", !there);
        if (there) way.href = `#${there.id}`;
        way.style.visibility = there ? "" : "hidden";
      }
    };

    let waiting = false;
    addEventListener("scroll", () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => { waiting = false; mark(); });
    }, { passive: true });
    addEventListener("resize", mark);
    mark();
    sheet.addEventListener("click", (event) => {
      if (event.target.closest("a") && sheet.matches(":popover-open")) sheet.hidePopover();
    });
  }

  function copyLinks() {
    for (const link of all("[data-copy]")) {
      const words = link.textContent;
      link.addEventListener("click", async () => {
        try { await navigator.clipboard.writeText(link.href); } catch { return; }
        link.textContent = link.dataset.copy;
        setTimeout(() => { link.textContent = words; }, 1600);
      });
    }
  }

  function viewPictures() {
    const viewer = document.querySelector(".viewer");
    const figures = all(".picture");
    if (!viewer || !figures.length) return;
    const stage = viewer.querySelector(".viewer-picture");
    let at = 0;

    const show = (number) => {
      at = (number + figures.length) % figures.length;
      const link = figures[at].querySelector("a");
      const image = new Image(Number(link.dataset.width), Number(link.dataset.height));
      image.alt = figures[at].querySelector("img").alt;
      image.src = link.href;
      stage.replaceChildren(image);
      viewer.querySelector(".viewer-words").textContent =
        all("figcaption span", figures[at]).map((span) => span.textContent).join("");
      viewer.querySelector("[data-viewer-count]").textContent = `${at + 1} / ${figures.length}`;
    };

    figures.forEach((figure, number) => {
      figure.querySelector("a").addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        show(number);
        viewer.showModal();
      });
    });
    for (const way of all("[data-step]", viewer)) {
      way.hidden = figures.length < 2;
      way.addEventListener("click", () => show(at + Number(way.dataset.step)));
    }
    viewer.addEventListener("keydown", (event) => {
      const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (step) { event.preventDefault(); show(at + step); }
    });
    stage.addEventListener("click", (event) => { if (event.target === stage) viewer.close(); });
  }

  function sortTables() {
    for (const table of all("table[data-sortable]")) {
      const body = table.tBodies[0];
      const heads = [...table.tHead.rows[0].cells];
      const first = [...body.rows];
      const value = (row, column) => row.cells[column].dataset.sort ?? row.cells[column].textContent.trim();
      heads.forEach((head, column) => {
        const button = document.createElement("button");
        button.type = "button";
        button.append(...head.childNodes);
        head.append(button);
        button.addEventListener("click", () => {
          const order = { "": "ascending", ascending: "descending", descending: "" }[head.getAttribute("aria-sort") || ""];
          for (const one of heads) one.removeAttribute("aria-sort");
          if (order) head.setAttribute("aria-sort", order);
          const turn = order === "descending" ? -1 : 1;
          const rows = [...first];
          if (order) {
            rows.sort((one, other) => {
              const [a, b] = [value(one, column), value(other, column)];
              const numbers = a !== "" && b !== "" && !isNaN(a) && !isNaN(b);
              return turn * (numbers ? a - b : a.localeCompare(b, root.lang));
            });
          }
          body.append(...rows);
        });
      });
    }
  }

  function readPlates() {
    const readings = all(".reading");
    if (!readings.length) return;
    const show = () => {
      for (const area of all(".plate-frame a")) {
        const here = area.getAttribute("href") === location.hash;
        here ? area.setAttribute("aria-current", "true") : area.removeAttribute("aria-current");
      }
      const reading = readings.find((one) => `#${one.id}` === location.hash);
      if (!reading) return;
      reading.closest(".reader").scrollTop = 0;
      reading.focus({ preventScroll: true });
    };
    addEventListener("hashchange", show);
    show();
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !location.hash.startsWith("#read-")) return;
      const area = all(`.plate-frame a[href="${location.hash}"]`).find((one) => one.getClientRects().length);
      location.hash = "copy";
      area?.focus();
    });
  }

  function searchArchive() {
    const field = document.querySelector("#search-words");
    if (!field) return;
    const state = document.querySelector(".search-state");
    const found = document.querySelector(".search-found");
    let rows;

    const line = ([slug, headline, , date, counties], words) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const county = headline.includes(words) ? null : counties.find(([, name]) => name.includes(words));
      link.href = `${slug}/index.html${county ? `#${county[0]}` : ""}`;
      link.textContent = county ? `${headline}　${county[1]}` : headline;
      const day = document.createElement("small");
      day.textContent = date;
      item.append(link, day);
      return item;
    };

    const search = async () => {
      const words = field.value.trim().toLowerCase();
      rows ??= fetch(field.form.action).then((answer) => answer.json()).catch(() => []);
      const hits = words
        ? (await rows).filter(([, headline, tiers, , counties]) =>
            [headline, tiers, ...counties.map(([, name]) => name)].some((text) => text.toLowerCase().includes(words)))
        : [];
      if (words !== field.value.trim().toLowerCase()) return;
      found.replaceChildren(...hits.slice(0, 50).map((row) => line(row, words)));
      const { none, found: some } = field.dataset;
      state.textContent = !words ? "" : hits.length ? some.replace("{count}", hits.length) : none;
    };
    field.addEventListener("input", search);
    field.form.addEventListener("submit", (event) => { event.preventDefault(); search(); });
  }

  document.addEventListener("DOMContentLoaded", () => {
    offerSettings();
    followCounties();
    copyLinks();
    viewPictures();
    sortTables();
    searchArchive();
    readPlates();
  });
}
