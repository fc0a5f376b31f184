package org.emailchange.standalone.demo.mailserver;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Takes every mail that is sent from this machine and puts it into the mailbox. */
final class OwnMailServer implements AutoCloseable {
    private static final int MAX_MESSAGE_BYTES = 1024 * 1024;

    private final Mailbox mailbox;
    private final SMTPServer server;

    OwnMailServer(Mailbox mailbox) {
        this.mailbox = mailbox;
        server = SMTPServer.port(0)
                .bindAddress(InetAddress.getLoopbackAddress())
                .hostName("localhost")
                .softwareName("mailbox")
                .insertReceivedHeaders(false)
                .maxMessageSize(MAX_MESSAGE_BYTES)
                .messageHandler((context, from, to, message) -> keep(message))
                .build();
        server.start();
    }

    /** How to reach it, in Spring Boot's words. */
    Map<String, Object> properties() {
        return Map.of("spring.mail.host", "127.0.0.1", "spring.mail.port", server.getPortAllocated());
    }

    @Override
    public void close() {
        server.stop();
    }

    private void keep(byte[] message) throws RejectException {
        try {
            mailbox.keep(message);
        } catch (IOException e) {
            throw new RejectException(451, "4.3.0 The mailbox cannot be written");
        }
    }
}
