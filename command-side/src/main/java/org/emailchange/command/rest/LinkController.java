package org.emailchange.command.rest;

import java.util.List;
import org.emailchange.api.ChangeState;
import org.emailchange.api.LinkToken;
import org.emailchange.api.Side;
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

    /** A change of the credentials that a link has confirmed or disowned. */
    record OfCredential(String state) {}

    @PostMapping("/verifications")
    ResponseEntity<Record> verify(@RequestBody Body body, Requester requester) {
        var use = links.verify(body.link(), requester);
        var change = use.progress();
        return answer(
                use,
                change == null
                        ? new OfCredential("CONFIRMED")
                        : new Confirmed(change.changeId().value(), change.state(), change.awaiting()));
    }

    @PostMapping("/revocations")
    ResponseEntity<Record> revoke(@RequestBody Body body, Requester requester) {
        return ended(links.stop(body.link(), requester));
    }

    @PostMapping("/undos")
    ResponseEntity<Record> undo(@RequestBody Body body, Requester requester) {
        return ended(links.undo(body.link(), requester));
    }

    private static ResponseEntity<Record> ended(LinkActions.Use use) {
        var change = use.progress();
        return answer(
                use,
                change == null
                        ? new OfCredential("DISOWNED")
                        : new Ended(change.changeId().value(), change.state()));
    }

    private static ResponseEntity<Record> answer(LinkActions.Use use, Record body) {
        return ResponseEntity.ok()
                .header(EmailVersion.HEADER, Long.toString(use.version()))
                .body(body);
    }
}
