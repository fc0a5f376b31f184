package org.emailchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.emailchange.api.InvalidSetting;
import org.emailchange.web.SharedSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class UnknownSettingsTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Application.class);

    @ConfigurationProperties("email-change")
    record Sample(Map<String, Member> staff) {
        record Member(String password, List<String> roles) {}
    }

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({SharedSettings.class, Sample.class})
    @Import(UnknownSettings.class)
    static class Application {}

    @ParameterizedTest
    @CsvSource({
        "email-change.brnad=x, email-change.brnad, email-change.brand",
        "email-change.disclosures=reveal, email-change.disclosures, email-change.disclosure",
        "email-change.base-url.x=y, email-change.base-url.x, email-change.base-url",
        "email-change.staff.ann.role=APP, email-change.staff.ann.role, email-change.staff",
    })
    void refusesAMisspeltNameAndNamesTheOneMeant(String setting, String name, String meant) {
        runner.withPropertyValues("email-change.staff.ann.password=x", setting)
                .run(context -> assertThat(context)
                        .getFailure()
                        .isInstanceOf(InvalidSetting.class)
                        .hasMessageContaining("no setting " + name + ". Is " + meant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "email-change.brand=x",
                "email-change.baseUrl=https://a.example",
                "email-change.staff.ann.roles=APP,SUPPORT",
                "email-change.staff.ann.roles[0]=APP",
                "email-change.demo=false",
                "other.brnad=x",
            })
    void acceptsWhatIsRead(String setting) {
        runner.withPropertyValues(setting).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void leavesTheProcessEnvironmentAlone() {
        var process = new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of("EMAIL_CHANGE_SERVICE_PORT", "80"));

        runner.withInitializer(
                        context -> context.getEnvironment().getPropertySources().replace(process.getName(), process))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getEnvironment().getProperty("email-change.service-port"))
                            .as("it would be read if it were a setting")
                            .isEqualTo("80");
                });
    }
}
