// Follows the state of the account, and keeps what was typed when the network breaks.
(function () {
  "use strict";

  const AGAIN = 5000;
  const PATIENCE = 3000;

  let refused = null;
  let stale = false;
  let busy = 0;
  let said = "";

  function byId(id) {
    return document.getElementById(id);
  }

  // What is heard while a request is under way is looked at after it: its answer may be older. It stays to be looked at
  // until a request has really begun, for an element that has just come does not listen yet.
  function refresh() {
    if (stale && busy === 0 && byId("live")) {
      htmx.trigger("#live", "stale");
    }
  }

  function isStale() {
    stale = true;
    refresh();
  }

  function follow() {
    const events = new EventSource(byId("account").dataset.stream);
    let first = true;
    let away = null;
    events.addEventListener("status", function (event) {
      const known = first && event.lastEventId === byId("live").dataset.version;
      first = false;
      if (!known) {
        isStale();
      }
    });
    events.addEventListener("open", function () {
      clearTimeout(away);
      away = null;
      byId("link").hidden = true;
    });
    events.addEventListener("error", function () {
      away = away || setTimeout(function () { byId("link").hidden = false; }, PATIENCE);
      if (events.readyState === EventSource.CLOSED) {
        setTimeout(follow, AGAIN);
        isStale(); // and be told whether there is still a session
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

  document.addEventListener("htmx:beforeSend", function (event) {
    const live = event.detail.elt.id === "live";
    if (!live && !isForm(event)) {
      return;
    }
    const request = event.detail.xhr;
    stale = stale && !live;
    busy += 1;
    request.addEventListener("loadend", function () {
      busy -= 1;
      if (live && request.status !== 200) {
        stale = true;
        setTimeout(refresh, AGAIN);
      } else {
        refresh();
      }
    });
  });

  document.addEventListener("htmx:afterSettle", refresh);

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

  // A region that is replaced is not read out; this one stays.
  function speak() {
    const text = byId("live").querySelector(".said");
    const now = text ? text.textContent : "";
    if (now !== said) {
      byId("spoken").textContent = now;
      said = now;
    }
  }

  document.addEventListener("htmx:afterSwap", function (event) {
    if (event.detail.target.id === "live") {
      speak();
      if (byId("live").dataset.locked === String(Boolean(byId("ask")))) {
        htmx.ajax("GET", "/account", { target: "#account", select: "#account", swap: "outerHTML" });
      }
    } else if (event.detail.target.id === "account") {
      refused = null;
      const note = document.querySelector("#account .note[tabindex]");
      if (note) {
        note.focus();
      }
    }
  });

  if (byId("account")) {
    const text = byId("live").querySelector(".said");
    said = text ? text.textContent : "";
    follow();
  }
})();
