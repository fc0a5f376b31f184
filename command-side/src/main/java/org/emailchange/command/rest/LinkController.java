package org.emailchange.command.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.emailchange.api.LinkToken;
import org.emailchange.command.usecase.Fields;
import org.emailchange.command.usecase.LinkUse;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What links do, for apps that open them themselves. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class LinkController {

    private final LinkUse links;

    LinkController(LinkUse links) {
        this.links = links;
    }

    record Body(@Nullable String token) {

        LinkToken required() {
            return new LinkToken(Fields.required(token, "token"));
        }

        @Override
        public String toString() {
            return "[link token]";
        }
    }

    @PostMapping("/verifications")
    ResponseEntity<Progress.Moved> verify(@RequestBody Body body, Optional<Caller> caller, HttpServletRequest request) {
        var progress = links.verify(body.required(), caller, request);
        return Progress.versioned(ResponseEntity.ok(), progress).body(Progress.Moved.of(progress));
    }

    @PostMapping("/revocations")
    ResponseEntity<Progress.Ended> revoke(@RequestBody Body body, Optional<Caller> caller, HttpServletRequest request) {
        var progress = links.revoke(body.required(), caller, request);
        return Progress.versioned(ResponseEntity.ok(), progress).body(Progress.Ended.of(progress));
    }

    @PostMapping("/undos")
    ResponseEntity<Progress.Ended> undo(@RequestBody Body body, Optional<Caller> caller, HttpServletRequest request) {
        var progress = links.undo(body.required(), caller, request);
        return Progress.versioned(ResponseEntity.ok(), progress).body(Progress.Ended.of(progress));
    }
}
