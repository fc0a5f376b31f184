package org.emailchange.accounts;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** A link page: a GET that shows, a form that acts. */
@Controller
class SamplePages {

    @GetMapping(path = "/verify", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String show(@RequestParam("token") String token) {
        return "<p>" + token.length() + "</p>";
    }

    @PostMapping(path = "/verify", produces = MediaType.TEXT_HTML_VALUE)
    @ResponseBody
    String act(@RequestParam("token") String token) {
        return "<p>did " + token + "</p>";
    }

    @GetMapping("/undo")
    void broken() {
        throw new IllegalStateException(SampleApi.SECRET);
    }
}
