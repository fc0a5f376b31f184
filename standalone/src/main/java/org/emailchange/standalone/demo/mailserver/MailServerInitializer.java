package org.emailchange.standalone.demo.mailserver;

import java.io.IOException;
import org.emailchange.standalone.data.DataDirectory;
import org.emailchange.standalone.data.StartRefused;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Brings a mail server where none is given; early, because whether mail can be sent at all hangs on its address. */
public final class MailServerInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final int CAPACITY = 1000;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        if (context.getEnvironment().containsProperty("spring.mail.host")) {
            return;
        }
        var beans = (DefaultListableBeanFactory) context.getBeanFactory();
        var mailbox = open(beans.getBean(DataDirectory.class));
        var server = new OwnMailServer(mailbox);
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
