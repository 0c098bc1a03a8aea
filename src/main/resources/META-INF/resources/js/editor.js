/*
 * The editor of a listing: saves by itself, keeps every word in the browser until the server has it, and adds and takes
 * away rows without a round trip. All of it is an addition: the form's own buttons do the same.
 */

const SAVE_PAUSE_MS = 2000;
const KEEP_PAUSE_MS = 300;
const ROW_ATTRIBUTES = ["name", "id", "for", "value", "aria-describedby", "data-row", "data-rows", "data-counts"];

const form = document.querySelector("form[data-editor]");

function entries() {
  /* The token, the version and the fingerprints belong to a page, not to a text. */
  const own = ["version", "base", "window", "revision"];
  return [...new FormData(form)].filter(
    ([name, value]) => typeof value === "string" && !own.includes(name) && !name.includes("csrf"),
  );
}

/* --- What the browser keeps ---------------------------------------------------------------------------------------- */

const storageKey = `listing-${form.elements.revision.value}`;
const windowId = form.elements.window.value.split(".")[0];
let saves = 0;

/** Each save has a number of its own, so that a page opened later can tell which one arrived. */
function nextSave() {
  saves += 1;
  form.elements.window.value = `${windowId}.${saves}`;
  return form.elements.window.value;
}

function keep(save) {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ save, entries: entries() }));
  } catch {
    /* A full or forbidden store only takes the safety net away. */
  }
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(storageKey));
  } catch {
    return null;
  }
}

function forget() {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    /* Then there was nothing to forget. */
  }
}

function offerRestore() {
  const draft = kept();
  const offer = document.querySelector("[data-restore]");
  const savedIn = document.getElementById("editor-status").dataset.savedIn;
  if (!draft || (draft.save && draft.save === savedIn) || JSON.stringify(draft.entries) === JSON.stringify(entries())) {
    forget();
    return;
  }
  offer.hidden = false;
  offer.querySelector("[data-restore-now]").addEventListener("click", () => {
    restore(draft.entries);
    offer.hidden = true;
    changed();
  });
  offer.querySelector("[data-restore-forget]").addEventListener("click", () => {
    forget();
    offer.hidden = true;
  });
}

function restore(words) {
  const names = new Set(words.map(([name]) => name));
  for (const table of ["certificates", "cases"]) {
    const container = form.querySelector(`[data-rows="${table}"]`);
    [...container.children].forEach((row) => row.remove());
    const rows = Math.max(0, ...[...names].map((name) => rowOf(name, table) + 1));
    for (let i = 0; i < rows; i += 1) {
      const row = addRow(container, table === "cases" ? "blank-case" : "blank-certificate");
      const figures = `cases.${i}.figures`;
      const count = table === "cases" ? Math.max(0, ...[...names].map((name) => rowOf(name, figures) + 1)) : 0;
      for (let j = 0; j < count; j += 1) {
        addRow(row.querySelector(`[data-rows="${figures}"]`), "blank-figure");
      }
    }
  }
  form.querySelectorAll("input[type=checkbox]").forEach((box) => {
    box.checked = words.some(([name, value]) => name === box.name && value === box.value);
  });
  for (const [name, value] of words) {
    const control = form.elements[name];
    if (control && control.type && !["checkbox", "hidden", "file"].includes(control.type)) {
      control.value = value;
    }
  }
}

function rowOf(name, table) {
  return name.startsWith(`${table}.`) ? Number.parseInt(name.slice(table.length + 1), 10) : -1;
}

/* --- Saving by itself ---------------------------------------------------------------------------------------------- */

let saveTimer;
let keepTimer;
let saving = false;
let again = false;
let stopped = false;
let unsaved = false;

function say(text, failed = false) {
  const status = form.querySelector("[data-autosave-status]");
  status.textContent = text;
  status.classList.toggle("is-failed", failed);
}

function words(name) {
  return form.querySelector("[data-autosave-status]").dataset[name];
}

async function save() {
  if (saving) {
    again = true;
    return;
  }
  saving = true;
  again = false;
  const number = nextSave();
  keep(number);
  say(words("saving"));
  const fields = new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === "string"));
  try {
    const answer = await fetch(form.dataset.editor, {
      method: "POST",
      body: fields,
      headers: { "X-Requested-With": "JavaScript" },
      redirect: "error",
    });
    const text = await answer.text();
    if (answer.ok) {
      document.getElementById("editor-status").outerHTML = text;
      say(document.getElementById("editor-status").dataset.savedText);
      if (!again) {
        unsaved = false;
        forget();
      }
    } else if (answer.status === 409) {
      stopped = true;
      say(text, true);
    } else {
      say(words(answer.status === 401 || answer.status === 499 ? "ended" : "failed"), true);
    }
  } catch {
    say(words("failed"), true);
  }
  saving = false;
  if (again && !stopped) {
    saveTimer = setTimeout(save, SAVE_PAUSE_MS);
  }
}

function changed() {
  unsaved = true;
  again = saving;
  clearTimeout(keepTimer);
  keepTimer = setTimeout(() => keep(null), KEEP_PAUSE_MS);
  clearTimeout(saveTimer);
  if (!stopped) {
    saveTimer = setTimeout(save, SAVE_PAUSE_MS);
  }
}

/* --- Rows ---------------------------------------------------------------------------------------------------------- */

function eachAttribute(row, change) {
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const attribute of ROW_ATTRIBUTES) {
      if (element.hasAttribute(attribute) && !(attribute === "value" && element.tagName !== "BUTTON")) {
        element.setAttribute(attribute, change(element.getAttribute(attribute)));
      }
    }
  }
}

function addRow(container, templateId) {
  const place = container.dataset.rows;
  const index = container.children.length;
  const row = document.getElementById(templateId).content.firstElementChild.cloneNode(true);
  const inCase = /^cases\.(\d+)\.figures$/.exec(place);
  eachAttribute(row, (text) =>
    inCase
      ? text.replaceAll("__i__", inCase[1]).replaceAll("__j__", index)
      : text.replaceAll("__i__", index),
  );
  container.append(row);
  number(container);
  return row;
}

/** Rows are numbered without gaps, as the server numbers them when it names one. */
function number(container) {
  const place = container.dataset.rows;
  [...container.children].forEach((row, index) => {
    const old = row.dataset.row;
    const now = `${place}.${index}`;
    if (old !== now) {
      eachAttribute(row, (text) => text.replaceAll(old, now));
    }
    const shown = row.querySelector(":scope > legend [data-number]");
    if (shown) {
      shown.textContent = index + 1;
    }
  });
}

function clicked(event) {
  const add = event.target.closest("[data-add]");
  const remove = event.target.closest("[data-remove]");
  if (add) {
    event.preventDefault();
    const row = addRow(form.querySelector(`[data-rows="${add.value}"]`), add.dataset.add);
    row.querySelector("input, select, textarea")?.focus();
    changed();
  } else if (remove) {
    event.preventDefault();
    const row = remove.closest("[data-row]");
    const container = row.parentElement;
    row.remove();
    number(container);
    (container.parentElement.querySelector("[data-add]") ?? container.closest("[tabindex]"))?.focus();
    changed();
  }
}

/* --- The page ------------------------------------------------------------------------------------------------------ */

form.addEventListener("click", clicked);
form.addEventListener("input", changed);
form.addEventListener("change", (event) => {
  if (event.target.type === "file") {
    if (event.target.files.length > 0 && event.target.reportValidity()) {
      form.requestSubmit(form.querySelector("[data-upload]"));
    }
  } else {
    changed();
  }
});
form.addEventListener("submit", () => {
  clearTimeout(saveTimer);
  clearTimeout(keepTimer);
  stopped = true;
  unsaved = false;
  keep(nextSave());
});
window.addEventListener("beforeunload", (event) => {
  if (unsaved) {
    event.preventDefault();
  }
});
offerRestore();
