package org.emailchange.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.emailchange.standalone.data.StartRefused;
import org.junit.jupiter.api.Test;
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
        new DemoInitializer().initialize(context);
        return context.getEnvironment();
    }
}
