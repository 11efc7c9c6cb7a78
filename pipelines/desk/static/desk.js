// Keys and small comforts; every page works without them.
(() => {
  const typing = (element) => element.closest("input, select, textarea") !== null;
  const rows = () => [...document.querySelectorAll("table.queue tbody tr")];
  let at = -1;

  const move = (step) => {
    const all = rows();
    if (all.length === 0) return;
    if (at >= 0) all[at].classList.remove("at");
    at = Math.min(Math.max(at + step, 0), all.length - 1);
    all[at].classList.add("at");
    const link = all[at].querySelector("a");
    if (link) link.focus();
    all[at].scrollIntoView({ block: "nearest" });
  };

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    n: () => { const link = document.querySelector('a.button[href*="/next"]'); window.location = link ? link.href : document.body.dataset.next; },
    d: () => { const choice = document.querySelector('form.decide input[type="radio"]'); if (choice) choice.focus(); },
    "/": () => { const search = document.getElementById("search"); if (search) search.focus(); },
    "?": () => {
      for (const line of document.querySelectorAll("#keys [data-when]")) line.hidden = !document.querySelector(line.dataset.when);
      document.getElementById("keys").showModal();
    },
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.ctrlKey) {
      const form = event.target.closest("form");
      if (form) form.requestSubmit();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  for (const select of document.querySelectorAll(".filters select")) {
    select.addEventListener("change", () => select.form.requestSubmit());
  }
})();
