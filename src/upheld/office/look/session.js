// Warns before a session ends, and keeps what is being written. Without it, pages say when that is.
(() => {
  "use strict";
  const warning = document.getElementById("session-warning");
  if (!warning) return;
  const EVERY = 60 * 1000;
  const warnBefore = Number(warning.dataset.warn) * 1000;
  const token = document.querySelector("[name=csrfmiddlewaretoken]");
  const forms = [...document.querySelectorAll("form[data-keeps-drafts]")];
  const words = warning.querySelector("[data-words]");
  const stay = warning.querySelector("button");
  const said = document.getElementById("draft-said");
  let ends = 0;
  const kept = new Map(); // of each form, what was kept last
  let returnTo = null;
  let sent = null; // the form that is being saved: nothing more of it is kept as a draft
  let stop = new AbortController();

  const lasts = (seconds) => { ends = Date.now() + seconds * 1000; };
  lasts(Number(warning.dataset.seconds));

  const text = (form) => {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (typeof value === "string") fields.append(name, value);
    }
    return fields;
  };

  const ask = async (address, body, signal) => {
    const answer = await fetch(address, { method: "POST", body, redirect: "error", signal });
    if (!answer.ok) throw new Error(String(answer.status));
    lasts((await answer.json()).seconds);
  };

  const keep = async (form) => {
    const now = text(form);
    if (form === sent || now.toString() === kept.get(form)) return;
    try {
      await ask("/drafts", now, stop.signal);
      kept.set(form, now.toString());
      if (said) said.textContent = "Draft kept at " + new Date().toTimeString().slice(0, 5) + ".";
    } catch {
      if (said && form !== sent) said.textContent = "The draft could not be kept. Copy what you have written before you go on.";
    }
  };
  const keepAll = () => forms.forEach(keep);

  const look = () => {
    const left = ends - Date.now();
    const isNear = left < warnBefore;
    if (isNear && warning.hidden) {
      returnTo = document.activeElement;
      warning.hidden = false;
      stay.focus();
    } else if (!isNear && !warning.hidden) {
      warning.hidden = true;
      if (returnTo) returnTo.focus();
    }
    if (isNear) {
      const minutes = Math.ceil(left / 60000);
      const told = left <= 0
        ? "Your session has ended. If you save now, you have to sign in again first, and what you have written is kept."
        : "Your session ends in " + (minutes === 1 ? "1 minute." : minutes + " minutes.");
      if (words.textContent !== told) words.textContent = told;
    }
  };

  stay.addEventListener("click", async () => {
    try {
      await ask("/session", new URLSearchParams({ csrfmiddlewaretoken: token.value }));
    } catch {
      lasts(0);
    }
    look();
  });
  if (forms.length) {
    forms.forEach((form) => {
      kept.set(form, text(form).toString());
      form.addEventListener("submit", () => { sent = form; stop.abort(); });
    });
    window.addEventListener("pageshow", (shown) => { if (shown.persisted) { sent = null; stop = new AbortController(); } });
    setInterval(keepAll, EVERY);
    document.addEventListener("visibilitychange", () => { if (document.hidden) keepAll(); });
  }
  setInterval(look, 1000);
  look();
})();
