/*
 * Suggestions while typing, after the ARIA combobox pattern with a list box
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). The server answers GET <data-suggest>?q=… with
 * [{"group": "…", "text": "…", "url": "…"}], equal groups next to each other. Without an answer the plain search stays.
 */

const PAUSE_MS = 150;
const MOST_CHARACTERS = 100;

function combobox(input) {
  const list = document.createElement("div");
  list.id = `${input.id}-suggestions`;
  list.className = "suggestions";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestLabel);
  list.hidden = true;
  const status = document.createElement("div");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  input.after(list, status);

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-expanded", "false");

  let options = [];
  let active = -1;
  let timer;
  let pending;

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function activate(index) {
    options[active]?.element.setAttribute("aria-selected", "false");
    active = (index + options.length) % options.length;
    const element = options[active].element;
    element.setAttribute("aria-selected", "true");
    element.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", element.id);
  }

  function show(suggestions) {
    list.replaceChildren();
    options = suggestions.map((suggestion, index) => {
      const element = document.createElement("div");
      element.id = `${list.id}-${index}`;
      element.setAttribute("role", "option");
      element.setAttribute("aria-selected", "false");
      element.textContent = suggestion.text;
      element.addEventListener("mousedown", (event) => event.preventDefault());
      element.addEventListener("click", () => window.location.assign(suggestion.url));
      return { element, suggestion };
    });
    let group;
    for (const { element, suggestion } of options) {
      if (group?.dataset.name !== suggestion.group) {
        const title = document.createElement("div");
        title.className = "suggestions__group";
        title.id = `${element.id}-group`;
        title.textContent = suggestion.group;
        title.setAttribute("role", "presentation");
        group = document.createElement("div");
        group.dataset.name = suggestion.group;
        group.setAttribute("role", "group");
        group.setAttribute("aria-labelledby", title.id);
        group.append(title);
        list.append(group);
      }
      group.append(element);
    }
    active = -1;
    input.removeAttribute("aria-activedescendant");
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    status.textContent = options.length > 0 ? input.dataset.suggestCount.replace("{0}", options.length) : "";
  }

  async function ask(text) {
    pending?.abort();
    pending = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(text)}`, {
        headers: { Accept: "application/json" },
        signal: pending.signal,
      });
      if (answer.ok && document.activeElement === input) {
        show(await answer.json());
      }
    } catch {
      close();
    }
  }

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    const text = input.value.trim();
    /* While an input method composes, the letters are not yet what the reader means. */
    if (event.isComposing || text === "" || text.length > MOST_CHARACTERS) {
      close();
      return;
    }
    timer = setTimeout(() => ask(text), PAUSE_MS);
  });
  input.addEventListener("compositionend", () => input.dispatchEvent(new Event("input")));

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || list.hidden) {
      return;
    }
    if (event.key === "ArrowDown") {
      event.preventDefault();
      activate(active + 1);
    } else if (event.key === "ArrowUp") {
      event.preventDefault();
      activate(active < 0 ? options.length - 1 : active - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      window.location.assign(options[active].suggestion.url);
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  });

  input.addEventListener("blur", () => {
    clearTimeout(timer);
    pending?.abort();
    close();
  });
}

document.querySelectorAll("input[data-suggest]").forEach(combobox);
