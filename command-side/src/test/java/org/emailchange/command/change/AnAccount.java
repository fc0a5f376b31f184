package org.emailchange.command.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.emailchange.api.AccountId;
import org.emailchange.api.Authentication;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.EmailChangeRejected;
import org.emailchange.api.LinkPurpose;
import org.emailchange.api.LinkToken;
import org.emailchange.api.Personal;
import org.emailchange.api.PresentedLink;
import org.emailchange.api.Rejection;
import org.emailchange.api.command.EmailChangeCommand;
import org.emailchange.api.command.ImportAddress;
import org.emailchange.api.command.RequestEmailChange;
import org.emailchange.api.command.VerifyEmailChange;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.IssuedLink;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.api.event.credential.CredentialsChanged;
import org.emailchange.api.event.credential.PasskeyAdded;
import org.emailchange.api.event.credential.PasskeyRemoved;
import org.emailchange.command.link.LinkTokensWithKeys;
import org.emailchange.command.mail.message.MailPolicy;
import org.emailchange.testing.SettableClock;
import org.jspecify.annotations.Nullable;

/** One account on Axon's fixture, with real tokens, a clock to set and an address book in memory. */
final class AnAccount {

    static final AccountId ID = new AccountId("aaaaaaaa-0000-4000-8000-000000000001");
    static final AccountId ANOTHER = new AccountId("bbbbbbbb-0000-4000-8000-000000000002");
    static final ChangeId CHANGE = change(1);
    static final Instant START = Instant.parse("2026-03-01T12:00:00.250Z");
    static final EmailAddress OLD = new EmailAddress("old@example.org");
    static final EmailAddress NEW = new EmailAddress("New@example.org");

    private static final AggregateModel<EmailChange> MODEL =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(EmailChange.class);

    final SettableClock clock = new SettableClock(START);
    final RecordingAddressBook book = new RecordingAddressBook();
    final RotatedLinks links = new RotatedLinks(LinkTokensWithKeys.named("k1"));
    private final AggregateTestFixture<EmailChange> fixture = new AggregateTestFixture<>(EmailChange.class);

    private AnAccount(ChangePolicy policy) {
        List.of(clock, book, links, policy).forEach(fixture::registerInjectableResource);
        fixture.registerCommandTargetResolver(EmailChanges::streamOf);
        // The fixture compares the rest of the state with what the events make of it; changes in collections it cannot.
        fixture.registerIgnoredField(AccountState.class, "changes");
        fixture.registerIgnoredField(CredentialState.class, "notices");
        fixture.registerIgnoredField(AccountState.class, "inEffect");
        fixture.givenNoPriorActivity();
    }

    static AnAccount withoutAddress() {
        return withoutAddress(Policies.BY_CREDENTIAL);
    }

    static AnAccount withoutAddress(ChangePolicy policy) {
        return new AnAccount(policy);
    }

    static AnAccount withVerified() {
        return withVerified(Policies.BY_CREDENTIAL);
    }

    static AnAccount withVerified(ChangePolicy policy) {
        return new AnAccount(policy).after(new ImportAddress(ID, OLD, true));
    }

    static AnAccount withUnverified() {
        return withoutAddress().after(new ImportAddress(ID, OLD, false));
    }

    static ChangeId change(int number) {
        return new ChangeId("cccccccc-0000-4000-8000-00000000000" + number);
    }

    static RequestEmailChange request() {
        return request(CHANGE, NEW, Authentication.PASSWORD);
    }

    static RequestEmailChange request(ChangeId change, EmailAddress address, Authentication by) {
        return new RequestEmailChange(ID, change, address, by, 0);
    }

    static Personal personal(EmailAddress address) {
        return Personal.of(ID, address.value());
    }

    /** What has been done; each of it must succeed. */
    AnAccount after(EmailChangeCommand... commands) {
        fixture.andGivenCommands((Object[]) commands);
        return this;
    }

    AnAccount later(Duration duration) {
        clock.advance(duration);
        return this;
    }

    /** What the account answers to a command, and what has happened by it. */
    <R> Answer<R> does(EmailChangeCommand command) {
        var before = events().size();
        var result = new Captured();
        fixture.when(command).expectSuccessfulHandlerExecution().expectResultMessagePayloadMatching(result);
        return new Answer<>(result.get(), events().subList(before, events().size()));
    }

    /** That a command is refused, and nothing has happened by it. */
    EmailChangeRejected refuses(EmailChangeCommand command, Rejection why) {
        var before = events();
        book.written();
        var refusal = new Captured();
        fixture.when(command).expectNoEvents().expectException(refusal);
        assertThat(events()).isEqualTo(before);
        assertThat(book.written()).isEmpty();
        EmailChangeRejected rejected = refusal.get();
        assertThat(rejected.rejection()).isEqualTo(why);
        return rejected;
    }

    List<EmailChangeEvent> events() {
        try {
            return fixture.getEventStore()
                    .readEvents(ID.value())
                    .asStream()
                    .map(message -> (EmailChangeEvent) message.getPayload())
                    .toList();
        } catch (AggregateNotFoundException noneYet) {
            return List.of();
        }
    }

    /** The token of the last link of its purpose. */
    LinkToken token(LinkPurpose purpose) {
        return token(purpose, issued -> true);
    }

    /** The last link of its purpose. */
    PresentedLink link(LinkPurpose purpose) {
        return read(token(purpose));
    }

    /** The last link of its purpose and of this generation. */
    PresentedLink link(LinkPurpose purpose, int generation) {
        return read(token(purpose, link -> link.generation() == generation));
    }

    private PresentedLink read(LinkToken token) {
        return links.read(token).orElseThrow();
    }

    /** That nothing of this text confirms: it is no token at all, or a token that is refused as invalid. */
    void refusesToken(String text) {
        links.read(new LinkToken(text))
                .ifPresent(link -> refuses(new VerifyEmailChange(ID, CHANGE, link, null), Rejection.TOKEN_INVALID));
    }

    /** The same link with another signature. */
    static PresentedLink forged(PresentedLink link) {
        return new PresentedLink(
                link.keyId(),
                link.purpose(),
                link.account(),
                link.change(),
                link.generation(),
                link.issuedAt(),
                link.nonce(),
                "A".repeat(43),
                link.hash());
    }

    /** What a link would do now, by the same state as commands have. */
    LinkInspector.Result inspects(PresentedLink link, @Nullable AccountId signedInAs) {
        return new LinkInspector(this::find, links, clock).inspect(link, signedInAs);
    }

    private @Nullable EmailChange find(String id) {
        try {
            var account = new EmailChange();
            fixture.getEventStore().readEvents(id).forEachRemaining(event -> MODEL.publish(event, account));
            return account;
        } catch (AggregateNotFoundException none) {
            return null;
        }
    }

    void refusesToInspect(PresentedLink link, @Nullable AccountId signedInAs, Rejection why) {
        assertThatThrownBy(() -> inspects(link, signedInAs))
                .isInstanceOfSatisfying(
                        EmailChangeRejected.class,
                        rejected -> assertThat(rejected.rejection()).isEqualTo(why));
    }

    /** The mails that an event calls for. */
    static List<MailPolicy.Mail> mails(EmailChangeEvent event) {
        return MailPolicy.mailsFor(event, MetaData.emptyInstance());
    }

    private LinkToken token(LinkPurpose purpose, Predicate<IssuedLink> wanted) {
        return events().stream()
                .flatMap(AnAccount::tokens)
                .filter(made -> made.link.purpose() == purpose && wanted.test(made.link))
                .reduce((earlier, later) -> later)
                .map(made -> links.recompute(made.link, made.bond))
                .orElseThrow();
    }

    VerifyEmailChange verify(LinkPurpose side) {
        return new VerifyEmailChange(ID, CHANGE, link(side), null);
    }

    private record Made(IssuedLink link, LinkSigner.Bond bond) {}

    private static Stream<Made> tokens(EmailChangeEvent event) {
        if (event instanceof EmailChangeRequested e) {
            return made(e.changeId(), e.links(), e.newEmail(), e.currentEmail());
        }
        if (event instanceof VerificationResent e) {
            return made(e.changeId(), e.links(), e.newEmail(), e.currentEmail());
        }
        if (event instanceof PasskeyAdded e) {
            return made(e.passkeyId(), e.links(), personal(NEW), e.email());
        }
        if (event instanceof PasskeyRemoved e) {
            return made(e.passkeyId(), e.links(), personal(NEW), e.email());
        }
        if (event instanceof CredentialsChanged e && e.links() != null) {
            return made(CredentialsChanged.credentialId(e.number()), e.links(), personal(NEW), e.email());
        }
        return event instanceof EmailChangeApproved e
                ? made(e.changeId(), e.links(), e.email(), e.formerEmail())
                : Stream.empty();
    }

    private static Stream<Made> made(
            String change, List<IssuedLink> links, Personal newEmail, @Nullable Personal other) {
        return links.stream().map(link -> {
            var toNew = link.purpose() == LinkPurpose.CONFIRM_NEW || link.purpose() == LinkPurpose.REFUSE;
            var to = toNew ? newEmail : Objects.requireNonNull(other);
            return new Made(link, new LinkSigner.Bond(ID, new ChangeId(change), new EmailAddress(to.value())));
        });
    }
}
