/* The header's menus: the navigation on a phone, and <details> that close as a menu should. */

const toggle = document.getElementById("nav-toggle");
const nav = document.getElementById("site-nav");

function showNavigation(open) {
  toggle.setAttribute("aria-expanded", String(open));
  nav.classList.toggle("is-open", open);
}

toggle?.addEventListener("click", () => showNavigation(toggle.getAttribute("aria-expanded") !== "true"));

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") {
    return;
  }
  const menu = document.querySelector("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (toggle?.getAttribute("aria-expanded") === "true") {
    showNavigation(false);
    toggle.focus();
  }
});

for (const happening of ["click", "focusin"]) {
  document.addEventListener(happening, (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });
}

/* Filters stand open beside the results; above them, on a narrow screen, they would hide what was found. */
function collapse(root) {
  for (const details of root.querySelectorAll("details[data-collapse-below]")) {
    if (window.matchMedia(`(max-width: ${details.dataset.collapseBelow})`).matches) {
      details.open = false;
    }
  }
}

collapse(document);
/* A tick in the open filters replaces them: they stay open then. */
document.addEventListener("htmx:beforeSwap", (event) => {
  const facets = event.detail.target.querySelector("details.facets");
  if (facets?.open === false) {
    document.addEventListener("htmx:afterSwap", () => collapse(document), { once: true });
  }
});
