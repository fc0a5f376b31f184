package org.emailchange.web.security;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.emailchange.api.AccountId;

/** Callers who sign in by name and password. Beans of this type are asked in their order. */
public interface CallerDirectory {

    /** The caller of this name, in whatever case it is typed. */
    Optional<Entry> find(String name);

    /** The language that the owner of the account chose; empty where the directory has no such account. */
    default Optional<Locale> languageOf(AccountId account) {
        return Optional.empty();
    }

    /** The passwords of all its callers, where these are few and settled at the start; else none. */
    default List<EncodedPassword> fixedPasswords() {
        return List.of();
    }

    /** The callers of this name in these directories, in their order. */
    static Stream<Entry> find(List<CallerDirectory> directories, String name) {
        return directories.stream().map(directory -> directory.find(name)).flatMap(Optional::stream);
    }

    /** The key of a name: names with one key, in NFC and lower case, are the same name. */
    static String keyOf(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    /**
     * A caller, and the password to sign in with.
     *
     * @param credentialChanges how often the credentials of the account had been replaced; 0 for staff
     */
    record Entry(Caller caller, EncodedPassword password, int credentialChanges) {}
}
