// Makes and uses passkeys: asks for options, lets the device answer, and puts the answer into the form.
(function () {
  "use strict";

  function octets(text) {
    const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
    return Uint8Array.from(atob(base64), function (character) { return character.charCodeAt(0); });
  }

  function text(buffer) {
    return btoa(String.fromCharCode.apply(null, new Uint8Array(buffer)))
      .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function withOctets(descriptors) {
    return (descriptors || []).map(function (descriptor) {
      return Object.assign({}, descriptor, { id: octets(descriptor.id) });
    });
  }

  function requested(options) {
    const read = Object.assign({}, options, { challenge: octets(options.challenge) });
    if (options.user) {
      read.user = Object.assign({}, options.user, { id: octets(options.user.id) });
      read.excludeCredentials = withOctets(options.excludeCredentials);
    } else {
      read.allowCredentials = withOctets(options.allowCredentials);
    }
    return read;
  }

  function answered(credential) {
    const response = { clientDataJSON: text(credential.response.clientDataJSON) };
    ["attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (credential.response[name]) {
        response[name] = text(credential.response[name]);
      }
    });
    if (credential.response.getTransports) {
      response.transports = credential.response.getTransports();
    }
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: response,
      clientExtensionResults: credential.getClientExtensionResults()
    });
  }

  function optionsFor(button, form) {
    const fields = new URLSearchParams();
    // what is shown to make one is checked before the device makes it
    const shown = button.dataset.passkey === "make" ? ["password", "passkey"] : [];
    ["_csrf", "newEmail", "id"].concat(shown).forEach(function (name) {
      if (form.elements[name]) {
        fields.set(name, form.elements[name].value);
      }
    });
    const request = { method: "POST", body: fields, headers: { "HX-Request": "true" }, redirect: "manual" };
    return fetch(button.dataset.options, request)
      .then(function (answer) {
        if (answer.type === "opaqueredirect") {
          location.assign(location.pathname);
        }
        const elsewhere = answer.headers.get("HX-Redirect");
        if (elsewhere) {
          location.assign(elsewhere);
        }
        if (!answer.ok) {
          throw new Error("no options");
        }
        return answer.json();
      });
  }

  // Who shows a passkey, or has just shown one, needs no password.
  function isFilledIn(button, form) {
    const proved = button.dataset.passkey !== "make" || (form.elements.passkey && form.elements.passkey.value);
    return Array.from(form.elements).every(function (field) {
      return (field.name === "password" && proved) || field.reportValidity();
    });
  }

  function take(button, form, answer) {
    form.elements[button.dataset.passkey === "make" ? "made" : "passkey"].value = answer;
    if (button.dataset.passkey === "prove") {
      form.querySelector("[data-unproved]").hidden = true;
      form.querySelector("[data-proved]").hidden = false;
      form.elements.password.required = false;
      return;
    }
    if (button.dataset.passkey === "make" && form.elements.passkey) {
      form.elements.passkey.value = "";
    }
    if (form.elements.password) {
      form.elements.password.value = "";
      form.elements.password.required = false;
    }
    form.requestSubmit();
  }

  function act(button) {
    const form = button.form;
    const trouble = form.querySelector("[data-passkey-trouble]");
    trouble.hidden = true;
    if (!isFilledIn(button, form)) {
      return;
    }
    button.disabled = true;
    optionsFor(button, form)
      .then(function (options) {
        const wanted = { publicKey: requested(options) };
        return button.dataset.passkey === "make"
          ? navigator.credentials.create(wanted)
          : navigator.credentials.get(wanted);
      })
      .then(function (credential) {
        take(button, form, answered(credential));
      })
      .catch(function () { trouble.hidden = false; })
      .finally(function () { button.disabled = false; });
  }

  function show() {
    document.querySelectorAll("button[data-passkey]").forEach(function (button) {
      button.hidden = !window.PublicKeyCredential;
    });
  }

  document.addEventListener("click", function (event) {
    const button = event.target.closest("button[data-passkey]");
    if (button) {
      act(button);
    }
  });
  document.addEventListener("htmx:afterSettle", show);
  show();
})();
