package org.emailchange.accounts.staff;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.emailchange.web.security.Caller.StaffMember;
import org.emailchange.web.security.CallerDirectory;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The staff of the settings; the first directory, so that no account can pass for a member of it. */
@Component
@Order(0)
public class Staff implements CallerDirectory {

    private final Map<String, Entry> members = new HashMap<>();

    /** The staff of these settings. */
    public Staff(StaffSettings settings) {
        settings.staff()
                .forEach((name, member) -> members.put(
                        CallerDirectory.keyOf(name),
                        new Entry(
                                new StaffMember(name, member.roleSet()),
                                new EncodedPassword(Objects.requireNonNull(member.password())),
                                0)));
    }

    @Override
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(members.get(CallerDirectory.keyOf(name)));
    }

    @Override
    public List<EncodedPassword> fixedPasswords() {
        return members.values().stream().map(Entry::password).toList();
    }

    /** Whether a member of the staff has this name, in whatever case it is typed. */
    public boolean hasMember(String name) {
        return find(name).isPresent();
    }
}
