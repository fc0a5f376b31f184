package org.emailchange.command.rest;

import org.emailchange.api.LinkToken;
import org.emailchange.command.usecase.LinkActions;
import org.emailchange.web.request.Requester;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Uses links, for apps that open them themselves. */
@RestController
@RequestMapping(path = "/api", produces = MediaType.APPLICATION_JSON_VALUE)
class LinkController {

    private final LinkActions links;

    LinkController(LinkActions links) {
        this.links = links;
    }

    record Body(String token) {

        LinkToken link() {
            return new LinkToken(token);
        }

        @Override
        public String toString() {
            return "[link token]";
        }
    }

    @PostMapping("/verifications")
    ResponseEntity<ChangeAnswers.Confirmed> verify(@RequestBody Body body, Requester requester) {
        return ChangeAnswers.confirmed(links.verify(body.link(), requester).progress());
    }

    @PostMapping("/revocations")
    ResponseEntity<ChangeAnswers.Ended> revoke(@RequestBody Body body, Requester requester) {
        return ChangeAnswers.ended(links.stop(body.link(), requester).progress());
    }

    @PostMapping("/undos")
    ResponseEntity<ChangeAnswers.Ended> undo(@RequestBody Body body, Requester requester) {
        return ChangeAnswers.ended(links.undo(body.link(), requester).progress());
    }
}
