// Tells times in the reader's own time zone, and counts down what runs out.
(function () {
  "use strict";

  const language = document.documentElement.lang;

  function number(value) {
    return new Intl.NumberFormat(language, { minimumIntegerDigits: 2 }).format(value);
  }

  function left(milliseconds) {
    const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
    const parts = [Math.floor(seconds / 60) % 60, seconds % 60];
    const hours = Math.floor(seconds / 3600);
    return (hours > 0 ? [hours].concat(parts) : parts).map(number).join(":");
  }

  // Where the browser does not write dates in this language, those of the service are better than its own.
  const known = Intl.DateTimeFormat.supportedLocalesOf(language).length > 0
    && !/\bM\d/.test(new Intl.DateTimeFormat(language, { month: "long" }).format(new Date()));

  function localize(root) {
    if (!known) {
      return;
    }
    root.querySelectorAll("time.at:not([title])").forEach(function (time) {
      const format = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" });
      time.title = time.textContent;
      time.textContent = format.format(new Date(time.dateTime));
    });
  }

  // By the service's clock: that of the device may be hours off.
  let told = null;
  let ahead = 0;

  function hear() {
    const page = document.querySelector("[data-now]");
    if (page && page.dataset.now !== told) {
      told = page.dataset.now;
      ahead = Date.parse(told) - Date.now();
    }
  }

  function until(time) {
    return Date.parse(time) - Date.now() - ahead;
  }

  function tick() {
    document.querySelectorAll("[data-until]").forEach(function (element) {
      element.textContent = left(until(element.dataset.until));
    });
    document.querySelectorAll("button[data-from]").forEach(function (button) {
      const wait = until(button.dataset.from);
      button.dataset.label = button.dataset.label || button.textContent;
      button.disabled = wait > 0;
      button.textContent = button.dataset.label + (wait > 0 ? " \u00b7 " + left(wait) : "");
    });
  }

  function begin() {
    hear();
    localize(document);
    tick();
  }

  document.addEventListener("htmx:afterSettle", begin);
  begin();
  setInterval(tick, 1000);
})();
