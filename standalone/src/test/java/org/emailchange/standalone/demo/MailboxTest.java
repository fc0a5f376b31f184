package org.emailchange.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailboxTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private Mailbox mailbox;

    @BeforeEach
    void open() throws IOException {
        mailbox = new Mailbox(directory, 3);
    }

    @Test
    void showsWhatItKeepsNewestFirst() throws Exception {
        mailbox.keep(Letter.to("ann@example.com").about("Gr\u00fc\u00dfe").bytes());
        mailbox.keep(Letter.to("bea@example.com").bytes());

        assertThat(mailbox.newestFirst())
                .extracting(StoredMail::to)
                .containsExactly("bea@example.com", "ann@example.com");
        assertThat(mailbox.find(1)).hasValueSatisfying(mail -> {
            assertThat(mail.from()).isEqualTo("no-reply@example.com");
            assertThat(mail.subject()).isEqualTo("Gr\u00fc\u00dfe");
            assertThat(mail.text()).isEqualTo("Dear ann@example.com");
            assertThat(mail.html()).isEqualTo("<p>Dear ann@example.com</p>");
        });
    }

    @Test
    void keepsOnlyTheNewest() throws Exception {
        for (var i = 1; i <= 5; i++) {
            mailbox.keep(Letter.to("ann@example.com").about("Mail " + i).bytes());
        }

        assertThat(mailbox.newestFirst()).extracting(StoredMail::subject).containsExactly("Mail 5", "Mail 4", "Mail 3");
        assertThat(mailbox.find(1)).isEmpty();
        try (var files = Files.list(directory)) {
            assertThat(files).hasSize(3);
        }
    }

    @Test
    void hasItsMailsAndCountsOnAfterARestart() throws Exception {
        mailbox.keep(Letter.to("ann@example.com").bytes());

        var reopened = new Mailbox(directory, 3);
        reopened.keep(Letter.to("bea@example.com").bytes());

        assertThat(reopened.newestFirst()).extracting(StoredMail::id).containsExactly(2L, 1L);
    }

    @Test
    void showsAMailThatIsNoMail() throws IOException {
        mailbox.keep(new byte[] {1, 2, 3});

        assertThat(mailbox.newestFirst()).extracting(StoredMail::subject).containsExactly("");
    }

    @Test
    void waitsForTheFirstMailThatFits() throws Exception {
        var found = CompletableFuture.supplyAsync(
                () -> mailbox.awaitNewest(mail -> mail.to().equals("bea@example.com"), LONG));

        mailbox.keep(Letter.to("ann@example.com").bytes());
        mailbox.keep(Letter.to("bea@example.com").bytes());

        assertThat(found.get()).map(StoredMail::id).contains(2L);
    }

    @Test
    void waitsNoLongerThanTold() {
        assertThat(mailbox.awaitNewest(mail -> true, Duration.ofMillis(50))).isEmpty();
    }
}
