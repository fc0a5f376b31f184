package org.emailchange.web.security;

import java.util.List;
import java.util.Optional;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.stereotype.Component;

/** Looks callers up in all directories, for Spring Security and for sessions. */
@Component
class CallerLookup implements UserDetailsService {

    private final List<CallerDirectory> directories;

    CallerLookup(List<CallerDirectory> directories) {
        this.directories = List.copyOf(directories);
    }

    @Override
    public UserDetails loadUserByUsername(String name) {
        return directories.stream()
                .map(directory -> directory.find(name))
                .flatMap(Optional::stream)
                .findFirst()
                .map(CallerPrincipal::new)
                .orElseThrow(() -> new UsernameNotFoundException("No caller has this name"));
    }

    /** The staff member of this name, as the settings have it now. */
    Optional<Caller> findStaff(String name) {
        return directories.stream()
                .map(directory -> directory.find(name))
                .flatMap(Optional::stream)
                .map(CallerDirectory.Entry::caller)
                .filter(Caller.StaffMember.class::isInstance)
                .findFirst();
    }
}
