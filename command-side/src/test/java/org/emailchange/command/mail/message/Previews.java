package org.emailchange.command.mail.message;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes rendered mails as files to look at, into the directory that {@code -Dmail.previews} names. */
final class Previews {

    private static final @Nullable String DIRECTORY = System.getProperty("mail.previews");
    /** As long as real ones are. */
    private static final String TOKEN =
            "k1." + "AQEBDQpMfhxvSw6aOy9djnxrWn4rn0AdPEpb".repeat(3) + ".mJ4Zs1vN0w2uYkq8dXb5Qe";

    private Previews() {}

    static void keep(Samples sample, MailRenderer.RenderedMail mail) throws IOException {
        if (DIRECTORY != null) {
            var directory = Files.createDirectories(Path.of(DIRECTORY));
            Files.writeString(directory.resolve(sample + ".html"), lifelike(mail.html()));
            Files.writeString(directory.resolve(sample + ".txt"), mail.subject() + "\n\n" + lifelike(mail.text()));
        }
    }

    private static String lifelike(String text) {
        return text.replaceAll("k1\\.[a-z]+\\.[a-z]+", TOKEN);
    }
}
