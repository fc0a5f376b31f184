package org.emailchange.web.security;

import java.util.List;
import java.util.Optional;
import org.emailchange.api.AccountId;
import org.springframework.stereotype.Component;

/** Callers as text and back. Staff is looked up each time: who has left the settings is signed out with that. */
@Component
class CallersInSession {

    private static final String OWNER = Role.USER + ":";

    private final List<NamedCallers> sources;

    CallersInSession(List<NamedCallers> sources) {
        this.sources = List.copyOf(sources);
    }

    static String text(Caller caller) {
        return caller.by();
    }

    Optional<Caller> read(String text) {
        return text.startsWith(OWNER)
                ? Optional.of(new AccountOwner(AccountId.of(text.substring(OWNER.length()))))
                : staff(text.substring(text.indexOf(':') + 1));
    }

    private Optional<Caller> staff(String name) {
        return sources.stream()
                .map(source -> source.named(name))
                .flatMap(Optional::stream)
                .map(NamedCaller::caller)
                .filter(StaffMember.class::isInstance)
                .findFirst();
    }
}
