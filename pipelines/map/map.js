// Filters, details and zoom of the partner map. Without this script the page is a map and a table with links.
"use strict";
(() => {
  const one = (selector) => document.querySelector(selector);
  const form = one("#filters");
  const map = one("#map");
  const details = one("#details");
  const chosen = one("#chosen");
  const full = map.getAttribute("viewBox").split(" ").map(Number);
  const places = [...document.querySelectorAll("tbody tr")].map((row) => {
    const cells = [...row.cells].map((cell) => cell.textContent.trim());
    return {
      row, cells,
      pin: document.getElementById("p" + row.id.slice(1)),
      text: (cells[0] + " " + cells[2]).toLowerCase(),
      programs: row.dataset.programs.split(" "),
    };
  });
  const byPin = new Map(places.filter((p) => p.pin).map((p) => [p.pin, p]));
  let view = full.slice();

  const visible = () => places.filter((p) => !p.row.hidden);

  function filter() {
    const want = Object.fromEntries(new FormData(form));
    const search = want.search.trim().toLowerCase();
    for (const p of places) {
      const shown = (!want.state || p.row.dataset.state === want.state)
        && (!want.program || p.programs.includes(want.program))
        && (!want.status || p.row.dataset.status === want.status)
        && (!search || p.text.includes(search));
      p.row.hidden = !shown;
      if (p.pin) p.pin.toggleAttribute("hidden", !shown);
    }
    const n = visible().length;
    one("#count").textContent = `${n} of ${places.length} places shown.`;
    one("#nothing").hidden = n > 0;
    document.querySelectorAll(".land path").forEach((path) =>
      path.classList.toggle("chosen", path.dataset.state === want.state));
    zoomTo(want.state);
    keepOneTabStop();
    const query = new URLSearchParams([...Object.entries(want)].filter(([, value]) => value));
    history.replaceState(null, "", query.size ? "#" + query : location.pathname + location.search);
  }

  // One stop of the Tab key for all pins; arrow keys go from pin to pin.
  function keepOneTabStop(pin) {
    const pins = visible().filter((p) => p.pin).map((p) => p.pin);
    byPin.forEach((_, each) => each.setAttribute("tabindex", "-1"));
    const stop = pins.includes(pin) ? pin : pins[0];
    if (stop) stop.setAttribute("tabindex", "0");
  }

  function show(place) {
    document.querySelectorAll(".chosen:not(path)").forEach((x) => x.classList.remove("chosen"));
    const [x, y] = position(place.pin);
    const near = visible().filter((p) => p.pin && Math.hypot(position(p.pin)[0] - x, position(p.pin)[1] - y) < 3 * scale());
    const list = [place, ...near.filter((p) => p !== place)].slice(0, 12);
    chosen.replaceChildren(...list.map(card));
    for (const p of list) p.row.classList.add("chosen");
    place.pin.classList.add("chosen");
    details.hidden = false;
    if (narrow()) details.scrollIntoView({ block: "nearest" });
  }

  function card(place) {
    const article = document.createElement("article");
    const title = document.createElement("h3");
    title.textContent = place.cells[0];
    const list = document.createElement("dl");
    const names = ["", "State", "City", "Status", "Programs", "NCES id"];
    names.forEach((name, i) => {
      if (!name || !place.cells[i]) return;
      const term = document.createElement("dt");
      const words = document.createElement("dd");
      term.textContent = name;
      words.textContent = place.cells[i];
      list.append(term, words);
    });
    article.append(title, list);
    return article;
  }

  const position = (pin) => pin.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
  const narrow = () => matchMedia("(max-width: 40rem)").matches;
  const scale = () => view[2] / full[2];

  function setView(next) {
    const width = Math.min(Math.max(next[2], full[2] / 24), full[2]);
    const height = width * full[3] / full[2];
    const x = Math.min(Math.max(next[0] + (next[2] - width) / 2, 0), full[2] - width);
    const y = Math.min(Math.max(next[1] + (next[3] - height) / 2, 0), full[3] - height);
    view = [x, y, width, height];
    map.setAttribute("viewBox", view.map((v) => v.toFixed(1)).join(" "));
    const base = narrow() ? 2 : 1;
    map.style.setProperty("--pin", (base * scale()).toFixed(3));
  }

  function zoomTo(state) {
    const path = state && one(`.land path[data-state="${state}"]`);
    if (!path) return setView(full);
    const box = path.getBBox();
    const wide = Math.max(box.width, box.height * full[2] / full[3], full[2] / 16) * 1.25;
    const high = wide * full[3] / full[2];
    return setView([box.x + box.width / 2 - wide / 2, box.y + box.height / 2 - high / 2, wide, high]);
  }

  one("#zoom").addEventListener("click", (event) => {
    const how = event.target.dataset.zoom;
    if (!how) return;
    if (how === "all") return setView(full);
    const factor = how === "in" ? 0.6 : 1 / 0.6;
    const [x, y, w, h] = view;
    setView([x + w * (1 - factor) / 2, y + h * (1 - factor) / 2, w * factor, h * factor]);
  });

  map.addEventListener("click", (event) => {
    const pin = event.target.closest(".pin");
    if (!pin) return;
    event.preventDefault();
    keepOneTabStop(pin);
    show(byPin.get(pin));
  });

  map.addEventListener("keydown", (event) => {
    const pin = event.target.closest(".pin");
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!pin || !step) return;
    event.preventDefault();
    const pins = visible().filter((p) => p.pin).map((p) => p.pin);
    const next = pins[(pins.indexOf(pin) + step + pins.length) % pins.length];
    keepOneTabStop(next);
    next.focus();
    show(byPin.get(next));
  });

  one("tbody").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    event.preventDefault();
    const place = places.find((p) => p.row === link.closest("tr"));
    keepOneTabStop(place.pin);
    show(place);
    map.scrollIntoView({ block: "center" });
    place.pin.focus({ preventScroll: true });
  });

  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(filter));

  form.hidden = false;
  one("#zoom").hidden = false;
  const asked = new URLSearchParams(location.hash.slice(1));
  for (const name of ["state", "program", "status", "search"]) {
    if (asked.has(name)) form.elements[name].value = asked.get(name);
  }
  if (asked.size && [...asked.keys()].some((k) => form.elements[k])) filter();
  else keepOneTabStop();
})();
