package org.emailchange.command.mail.bounce;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.FlagTerm;
import java.util.Arrays;

/** The mailbox that bounces come to. What was handled is marked as seen, and nothing else is. */
final class BounceMailbox {

    private static final int AT_ONCE = 200;

    private final ImapConnecting connecting;
    private final String folder;

    BounceMailbox(ImapConnecting connecting, String folder) {
        this.connecting = connecting;
        this.folder = folder;
    }

    /** Looks at a message. */
    interface Reader {

        /**
         * Whether a message is done with; otherwise it is shown again the next time.
         *
         * @throws MessagingException if the server cannot be read from any more
         */
        boolean handle(Message message) throws MessagingException;
    }

    /** Looks at what was not handled yet. */
    void read(Reader reader) throws MessagingException {
        try (var store = connecting.open();
                var box = store.getFolder(folder)) {
            box.open(Folder.READ_WRITE);
            var unseen = box.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
            for (var message : Arrays.copyOf(unseen, Math.min(unseen.length, AT_ONCE))) {
                if (reader.handle(message)) {
                    message.setFlag(Flags.Flag.SEEN, true);
                }
            }
        }
    }
}
