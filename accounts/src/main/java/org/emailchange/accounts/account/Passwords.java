package org.emailchange.accounts.account;

import java.util.regex.Pattern;
import org.emailchange.api.AccountId;
import org.emailchange.web.limit.Places;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.request.StrictJson;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The passwords of accounts, taken exactly as typed: nothing is trimmed, folded or cut off. How they are hashed is said
 * in {@link PasswordHashing}.
 */
@Component
public class Passwords {

    private static final int MAX_LENGTH = 1024;

    /** How a hash begins that names its method, as those in settings of staff do. */
    private static final Pattern HASH = Pattern.compile("\\{((bcrypt|argon2|scrypt|pbkdf2|noop)}|[A-Za-z0-9@_-]+}\\$)");

    private final JdbcClient database;
    private final PasswordEncoder encoder;
    private final EncodedPassword ofNobody;
    private final Places places;

    /** Passwords in this database, hashed by this encoder in these places. */
    public Passwords(JdbcClient database, PasswordEncoder encoder, EncodedPassword ofNobody, Places places) {
        this.database = database;
        this.encoder = encoder;
        this.ofNobody = ofNobody;
        this.places = places;
    }

    /**
     * Hashes a new password; slow on purpose, so not for within a transaction.
     *
     * @throws ProblemException INVALID_PASSWORD when it is empty, longer than 1024 characters, or no Unicode;
     *     PASSWORD_IS_A_HASH when it is one already, which would be taken as it stands
     */
    public EncodedPassword encode(CharSequence password) {
        if (password.isEmpty() || password.length() > MAX_LENGTH || !StrictJson.isUnicode(password)) {
            throw new ProblemException(AccountProblem.INVALID_PASSWORD);
        }
        if (HASH.matcher(password).lookingAt()) {
            throw new ProblemException(AccountProblem.PASSWORD_IS_A_HASH);
        }
        return new EncodedPassword(places.inTurn("new", () -> encoder.encode(password)));
    }

    /** Whether this is the password of the account; takes as long to say no for an account that does not exist. */
    public boolean matches(AccountId id, CharSequence password) {
        var stored = database.sql("select password_hash from account where account_id = :id")
                .param("id", id.uuid())
                .query(String.class)
                .optional();
        // a hash is computed for an unknown account as well, so that the time does not tell which accounts exist
        var hash = stored.orElse(ofNobody.value());
        return StrictJson.isUnicode(password)
                && places.inTurn(id.toString(), () -> encoder.matches(password, hash))
                && stored.isPresent();
    }

    /**
     * Replaces the password, in the caller's transaction or in one of its own.
     *
     * @return how many times the credentials of the account have been replaced
     */
    public int change(AccountId id, EncodedPassword password) {
        return database.sql("""
                        update account set password_hash = :hash, credential_changes = credential_changes + 1
                        where account_id = :id
                        returning credential_changes""")
                .param("id", id.uuid())
                .param("hash", password.value())
                .query(Integer.class)
                .single();
    }

    /** Has the password of the account match nothing any more, until another one is set. */
    public void end(AccountId id) {
        database.sql("update account set password_hash = :hash where account_id = :id")
                .param("id", id.uuid())
                .param("hash", ofNobody.value())
                .update();
    }

    /**
     * Counts that credentials of the account are replaced, in the caller's transaction: what was shown or signed in with
     * before is good for nothing.
     *
     * @return how many times they have been; 0 where there is no such account
     */
    public int countChange(AccountId id) {
        return number("""
                update account set credential_changes = credential_changes + 1 where account_id = :id
                returning credential_changes""", id);
    }

    /** How many times the credentials of the account have been replaced; 0 where there is no such account. */
    public int credentialChanges(AccountId id) {
        return number("select credential_changes from account where account_id = :id", id);
    }

    private int number(String sql, AccountId id) {
        return database.sql(sql)
                .param("id", id.uuid())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }
}
