package org.emailchange.standalone;

import org.emailchange.accounts.AccountsConfiguration;
import org.emailchange.command.CommandSideConfiguration;
import org.emailchange.eventstore.EventStoreConfiguration;
import org.emailchange.pages.PagesConfiguration;
import org.emailchange.query.QuerySideConfiguration;
import org.emailchange.standalone.data.DataDirectory;
import org.emailchange.standalone.demo.DemoInitializer;
import org.emailchange.standalone.demo.DemoMailServer;
import org.emailchange.standalone.keys.KeysInitializer;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** Both sides in one process, with a database, a mail server and demo accounts where none are given. */
@SpringBootApplication
@Import({
    EventStoreConfiguration.class,
    AccountsConfiguration.class,
    CommandSideConfiguration.class,
    QuerySideConfiguration.class,
    PagesConfiguration.class
})
public class EmailChangeApplication {
    /** Starts it; settings as for any Spring Boot application. */
    public static void main(String[] arguments) {
        builder().run(arguments);
    }

    /** The application, not yet started. */
    public static SpringApplicationBuilder builder() {
        return new SpringApplicationBuilder(EmailChangeApplication.class)
                .properties(DemoInitializer.DEMO + "=true")
                // the sides do not know each other, so they may well choose the same simple name
                .beanNameGenerator(FullyQualifiedAnnotationBeanNameGenerator.INSTANCE)
                .initializers(
                        DataDirectory::register,
                        new KeysInitializer(),
                        new DemoInitializer(),
                        // last: a start refused before the application has begun would not end its thread
                        new DemoMailServer.Initializer());
    }
}
