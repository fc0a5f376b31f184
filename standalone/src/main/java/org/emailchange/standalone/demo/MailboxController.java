package org.emailchange.standalone.demo;

import java.time.Duration;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mailbox for programs. */
@RestController
@ConditionalOnMailbox
class MailboxController {
    private static final int SHOWN = 100;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final Mailbox mailbox;

    MailboxController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    @GetMapping(path = "/demo/mailbox/messages", produces = MediaType.APPLICATION_JSON_VALUE)
    List<StoredMail> messages(@RequestParam(defaultValue = "") String to) {
        return mailbox.newestFirst().filter(mail -> isTo(mail, to)).limit(SHOWN).toList();
    }

    /**
     * The text of the newest mail, with the line ends of a shell: what is cut out of it is used as it is. A mail is on its
     * way for a moment, so it waits a little for the first one.
     */
    @GetMapping("/demo/mailbox/latest")
    ResponseEntity<String> latest(@RequestParam(defaultValue = "") String to) {
        return mailbox.awaitNewest(mail -> isTo(mail, to), PATIENCE)
                .map(mail ->
                        ResponseEntity.ok().contentType(TEXT).body(mail.text().replace("\r\n", "\n")))
                .orElseGet(() -> ResponseEntity.status(404).contentType(TEXT).body("No mail for this address yet.\n"));
    }

    private static boolean isTo(StoredMail mail, String to) {
        return to.isEmpty() || mail.to().equalsIgnoreCase(to);
    }
}
