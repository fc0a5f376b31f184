// Looks for new mails, and touches nothing where there are none: who reads or tabs through the list is not disturbed.
(function () {
  "use strict";

  const PAUSE = 2000;

  function look() {
    fetch(location.href)
      .then(function (answer) { return answer.text(); })
      .then(function (text) {
        const now = document.querySelector("main");
        const then = new DOMParser().parseFromString(text, "text/html").querySelector("main");
        if (then && then.innerHTML !== now.innerHTML) {
          now.innerHTML = then.innerHTML;
        }
      })
      .catch(function () { /* the next look may succeed */ })
      .finally(function () { setTimeout(look, PAUSE); });
  }

  setTimeout(look, PAUSE);
})();
