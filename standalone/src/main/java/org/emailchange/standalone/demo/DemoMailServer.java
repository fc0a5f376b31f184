package org.emailchange.standalone.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import org.emailchange.standalone.data.DataDirectory;
import org.emailchange.standalone.data.StartRefused;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** Takes every mail that is sent from this machine and puts it into the mailbox. */
public final class DemoMailServer implements AutoCloseable {
    private static final int MAX_MESSAGE_BYTES = 1024 * 1024;

    private final Mailbox mailbox;
    private final SMTPServer server;

    DemoMailServer(Mailbox mailbox) {
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

    /** Brings a mail server where none is given; early, because whether mail can be sent at all hangs on its address. */
    public static final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        private static final int CAPACITY = 1000;

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            if (context.getEnvironment().containsProperty("spring.mail.host")) {
                return;
            }
            var beans = (DefaultListableBeanFactory) context.getBeanFactory();
            var mailbox = open(beans.getBean(DataDirectory.class));
            var server = new DemoMailServer(mailbox);
            beans.registerSingleton("mailbox", mailbox);
            beans.registerDisposableBean("ownMailServer", server::close);
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource("own mail server", server.properties()));
        }

        private static Mailbox open(DataDirectory data) {
            var directory = data.resolve("mailbox");
            try {
                return new Mailbox(directory, CAPACITY);
            } catch (IOException e) {
                throw new StartRefused(
                        "The mailbox " + directory + " cannot be read.",
                        "Let the user who runs this own the directory.",
                        e);
            }
        }
    }
}
