package org.emailchange.accounts.staff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.emailchange.api.InvalidSetting;
import org.emailchange.web.security.CallerDirectory;
import org.emailchange.web.security.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code email-change.staff.<name>.password} and {@code .roles}.
 *
 * @param staff the members by name
 */
@ConfigurationProperties("email-change")
public record StaffSettings(@DefaultValue Map<String, Member> staff) {

    private static final Pattern ENCODED = Pattern.compile(
            "\\{bcrypt}\\$2[aby]?\\$\\d\\d\\$[./A-Za-z0-9]{53}|\\{argon2}\\$argon2id?\\$v=\\d+\\$[^$]+\\$[^$]+\\$[^$]+");

    /** @throws InvalidSetting if a member could not sign in, or reach anything */
    public StaffSettings {
        var keys = new HashSet<String>();
        staff.forEach((name, member) -> {
            var wrong = name.isBlank() || name.contains(":")
                    ? Optional.of("cannot sign in: a name is not blank and has no colon")
                    : member.error();
            if (!keys.add(CallerDirectory.keyOf(name))) {
                wrong = Optional.of("is there twice, in upper and in lower case");
            }
            wrong.ifPresent(what -> {
                throw new InvalidSetting("email-change.staff." + name + " " + what + ".");
            });
        });
    }

    /**
     * One member of the staff.
     *
     * @param password hashed, with the name of the hash in front
     * @param roles some of the {@link Role}s, in whatever case
     */
    public record Member(
            @Nullable String password, @Nullable List<String> roles) {

        Set<Role> roleSet() {
            var set = EnumSet.noneOf(Role.class);
            Objects.requireNonNull(roles).forEach(role -> set.add(role(role).orElseThrow()));
            return set;
        }

        private Optional<String> error() {
            if (roles == null || roles.isEmpty()) {
                return Optional.of("has no roles: set .roles to some of APP, SUPPORT, AUDITOR and OPERATOR");
            }
            var unknown = roles.stream().filter(role -> role(role).isEmpty()).findFirst();
            if (unknown.isPresent()) {
                return Optional.of(
                        "has an unknown role '" + unknown.get() + "': APP, SUPPORT, AUDITOR and OPERATOR exist");
            }
            if (password == null || password.isEmpty()) {
                return Optional.of("has no password: set .password to a hash such as {bcrypt}$2a$...");
            }
            return ENCODED.matcher(password).matches()
                    ? Optional.empty()
                    : Optional.of("has a password that is not hashed: set .password to a hash such as {bcrypt}$2a$...,"
                            + " which 'htpasswd -nbBC 10 name password' makes");
        }

        private static Optional<Role> role(String written) {
            return Arrays.stream(Role.values())
                    .filter(role -> role != Role.USER
                            && role.name().equals(written.strip().toUpperCase(Locale.ROOT)))
                    .findFirst();
        }

        /** Hides the password, so that it gets into no log. */
        @Override
        public String toString() {
            return "Member[roles=" + roles + "]";
        }
    }
}
