// Follows the state of the account, and keeps what was typed when the network breaks.
(function () {
  "use strict";

  let refused = null;

  function byId(id) {
    return document.getElementById(id);
  }

  function follow() {
    const events = new EventSource(byId("account").dataset.stream);
    let first = true;
    events.addEventListener("status", function () {
      if (!first) {
        htmx.trigger("#live", "status");
      }
      first = false;
    });
    events.addEventListener("open", function () { byId("link").hidden = true; });
    events.addEventListener("error", function () {
      byId("link").hidden = false;
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(follow, 5000);
      }
    });
    window.addEventListener("pagehide", function () { events.close(); });
  }

  function trouble(kind, form) {
    refused = form || refused;
    const box = byId("trouble");
    box.querySelector(".offline").hidden = kind !== "offline";
    box.querySelector(".refused").hidden = kind !== "refused";
    byId("retry").hidden = !refused;
    box.hidden = false;
    box.scrollIntoView({ block: "nearest" });
  }

  function isForm(event) {
    return event.detail.elt.tagName === "FORM";
  }

  // The same form with the same key again: what has been done already is not done twice.
  function renewKey(form) {
    const octets = crypto.getRandomValues(new Uint8Array(16));
    form.elements["idempotency-key"].value = Array.from(octets, function (octet) {
      return octet.toString(16).padStart(2, "0");
    }).join("");
  }

  document.addEventListener("input", function (event) {
    const form = event.target.form;
    if (form && form === refused) {
      renewKey(form);
      refused = null;
    }
  });

  document.addEventListener("click", function (event) {
    if (event.target.id === "retry" && refused) {
      byId("trouble").hidden = true;
      refused.requestSubmit();
    }
  });

  document.addEventListener("htmx:sendError", function (event) {
    if (isForm(event)) { trouble("offline", event.detail.elt); }
  });
  document.addEventListener("htmx:timeout", function (event) {
    if (isForm(event)) { trouble("offline", event.detail.elt); }
  });

  document.addEventListener("htmx:beforeSwap", function (event) {
    const target = event.detail.target;
    if (target.id && !event.detail.serverResponse.includes('id="' + target.id + '"')) {
      event.detail.shouldSwap = false;
      const asking = event.detail.requestConfig.elt;
      if (asking.tagName === "FORM") { trouble("refused", asking); }
    }
  });

  document.addEventListener("htmx:afterSwap", function (event) {
    if (event.detail.target.id !== "account") {
      return;
    }
    refused = null;
    const said = document.querySelector("#account .note[tabindex]");
    if (said) {
      said.focus();
    }
  });

  if (byId("account")) {
    follow();
  }
})();
