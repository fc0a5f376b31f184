package org.emailchange.standalone;

import org.emailchange.standalone.data.DataDirectoryInitializer;
import org.emailchange.standalone.demo.DemoInitializer;
import org.emailchange.standalone.keys.KeysInitializer;
import org.emailchange.standalone.mailserver.MailServerInitializer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** Both sides in one process, with a database, a mail server and demo accounts where none are given. */
@SpringBootApplication
public class EmailChangeApplication {
    /** Starts it; settings as for any Spring Boot application. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(EmailChangeApplication.class)
                .initializers(
                        new DataDirectoryInitializer(),
                        new KeysInitializer(),
                        new MailServerInitializer(),
                        new DemoInitializer())
                .run(arguments);
    }
}
