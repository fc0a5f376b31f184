package org.emailchange.command.rest;

import java.util.List;
import org.emailchange.api.ChangeState;
import org.emailchange.api.LinkToken;
import org.emailchange.api.Side;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.command.usecase.LinkActions;
import org.emailchange.web.request.EmailVersion;
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

    /** A change that a link has confirmed. */
    record Confirmed(String changeId, ChangeState state, List<Side> awaiting) {}

    /** A change that a link has ended. */
    record Ended(String changeId, ChangeState state) {}

    @PostMapping("/verifications")
    ResponseEntity<Confirmed> verify(@RequestBody Body body, Requester requester) {
        var change = links.verify(body.link(), requester).progress();
        return answer(change, new Confirmed(change.changeId().value(), change.state(), change.awaiting()));
    }

    @PostMapping("/revocations")
    ResponseEntity<Ended> revoke(@RequestBody Body body, Requester requester) {
        return ended(links.stop(body.link(), requester).progress());
    }

    @PostMapping("/undos")
    ResponseEntity<Ended> undo(@RequestBody Body body, Requester requester) {
        return ended(links.undo(body.link(), requester).progress());
    }

    private static ResponseEntity<Ended> ended(ChangeProgress change) {
        return answer(change, new Ended(change.changeId().value(), change.state()));
    }

    private static <T> ResponseEntity<T> answer(ChangeProgress change, T body) {
        return ResponseEntity.ok()
                .header(EmailVersion.HEADER, Long.toString(change.version()))
                .body(body);
    }
}
