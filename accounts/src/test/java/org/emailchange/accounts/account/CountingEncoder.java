package org.emailchange.accounts.account;

import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Counts how often a password is checked against a hash, which is what takes the time. */
final class CountingEncoder implements PasswordEncoder {

    private final PasswordEncoder encoder;
    private int matches;

    CountingEncoder(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    int matches() {
        return matches;
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence password) {
        return encoder.encode(password);
    }

    @Override
    public boolean matches(@Nullable CharSequence password, @Nullable String hash) {
        matches++;
        return encoder.matches(password, hash);
    }
}
