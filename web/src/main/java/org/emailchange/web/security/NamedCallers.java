package org.emailchange.web.security;

import java.util.Optional;

/** Callers who sign in by name and password; every bean of this type is asked, in their order. */
public interface NamedCallers {

    /** Who signs in by this name, in whatever case it is typed. */
    Optional<NamedCaller> named(String name);
}
