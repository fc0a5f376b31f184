package org.emailchange.accounts.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.emailchange.web.security.Caller.StaffMember;
import org.emailchange.web.security.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffTest {

    private static final String HASH = "{bcrypt}$2a$10$" + "a".repeat(53);

    @Test
    void isFoundByNameInAnyCase() {
        var staff = new Staff(
                new StaffSettings(Map.of("Wallet", new StaffSettings.Member(HASH, List.of("APP", "auditor")))));

        var found = staff.find("wALLET").orElseThrow();

        assertThat(found.caller()).isEqualTo(new StaffMember("Wallet", EnumSet.of(Role.APP, Role.AUDITOR)));
        assertThat(found.caller().by()).isEqualTo("APP:Wallet");
        assertThat(found.caller().account()).isEmpty();
        assertThat(staff.hasMember("WALLET")).isTrue();
        assertThat(staff.hasMember("other")).isFalse();
        assertThat(staff.find("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN", "USER", "", "APP SUPPORT"})
    void refusesAnUnknownRole(String role) {
        assertThatThrownBy(() -> staffOf(new StaffSettings.Member(HASH, List.of(role))))
                .hasMessage("email-change.staff.wallet has an unknown role '" + role
                        + "': APP, SUPPORT, AUDITOR and OPERATOR exist.");
    }

    @Test
    void refusesAMemberWithoutARole() {
        assertThatThrownBy(() -> staffOf(new StaffSettings.Member(HASH, null)))
                .hasMessage(
                        "email-change.staff.wallet has no roles: set .roles to some of APP, SUPPORT, AUDITOR and OPERATOR.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clear-text", "{noop}clear-text", "{bcrypt}clear-text", "$2a$10$aaaa", "{argon2}clear-text"})
    void refusesAPasswordThatIsNotHashedAndDoesNotRepeatIt(String password) {
        assertThatThrownBy(() -> staffOf(new StaffSettings.Member(password, List.of("APP"))))
                .hasMessageStartingWith("email-change.staff.wallet has a password that is not hashed: set .password to")
                .hasMessageNotContaining("clear-text");
    }

    @Test
    void refusesAMemberWithoutAPassword() {
        assertThatThrownBy(() -> staffOf(new StaffSettings.Member(null, List.of("APP"))))
                .hasMessageStartingWith("email-change.staff.wallet has no password: set .password to");
    }

    @Test
    void refusesTwoNamesThatDifferInCaseAlone() {
        var entry = new StaffSettings.Member(HASH, List.of("APP"));

        assertThatThrownBy(() -> new StaffSettings(Map.of("wallet", entry, "Wallet", entry)))
                .hasMessageEndingWith(" is there twice, in upper and in lower case.");
    }

    private static Staff staffOf(StaffSettings.Member entry) {
        return new Staff(new StaffSettings(Map.of("wallet", entry)));
    }
}
