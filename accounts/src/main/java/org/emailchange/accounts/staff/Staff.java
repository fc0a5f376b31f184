package org.emailchange.accounts.staff;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.emailchange.accounts.account.ReservedNames;
import org.emailchange.web.security.NamedCaller;
import org.emailchange.web.security.NamedCallers;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The whole staff; asked before the accounts, so that no account can pass for one of them. */
@Component
@Order(0)
class Staff implements NamedCallers, ReservedNames {

    private final Map<String, NamedCaller> members = new HashMap<>();

    Staff(StaffSettings settings) {
        settings.staff().forEach((name, entry) -> {
            if (members.put(key(name), new StaffCheck(name, entry).member()) != null) {
                throw new InvalidStaffSetting(name, "is there twice, in upper and in lower case");
            }
        });
    }

    @Override
    public Optional<NamedCaller> named(String name) {
        return Optional.ofNullable(members.get(key(name)));
    }

    @Override
    public boolean include(String name) {
        return members.containsKey(key(name));
    }

    private static String key(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
