package org.emailchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.AccountId;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.AddressImported;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.LaterChangeNotified;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.OwnedAddressRequested;
import org.emailchange.api.event.OwnerNotified;
import org.emailchange.api.event.UnverifiedAddressCleared;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.UnverifiedUseRecorded;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.api.event.credential.AuthenticationFailed;
import org.emailchange.api.event.credential.CredentialDisowned;
import org.emailchange.api.event.credential.PasskeyConfirmed;
import org.emailchange.command.mail.message.MailPolicy;
import org.emailchange.pages.desk.audit.EventSeverity;
import org.emailchange.query.projection.EventEffects;
import org.emailchange.query.status.StatusAsOf;
import org.emailchange.testing.EventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every type of event has its place in each table that must know all of them. Whoever adds an event is told here what is
 * still missing, and where it belongs.
 */
class EventCatalogueTest {

    private static final Path EXAMPLES = Path.of("..", "event-store", "src", "test", "resources", "events");
    private static final Path DOMAIN_PAGE = Path.of("..", "docs", "domain.md");
    private static final Path MAIL_PAGE = Path.of("..", "docs", "mail.md");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("ne"));
    private static final Instant NOW = Instant.parse("2026-03-01T13:00:00Z");

    /** Events of accounts that call for no mail. */
    private static final Set<Class<?>> WITHOUT_MAIL = Set.of(
            AddressConfirmed.class,
            AuthenticationFailed.class,
            PasskeyConfirmed.class,
            CredentialDisowned.class,
            AddressImported.class,
            UnverifiedAddressCleared.class,
            MailReported.class);

    /** Events that the status or the availability of addresses does not show. */
    private static final Set<Class<?>> IN_NO_VIEW = Set.of(
            PasskeyConfirmed.class,
            CredentialDisowned.class,
            OwnerNotified.class,
            LaterChangeNotified.class,
            UnverifiedUseRecorded.class,
            UnverifiedUseEnded.class,
            OwnedAddressRequested.class);

    static Stream<Class<?>> events() {
        return EventTypes.all();
    }

    static Stream<Class<?>> accountEvents() {
        return EventTypes.of(EmailChangeEvent.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasAStoredExample(Class<?> event) {
        assertThat(EXAMPLES.resolve(event.getSimpleName()).resolve("1.json"))
                .as("Add an example of %s to EventExamples, and the file that it is stored as.", event.getSimpleName())
                .exists();
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasATitleAndASentenceInEachLanguage(Class<?> event) {
        for (var language : LANGUAGES) {
            assertThat(texts(language).keySet())
                    .as(
                            "Add the title and the sentence of %s to api/event/events, in %s.",
                            event.getSimpleName(), language)
                    .contains(event.getSimpleName() + ".title")
                    .containsAll(keys(event));
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasASeverity(Class<?> event) {
        for (var key : keys(event)) {
            assertThat(texts(Locale.ENGLISH).getProperty(key + ".severity"))
                    .as("Add %s.severity to api/event/events.properties.", key)
                    .isIn(Arrays.stream(EventSeverity.values()).map(Enum::name).toList());
        }
    }

    @ParameterizedTest
    @MethodSource("accountEvents")
    void callsForMailsOrIsMeantNotTo(Class<?> event) {
        assertThat(MailPolicy.events().contains(event) != WITHOUT_MAIL.contains(event))
                .as(
                        "Say in MailPolicy which mails %s calls for, or here that it calls for none.",
                        event.getSimpleName())
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("events")
    void changesAViewOrIsMeantNotTo(Class<?> event) throws ReflectiveOperationException {
        var changes = effects("status.StatusView").contains(event)
                || effects("status.ChangeView").contains(event)
                || effects("availability.AddressOwnerView").contains(event);
        assertThat(changes != IN_NO_VIEW.contains(event))
                .as(
                        "Say in StatusView, ChangeView or AddressOwnerView what %s does, or here that it does nothing.",
                        event.getSimpleName())
                .isTrue();
    }

    private static Set<Class<?>> effects(String view) throws ReflectiveOperationException {
        var field = Class.forName("org.emailchange.query." + view).getDeclaredField("EFFECTS");
        field.setAccessible(true);
        return ((EventEffects<?, ?>) field.get(null)).types();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isOnTheDomainPage(Class<?> event) throws IOException {
        assertThat(Files.readString(DOMAIN_PAGE))
                .as("Name %s in docs/domain.md, beside the command that it follows from.", event.getSimpleName())
                .contains("`" + event.getSimpleName() + "`");
    }

    @ParameterizedTest
    @EnumSource
    void callsForMailsThatAreOnTheMailPage(MailKind kind) throws IOException {
        assertThat(Files.readString(MAIL_PAGE))
                .as("Name %s in the table of docs/mail.md, and say when and to whom it is sent.", kind)
                .contains("`" + kind + "`");
    }

    /** Both derive them from the event: one to send them, one to show them before they are reported. */
    @Test
    void showsTheMailsAsPendingThatAreOrdered() throws IOException {
        for (var current : List.of(true, false)) {
            var requested = example(EmailChangeRequested.class, current);
            var approved = example(EmailChangeApproved.class, current);
            assertShown(requested);
            assertShown(requested, example(VerificationResent.class, current));
            assertShown(requested, approved);
            assertShown(requested, example(EmailChangeDeclined.class, current));
            assertShown(requested, example(EmailChangeCancelled.class, current));
            assertShown(requested, example(EmailChangeExpired.class, current));
            assertShown(requested, approved, example(EmailChangeUndone.class, true));
        }
    }

    private static void assertShown(ChangeEvent... events) {
        var status = new StatusAsOf(new AccountId(events[0].accountId()));
        for (int i = 0; i < events.length; i++) {
            status.apply(new GenericDomainEventMessage<>("EmailChange", events[i].accountId(), i, events[i]));
        }
        var change = Objects.requireNonNull(status.at(NOW).answer().change());
        var last = events[events.length - 1];
        assertThat(change.mail().stream().map(mail -> Map.entry(mail.kind(), mail.to())))
                .as(
                        "PendingMails and MailPolicy must agree on %s.",
                        last.getClass().getSimpleName())
                .containsAll(ordered(last))
                .isSubsetOf(Arrays.stream(events)
                        .flatMap(event -> ordered(event).stream())
                        .toList());
    }

    private static List<Map.Entry<MailKind, Side>> ordered(ChangeEvent event) {
        return MailPolicy.mailsFor(event, MetaData.emptyInstance()).stream()
                .map(mail -> Map.entry(mail.kind(), mail.to()))
                .toList();
    }

    /** The stored example, or the same of an account that had no verified address. */
    private static <E> E example(Class<E> event, boolean withCurrentAddress) throws IOException {
        var json = JsonMapper.shared();
        var file = EXAMPLES.resolve(event.getSimpleName()).resolve("1.json");
        var stored = (ObjectNode) json.readTree(Files.readString(file));
        if (!withCurrentAddress) {
            stored.remove(List.of("currentEmail", "formerEmail", "formerAddressId"));
        }
        return json.treeToValue(stored, event);
    }

    private static List<String> keys(Class<?> event) {
        return event.equals(MailReported.class)
                ? Arrays.stream(MailReported.Outcome.values())
                        .map(outcome -> event.getSimpleName() + "." + outcome)
                        .toList()
                : List.of(event.getSimpleName());
    }

    /** The file of one language alone, without the one that stands in for it. */
    private static Properties texts(Locale language) {
        var suffix = language.equals(Locale.ENGLISH) ? "" : "_" + language;
        var file = EmailChangeEvent.class.getResourceAsStream("events" + suffix + ".properties");
        var texts = new Properties();
        try (var reader = new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
