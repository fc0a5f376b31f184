package org.emailchange.web.security;

import java.util.List;
import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

@Component
class CallersByName implements UserDetailsService {

    private final List<NamedCallers> sources;

    CallersByName(List<NamedCallers> sources) {
        this.sources = List.copyOf(sources);
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return sources.stream()
                .map(source -> source.named(name))
                .flatMap(Optional::stream)
                .findFirst()
                .map(SignedIn::new)
                .orElseThrow(() -> new UsernameNotFoundException("nobody has this name"));
    }
}
