package org.emailchange.command.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.emailchange.api.AccountId;
import org.emailchange.api.Disclosure;
import org.emailchange.api.command.ClearUnverifiedAddress;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.testing.SettableClock;
import org.emailchange.testing.model.Action;
import org.emailchange.testing.model.DomainModel;
import org.emailchange.testing.model.RandomClients;
import org.junit.jupiter.api.Test;

/** Whatever is done in whatever order, it comes to what the model says, and nothing happens that the model does not allow. */
class EmailChangeModelTest {
    private static final long SEED = Long.getLong("test.seed", 20260301);
    private static final int RUNS = Integer.getInteger("test.runs", 10);
    private static final int COMMANDS = 250;
    private static final List<String> ACCOUNTS = IntStream.rangeClosed(1, 3)
            .mapToObj(i -> "aaaaaaaa-0000-4000-8000-00000000000" + i)
            .toList();
    /** Two of them are one, in two spellings. */
    private static final List<String> ADDRESSES = List.of(
            "address1@example.org",
            "Address1@example.org",
            "address2@example.org",
            "address3@example.org",
            "address4@example.org",
            "address5@example.org",
            "address6@example.org",
            "address7@example.org");

    private final Set<Class<?>> happened = new HashSet<>();
    private final Set<String> outcomes = new HashSet<>();

    @Test
    void neverLeavesTheModel() {
        for (int run = 0; run < RUNS; run++) {
            var policy = policy(
                    ChangePolicy.Confirmation.values()[run % 3], run % 4 == 3 ? Disclosure.CONCEAL : Disclosure.REVEAL);
            new Run(SEED + run, policy).go();
        }
        assertThat(happened).hasSizeGreaterThan(18).contains(EmailChangeApproved.class, LaterChangeNotified.class);
        assertThat(outcomes).hasSizeGreaterThan(11);
    }

    private final class Run {
        private final long seed;
        private final Random random;
        private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
        private final CommandDriver driver;
        private final RandomClients clients;
        private final DomainModel model;
        private int seen;

        Run(long seed, ChangePolicy policy) {
            this.seed = seed;
            random = new Random(seed);
            driver = new CommandDriver(random, clock, policy);
            clients = new RandomClients(driver, ACCOUNTS, ADDRESSES);
            model = new DomainModel(new DomainModel.Rules(
                    policy.linkLifetime(),
                    policy.resendCooldown(),
                    policy.maxResends(),
                    policy.maxFailures(),
                    policy.refusal(),
                    policy.disclosure() == Disclosure.CONCEAL));
        }

        void go() {
            try (driver) {
                for (int i = 0; i < COMMANDS; i++) {
                    clock.advance(pause());
                    step();
                }
                ACCOUNTS.forEach(driver::checkSnapshots);
            } catch (AssertionError | RuntimeException outside) {
                throw new AssertionError("with -Dtest.seed=" + seed + " -Dtest.runs=1", outside);
            }
        }

        private void step() {
            var action = clients.next(random);
            var expected = model.expected(action, clock.instant());
            var outcome = driver.perform(action);
            assertThat(outcome.name()).as("%s", action).isEqualTo(expected);
            outcomes.add(outcome.name());

            var fresh = fresh();
            assertThat(fresh.isEmpty() || changesSomething(expected))
                    .as("nothing happens where %s is refused", action)
                    .isTrue();
            var version = driver.events(action.account()).size();
            assertThat(outcome.version()).as("%s", action).isIn(0L, (long) version);
            if (action.kind() == Action.Kind.CONFIRM && expected.equals("done")) {
                model.confirmed(Objects.requireNonNull(action.link()));
            }
            model.check(clock.instant());
            fresh.forEach(this::react);
            fresh();
            model.check(clock.instant());
        }

        private List<Object> fresh() {
            var events = driver.events();
            var fresh = events.subList(seen, events.size());
            seen = events.size();
            fresh.forEach(event -> happened.add(event.getClass()));
            model.accept(fresh);
            return fresh;
        }

        /** As the reactions do; without it a loser would keep what it does not hold any more. */
        private void react(Object event) {
            if (event instanceof UnverifiedUseEnded dropped && dropped.displaced()) {
                driver.send(new ClearUnverifiedAddress(new AccountId(dropped.accountId()), dropped.addressId()));
            }
        }

        private Duration pause() {
            return switch (random.nextInt(40)) {
                case 0, 2, 3 -> Duration.ofHours(random.nextInt(30));
                case 1 -> Duration.ofDays(random.nextInt(random.nextInt(9) + 1));
                default -> Duration.ofSeconds(random.nextInt(90));
            };
        }
    }

    private static ChangePolicy policy(ChangePolicy.Confirmation confirmation, Disclosure disclosure) {
        return new ChangePolicy(
                confirmation,
                Duration.ofHours(24),
                Duration.ofDays(7),
                Duration.ofSeconds(60),
                2,
                3,
                Duration.ofMinutes(30),
                Duration.ofHours(24),
                Duration.ofDays(7),
                Duration.ofDays(1),
                disclosure);
    }

    private static boolean changesSomething(String outcome) {
        return Set.of("done", "authentication-failed", "change-declined").contains(outcome);
    }
}
