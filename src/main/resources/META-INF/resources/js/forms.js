/*
 * What forms gain from JavaScript; the server checks all of it again.
 *   [data-focus]                 takes the focus when the page opens (the error summary)
 *   [data-counts=id]             counts the characters of a field against data-limit
 *   input[data-max-bytes]        looks at the size of chosen files before they are sent
 *   form[data-unsaved]           asks before leaving with changes
 *   form[method=post]            is sent once, however often the button is pressed
 */

function counter(element) {
  const field = document.getElementById(element.dataset.counts);
  const limit = Number(element.dataset.limit);
  const count = () => {
    /* Code points, as the server counts them: an emoji is one character. */
    const left = limit - [...field.value].length;
    element.classList.toggle("is-over", left < 0);
    element.textContent = (left < 0 ? element.dataset.over : element.dataset.left).replace("{0}", Math.abs(left));
  };
  field?.addEventListener("input", count);
  if (field) {
    count();
  }
}

function fileCheck(input) {
  input.addEventListener("change", () => {
    const mebibytes = Math.floor(input.dataset.maxBytes / 1048576);
    const tooLarge = [...input.files].find((file) => file.size > Number(input.dataset.maxBytes));
    const tooMany = input.files.length > Number(input.dataset.maxFiles ?? Infinity);
    const message = tooLarge
      ? input.dataset.tooLarge.replace("{0}", tooLarge.name).replace("{1}", mebibytes)
      : tooMany
        ? input.dataset.tooMany
        : "";
    input.setCustomValidity(message);
    input.reportValidity();
  });
}

function unsavedWarning(form) {
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  window.addEventListener("beforeunload", (event) => {
    if (changed) {
      event.preventDefault();
    }
  });
}

function sendOnce(event) {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = "true";
  /* aria-disabled, not disabled: a disabled button would not send its own name and value. */
  form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true"));
}

function sendAgain(form) {
  delete form.dataset.sent;
  form.querySelectorAll("button[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
}

function enhance(root) {
  root.querySelectorAll("[data-counts]").forEach(counter);
  root.querySelectorAll("input[type=file][data-max-bytes]").forEach(fileCheck);
  root.querySelectorAll("form[data-unsaved]").forEach(unsavedWarning);
}

enhance(document);
document.querySelector("[data-focus]")?.focus();
document.addEventListener("submit", sendOnce);
document.addEventListener("htmx:load", (event) => {
  if (event.target !== document.body) {
    enhance(event.target);
  }
});
/* Back from the next page, the browser shows this one as it was left. */
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    document.querySelectorAll("form[data-sent]").forEach(sendAgain);
  }
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.target instanceof HTMLFormElement) {
    sendAgain(event.target);
  }
});
