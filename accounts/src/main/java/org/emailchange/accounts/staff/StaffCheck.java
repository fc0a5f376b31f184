package org.emailchange.accounts.staff;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.emailchange.web.security.EncodedPassword;
import org.emailchange.web.security.NamedCaller;
import org.emailchange.web.security.Role;
import org.emailchange.web.security.StaffMember;

/** Reads one member of the staff from the settings, or says what to set instead. */
record StaffCheck(String name, StaffEntry entry) {

    private static final Pattern ENCODED = Pattern.compile(
            "\\{bcrypt}\\$2[aby]?\\$\\d\\d\\$[./A-Za-z0-9]{53}|\\{argon2}\\$argon2id?\\$v=\\d+\\$[^$]+\\$[^$]+\\$[^$]+");

    NamedCaller member() {
        if (name.isBlank() || name.contains(":")) {
            throw wrong("cannot sign in: a name is not blank and has no colon");
        }
        return new NamedCaller(new StaffMember(name, roles()), password());
    }

    private Set<Role> roles() {
        var listed = entry.roles() == null ? List.<String>of() : entry.roles();
        if (listed.isEmpty()) {
            throw wrong("has no roles: set .roles to some of APP, SUPPORT, AUDITOR and OPERATOR");
        }
        var roles = EnumSet.noneOf(Role.class);
        listed.forEach(role -> roles.add(role(role)));
        return roles;
    }

    private Role role(String written) {
        return Arrays.stream(Role.values())
                .filter(role ->
                        role != Role.USER && role.name().equals(written.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () -> wrong("has an unknown role '" + written + "': APP, SUPPORT, AUDITOR and OPERATOR exist"));
    }

    private EncodedPassword password() {
        var password = entry.password();
        if (password == null || password.isEmpty()) {
            throw wrong("has no password: set .password to a hash such as {bcrypt}$2a$...");
        }
        if (!ENCODED.matcher(password).matches()) {
            throw wrong("has a password that is not hashed: set .password to a hash such as {bcrypt}$2a$...,"
                    + " which 'htpasswd -nbBC 10 name password' makes");
        }
        return new EncodedPassword(password);
    }

    private InvalidStaffSetting wrong(String what) {
        return new InvalidStaffSetting(name, what);
    }
}
