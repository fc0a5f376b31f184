package org.emailchange.web.security;

import java.util.List;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Looks callers up in all directories, for Spring Security. */
@Component
class CallerLookup implements UserDetailsService {

    private final List<CallerDirectory> directories;

    CallerLookup(List<CallerDirectory> directories) {
        this.directories = List.copyOf(directories);
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return CallerDirectory.find(directories, name)
                .findFirst()
                .map(CallerPrincipal::new)
                .orElseThrow(() -> new UsernameNotFoundException("No caller has this name"));
    }
}
