package org.emailchange.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.emailchange.web.security.Caller.StaffMember;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextImpl;

class CallerContextRepositoryTest {

    private final StaffMember member = new StaffMember("helper", Set.of(Role.SUPPORT));
    private final MockHttpServletRequest request = new MockHttpServletRequest();

    @Test
    void knowsStaffWhileItsPasswordIsTheSame() {
        var authentication = CallerPrincipal.authenticated(member, 0);
        sessions("{bcrypt}one")
                .saveContext(new SecurityContextImpl(authentication), request, new MockHttpServletResponse());

        assertThat(sessions("{bcrypt}one").containsContext(request)).isTrue();
        assertThat(sessions("{bcrypt}other").containsContext(request)).isFalse();
    }

    private CallerContextRepository sessions(String password) {
        var entry = new CallerDirectory.Entry(member, new EncodedPassword(password), 0);
        CallerDirectory staff = name -> name.equals(member.name()) ? Optional.of(entry) : Optional.empty();
        return new CallerContextRepository(
                List.of(staff),
                new SessionSettings(Duration.ofMinutes(15), Duration.ofHours(12)),
                (purpose, text) -> text.replace("bcrypt", "keyed hash"),
                Clock.systemUTC());
    }
}
