/*
 * Runs before the page is drawn: marks that JavaScript works and applies the reader's choice of light or dark.
 * Without a choice (or without storage) the system's own setting decides, through the medium of the link.
 */
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const dark = document.getElementById("dark-tokens");
  const system = window.matchMedia("(prefers-color-scheme: dark)");

  const chosen = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  };
  const isDark = () => (chosen() ?? (system.matches ? "dark" : "light")) === "dark";
  const apply = () => {
    const choice = chosen();
    dark.media = choice === "dark" ? "screen" : choice === "light" ? "not all" : "screen and (prefers-color-scheme: dark)";
    document.getElementById("theme-toggle")?.setAttribute("aria-pressed", String(isDark()));
  };

  apply();
  system.addEventListener("change", apply);
  window.addEventListener("storage", apply);
  document.addEventListener("DOMContentLoaded", () => {
    apply();
    document.getElementById("theme-toggle")?.addEventListener("click", () => {
      try {
        localStorage.setItem("theme", isDark() ? "light" : "dark");
      } catch {
        return;
      }
      apply();
    });
  });
})();
