package org.emailchange.accounts.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.emailchange.web.security.Role;
import org.emailchange.web.security.StaffMember;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffTest {

    private static final String HASH = "{bcrypt}$2a$10$" + "a".repeat(53);

    @Test
    void isFoundByNameInAnyCase() {
        var staff = new Staff(new StaffSettings(Map.of("Wallet", new StaffEntry(HASH, List.of("APP", "auditor")))));

        var found = staff.named("wALLET").orElseThrow();

        assertThat(found.caller()).isEqualTo(new StaffMember("Wallet", EnumSet.of(Role.APP, Role.AUDITOR)));
        assertThat(found.caller().by()).isEqualTo("APP:Wallet");
        assertThat(found.caller().account()).isEmpty();
        assertThat(staff.include("WALLET")).isTrue();
        assertThat(staff.include("other")).isFalse();
        assertThat(staff.named("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ADMIN", "USER", "", "APP SUPPORT"})
    void refusesARoleThatThereIsNot(String role) {
        assertThatThrownBy(() -> staffOf(new StaffEntry(HASH, List.of(role))))
                .hasMessage("email-change.staff.wallet has an unknown role '" + role
                        + "': APP, SUPPORT, AUDITOR and OPERATOR exist.");
    }

    @Test
    void refusesToHaveNoRole() {
        assertThatThrownBy(() -> staffOf(new StaffEntry(HASH, null)))
                .hasMessage(
                        "email-change.staff.wallet has no roles: set .roles to some of APP, SUPPORT, AUDITOR and OPERATOR.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"clear-text", "{noop}clear-text", "{bcrypt}clear-text", "$2a$10$aaaa", "{argon2}clear-text"})
    void refusesAPasswordThatIsNotHashedAndDoesNotRepeatIt(String password) {
        assertThatThrownBy(() -> staffOf(new StaffEntry(password, List.of("APP"))))
                .hasMessageStartingWith("email-change.staff.wallet has a password that is not hashed: set .password to")
                .hasMessageNotContaining("clear-text");
    }

    @Test
    void refusesToHaveNoPassword() {
        assertThatThrownBy(() -> staffOf(new StaffEntry(null, List.of("APP"))))
                .hasMessageStartingWith("email-change.staff.wallet has no password: set .password to");
    }

    @Test
    void refusesTwoWhoseNamesDifferInCaseAlone() {
        var entry = new StaffEntry(HASH, List.of("APP"));

        assertThatThrownBy(() -> new Staff(new StaffSettings(Map.of("wallet", entry, "Wallet", entry))))
                .hasMessageEndingWith(" is there twice, in upper and in lower case.");
    }

    private static Staff staffOf(StaffEntry entry) {
        return new Staff(new StaffSettings(Map.of("wallet", entry)));
    }
}
