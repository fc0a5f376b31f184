// Follows a running rebuild, and shows the result when it has ended.
(function () {
  "use strict";

  const rebuild = document.getElementById("rebuild");
  if (!rebuild) {
    return;
  }
  const language = document.documentElement.lang;

  function say(id, text, value) {
    document.getElementById(id).textContent = text.replace("{0}", value);
  }

  function left(seconds) {
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    const two = new Intl.NumberFormat(language, { minimumIntegerDigits: 2 });
    return (parts[0] > 0 ? parts : parts.slice(1)).map(two.format).join(":");
  }

  function show(progress) {
    const number = new Intl.NumberFormat(language);
    const label = document.getElementById("progress-label");
    document.getElementById("progress").value = progress.percent;
    say("progress-label", label.dataset.text, number.format(progress.percent));
    say("rate", rebuild.dataset.rate, number.format(progress.eventsPerSecond));
    if (progress.secondsLeft !== null) {
      say("left", rebuild.dataset.left, left(progress.secondsLeft));
    }
  }

  function again() {
    window.location.reload();
  }

  const events = new EventSource(rebuild.dataset.stream);
  events.addEventListener("progress", function (event) {
    const progress = JSON.parse(event.data);
    if (progress.state === "RUNNING") {
      show(progress);
    } else {
      events.close();
      again();
    }
  });
  events.addEventListener("error", function () {
    if (events.readyState === EventSource.CLOSED) {
      setTimeout(again, 5000);
    }
  });
  window.addEventListener("pagehide", function () { events.close(); });
})();
