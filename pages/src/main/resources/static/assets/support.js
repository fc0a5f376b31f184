// Shows what is new about a customer as soon as it is.
(function () {
  "use strict";

  function byId(id) {
    return document.getElementById(id);
  }

  function say(text) {
    byId("news").textContent = text;
  }

  function follow() {
    const events = new EventSource(byId("case").dataset.stream);
    let first = true;
    events.addEventListener("status", function (event) {
      if (!first || Number(event.data) > Number(byId("case").dataset.version)) {
        htmx.trigger("#case", "changed");
      }
      first = false;
    });
    events.addEventListener("open", function () {
      if (byId("news").textContent === byId("news").dataset.broken) {
        say("");
      }
    });
    events.addEventListener("error", function () {
      say(byId("news").dataset.broken);
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(follow, 5000);
      }
    });
    window.addEventListener("pagehide", function () { events.close(); });
  }

  // What is no such page, such as a problem, takes the place of nothing.
  document.addEventListener("htmx:beforeSwap", function (event) {
    event.detail.shouldSwap = event.detail.serverResponse.includes('id="case"');
  });
  document.addEventListener("htmx:afterSwap", function () { say(byId("news").dataset.new); });

  follow();
})();
