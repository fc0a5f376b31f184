package org.emailchange.accounts.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.emailchange.accounts.RunningEdge;
import org.emailchange.api.AccountId;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.EncodedPassword;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class AccountsIT extends RunningEdge {

    private static final Locale NEPALI = Locale.forLanguageTag("ne");
    private static final EncodedPassword HASH = new EncodedPassword("{bcrypt}none");

    private final PlatformTransactionManager transactions = bean(PlatformTransactionManager.class);

    @Test
    void findAnOpenedAccount() {
        var id = newId();

        var opened = accounts.open(new NewAccount(id, "Anna " + id, HASH));

        assertThat(opened).isEqualTo(new Account(id, "Anna " + id, Locale.ENGLISH));
        assertThat(accounts.find(id)).contains(opened);
        assertThat(accounts.findByUsername("ANNA " + id)).contains(opened);
        assertThat(accounts.exists(id)).isTrue();
    }

    @Test
    void findNothingElse() {
        assertThat(accounts.find(newId())).isEmpty();
        assertThat(accounts.exists(newId())).isFalse();
        assertThat(accounts.findByUsername("nobody")).isEmpty();
        assertThat(accounts.findByUsername("no\u0000body")).isEmpty();
    }

    @Test
    void storeTheLanguageOfTheOwner() {
        var id = newId();
        accounts.open(new NewAccount(id, "Sita " + id, HASH, NEPALI));
        assertThat(accounts.find(id).orElseThrow().language()).isEqualTo(NEPALI);

        assertThat(accounts.changeLanguage(id, Locale.ENGLISH)).isTrue();

        assertThat(accounts.find(id).orElseThrow().language()).isEqualTo(Locale.ENGLISH);
        assertThat(accounts.changeLanguage(newId(), NEPALI)).isFalse();
    }

    @Test
    void refuseATakenNameInAnyCase() {
        var twin = new NewAccount(newId(), own.username().toUpperCase(Locale.ROOT), HASH);

        assertThatThrownBy(() -> accounts.open(twin))
                .isInstanceOf(ProblemException.class)
                .hasMessage("username-taken");
        assertThat(accounts.exists(twin.id())).isFalse();
    }

    @Test
    void refuseTheNameOfAStaffMember() {
        assertThatThrownBy(() -> accounts.open(new NewAccount(newId(), "Wallet", HASH)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("username-taken");
    }

    @Test
    void refuseAnExistingId() {
        assertThatThrownBy(() -> accounts.open(new NewAccount(own.id(), "someone else", HASH)))
                .isInstanceOf(ProblemException.class)
                .hasMessage("account-exists");
    }

    @Test
    void joinTheTransactionOfTheCaller() {
        var id = newId();

        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            accounts.open(new NewAccount(id, "undone " + id, HASH));
            status.setRollbackOnly();
        });

        assertThat(accounts.exists(id)).isFalse();
    }

    @Test
    void giveANameToOneOfManyConcurrentRequests() throws InterruptedException {
        var name = "wanted " + newId();
        var tries = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> opens(name))
                .toList();
        var threads = Executors.newFixedThreadPool(tries.size());
        try {
            assertThat(threads.invokeAll(tries)).extracting(it -> it.get()).containsOnlyOnce(true);
        } finally {
            threads.shutdownNow();
        }
    }

    private boolean opens(String name) {
        try {
            accounts.open(new NewAccount(newId(), name, HASH));
            return true;
        } catch (ProblemException e) {
            assertThat(e.problem().type()).isEqualTo(AccountProblem.USERNAME_TAKEN);
            return false;
        }
    }

    private static AccountId newId() {
        return AccountId.of(UUID.randomUUID());
    }
}
