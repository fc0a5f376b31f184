package org.emailchange.command.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.Disclosure;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.Personal;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.ChangeProgress;
import org.emailchange.api.command.ClearUnverifiedAddress;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.FailAuthentication;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.change.ChangePolicy;
import org.emailchange.command.change.LinkSigner.Bond;
import org.emailchange.command.link.LinkTokens;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.emailchange.command.ownership.BothAggregates;
import org.emailchange.testing.SettableClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever is asked for in whatever order, nothing happens that the model does not allow. */
class EmailChangeModelTest {

    private static final long SEED = Long.getLong("test.seed", 20260301);
    private static final int RUNS = Integer.getInteger("test.runs", 20);
    private static final int COMMANDS = 150;

    private final Set<Class<?>> happened = new HashSet<>();
    private final Set<Rejection> refused = new HashSet<>();

    @Test
    void neverLeavesTheModel() {
        for (int run = 0; run < RUNS; run++) {
            var policy = policy(
                    ChangePolicy.Confirmation.values()[run % 3], run % 4 == 3 ? Disclosure.CONCEAL : Disclosure.REVEAL);
            new Run(SEED + run, policy).go();
        }
        assertThat(happened).hasSizeGreaterThan(18).contains(EmailChangeApproved.class, LaterChangeNotified.class);
        assertThat(refused).hasSizeGreaterThan(10);
    }

    private static final Set<LinkPurpose> CONFIRMING = Set.of(LinkPurpose.CONFIRM_NEW, LinkPurpose.CONFIRM_CURRENT);

    private final class Run {

        private final long seed;
        private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T12:00:00Z"));
        private final LinkTokens links = LinkTokensWithKeys.named("k1");
        private final BothAggregates both;
        private final WorldModel model;
        private final RandomClients clients;

        Run(long seed, ChangePolicy policy) {
            this.seed = seed;
            both = new BothAggregates(clock, links, policy);
            model = new WorldModel(policy);
            clients = new RandomClients(new Random(seed), both.book());
        }

        void go() {
            var seen = 0;
            try (both) {
                for (int i = 0; i < COMMANDS; i++) {
                    clock.advance(clients.pause());
                    step(clients.next());
                    var events = both.events();
                    var fresh = events.subList(seen, events.size());
                    seen = events.size();
                    model.accept(fresh, clock.instant());
                    fresh.forEach(this::note);
                    fresh.forEach(this::react);
                    seen = catchUp(seen);
                }
            } catch (AssertionError | RuntimeException outside) {
                throw new AssertionError("with -Dtest.seed=" + seed + " -Dtest.runs=1", outside);
            }
        }

        private int catchUp(int seen) {
            var events = both.events();
            model.accept(events.subList(seen, events.size()), clock.instant());
            return events.size();
        }

        private void step(EmailChangeCommand command) {
            var before = both.events().size();
            var foretold = inspected(command);
            assertThat(both.events()).hasSize(before);
            try {
                var answer = both.<@Nullable Object>send(command);
                answered(command, answer);
                foretold.ifPresent(refusal -> fail("a page says " + refusal + " of a link that works"));
            } catch (EmailChangeRejected rejected) {
                refused.add(rejected.rejection());
                assertThat(both.events()).hasSize(before);
                foretold.ifPresent(refusal -> assertThat(refusal).isEqualTo(rejected.rejection()));
            } catch (AggregateNotFoundException nothingYet) {
                assertThat(both.events()).hasSize(before);
            }
        }

        /** How the page of a link refuses it, where it does; nothing for commands without one. */
        private Optional<Rejection> inspected(EmailChangeCommand command) {
            if (command instanceof VerifyEmailChange verify
                    && CONFIRMING.contains(verify.link().purpose())
                    && verify.accountId().equals(verify.link().account())
                    && verify.changeId().equals(verify.link().change())) {
                try {
                    both.inspector(links, clock).inspect(verify.link(), verify.signedInAs());
                } catch (EmailChangeRejected rejected) {
                    return Optional.of(rejected.rejection());
                }
            }
            return Optional.empty();
        }

        /** The number of the account's last event, for new streams and old ones. */
        private void answered(EmailChangeCommand command, @Nullable Object answer) {
            var last = both.events(command.accountId().value()).size();
            if (command instanceof VerifyEmailChange verify) {
                clients.mailed.stream()
                        .filter(link -> link.link().equals(verify.link()))
                        .forEach(link -> model.confirmed(
                                verify.accountId().value(), verify.changeId().value(), link.generation()));
            }
            if (answer instanceof ChangeProgress progress) {
                assertThat(progress.version()).isEqualTo(last);
            } else if (answer instanceof FailAuthentication.Result attempt) {
                assertThat(attempt.version()).isEqualTo(last);
            } else if (answer instanceof Long version) {
                assertThat(version).isEqualTo(last);
            }
        }

        /** As the reactions do; without it a loser would keep what it does not hold any more. */
        private void react(Object event) {
            if (event instanceof UnverifiedUseEnded dropped && dropped.displaced()) {
                both.send(new ClearUnverifiedAddress(new AccountId(dropped.accountId()), dropped.addressId()));
            }
        }

        private void note(Object event) {
            happened.add(event.getClass());
            if (event instanceof EmailChangeRequested e) {
                mailed(e, e.changeId(), e.links(), e.newEmail(), e.currentEmail());
            } else if (event instanceof VerificationResent e) {
                mailed(e, e.changeId(), e.links(), e.newEmail(), e.currentEmail());
            } else if (event instanceof EmailChangeApproved e) {
                mailed(e, e.changeId(), e.links(), e.email(), e.formerEmail());
            }
        }

        private void mailed(
                EmailChangeEvent event,
                String change,
                List<IssuedLink> issued,
                Personal fresh,
                @Nullable Personal other) {
            issued.forEach(link -> {
                var toNew = link.purpose() == LinkPurpose.CONFIRM_NEW || link.purpose() == LinkPurpose.REFUSE;
                var to = toNew ? fresh : Objects.requireNonNull(other);
                var bond =
                        new Bond(new AccountId(event.accountId()), new ChangeId(change), new EmailAddress(to.value()));
                clients.mailed.add(new RandomClients.Mailed(
                        link.purpose(),
                        bond,
                        link.generation(),
                        links.read(links.recompute(link, bond)).orElseThrow()));
            });
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
}
