package org.emailchange.nodes;

import java.util.concurrent.atomic.AtomicInteger;
import org.emailchange.accounts.account.Passwords;
import org.emailchange.api.AccountId;
import org.emailchange.web.security.EncodedPassword;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts how often the passwords of accounts are checked at the moment of asking. */
public final class PasswordChecks implements BeanPostProcessor {

    private final AtomicInteger made = new AtomicInteger();

    public int made() {
        return made.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof Passwords passwords ? new Counted(passwords, made) : bean;
    }

    private record Counted(Passwords passwords, AtomicInteger made) implements Passwords {

        @Override
        public EncodedPassword encode(CharSequence password) {
            return passwords.encode(password);
        }

        @Override
        public boolean matches(AccountId id, CharSequence password) {
            made.incrementAndGet();
            return passwords.matches(id, password);
        }
    }
}
