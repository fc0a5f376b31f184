package org.emailchange.accounts.account;

import org.emailchange.api.AccountId;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

@Component
class HashedPasswords implements Passwords {

    private static final int MAX_LENGTH = 1024;

    private final StoredCredentials credentials;
    private final PasswordEncoder encoder;
    private final String hashOfNobody;

    HashedPasswords(StoredCredentials credentials, PasswordEncoder encoder) {
        this.credentials = credentials;
        this.encoder = encoder;
        this.hashOfNobody = encoder.encode("nobody");
    }

    @Override
    public EncodedPassword encode(CharSequence password) {
        if (password.isEmpty() || password.length() > MAX_LENGTH) {
            throw new ProblemException(AccountProblem.INVALID_PASSWORD);
        }
        return new EncodedPassword(encoder.encode(password));
    }

    @Override
    public boolean matches(AccountId id, CharSequence password) {
        var stored = credentials.passwordOf(id);
        // checked against some hash even for nobody, so that the time does not tell who exists
        var fits = encoder.matches(password, stored.map(EncodedPassword::value).orElse(hashOfNobody));
        return fits && stored.isPresent();
    }
}
