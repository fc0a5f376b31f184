package org.emailchange.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.emailchange.standalone.data.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class DemoInitializerTest {
    @Test
    void listensOnThisMachineAlone() {
        assertThat(initialized(Map.of("email-change.demo", true)).getProperty("server.address"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void refusesToLetOtherMachinesIn() {
        assertThatThrownBy(() -> initialized(Map.of("email-change.demo", true, "server.address", "0.0.0.0")))
                .isInstanceOfSatisfying(StartRefused.class, refused -> {
                    assertThat(refused).hasMessageContaining("server.address=0.0.0.0");
                    assertThat(refused.remedy()).contains("email-change.demo=false");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "email-change.base-url, https://wallet.example",
        "email-change.base-url, https://localhost.wallet.example",
        "email-change.base-url, http://localhost@wallet.example",
        "email-change.base-url, 'http://[::1'",
        "spring.datasource.url, jdbc:postgresql://127.0.0.1/wallet",
        "spring.datasource.hikari.jdbc-url, jdbc:postgresql://127.0.0.1/wallet",
        "spring.datasource.jndi-name, wallet",
        "spring.mail.host, 127.0.0.1",
        "spring.mail.jndi-name, mail",
    })
    void refusesWhatIsForOthers(String setting, String value) {
        assertThatThrownBy(() -> initialized(Map.of(setting, value))).isInstanceOfSatisfying(StartRefused.class, no -> {
            assertThat(no).hasMessageContaining(setting);
            assertThat(no.remedy()).contains("email-change.demo=false");
        });
    }

    @Test
    void acceptsADatabaseWhereTheDemoIsAskedFor() {
        var environment =
                initialized(Map.of("email-change.demo", true, "spring.datasource.url", "jdbc:postgresql://db/try"));

        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
    }

    @Test
    void isNotAskedForUnderAnotherName() {
        assertThatThrownBy(() ->
                        initialized(Map.of("email-change.demo", true, "email-change.base-url", "https://a.example")))
                .isInstanceOf(StartRefused.class);
    }

    @Test
    void acceptsAnotherAddressOfThisMachine() {
        assertThat(initialized(Map.of("email-change.demo", true, "server.address", "127.0.0.2"))
                        .getProperty("server.address"))
                .isEqualTo("127.0.0.2");
    }

    @Test
    void bringsStaffWhosePasswordIsDemo() {
        var environment = initialized(Map.of("email-change.demo", true));

        var encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
        for (var name : new String[] {"app", "support", "auditor", "operator"}) {
            assertThat(encoder.matches("demo", environment.getProperty("email-change.staff." + name + ".password")))
                    .isTrue();
            assertThat(environment.getProperty("email-change.staff." + name + ".roles"))
                    .isEqualTo(name.toUpperCase(java.util.Locale.ROOT));
        }
    }

    @Test
    void doesNothingOutsideTheDemo() {
        var environment = initialized(Map.of("email-change.demo", false, "server.address", "0.0.0.0"));

        assertThat(environment.getProperty("server.address")).isEqualTo("0.0.0.0");
        assertThat(environment.getProperty("email-change.staff.app.password")).isNull();
    }

    private static Environment initialized(Map<String, Object> properties) {
        var context = new StaticApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("given", new HashMap<>(properties)));
        DefaultPropertiesPropertySource.addOrMerge(
                Map.of("email-change.demo", true), context.getEnvironment().getPropertySources());
        new DemoInitializer().initialize(context);
        return context.getEnvironment();
    }
}
