package org.emailchange.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.emailchange.api.AccountId;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeApproved;
import org.emailchange.api.event.EmailChangeCancelled;
import org.emailchange.api.event.EmailChangeDeclined;
import org.emailchange.api.event.EmailChangeEvent;
import org.emailchange.api.event.EmailChangeExpired;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.EmailChangeUndone;
import org.emailchange.api.event.MailReported;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.command.mail.message.MailPolicy;
import org.emailchange.pages.desk.audit.EventSeverity;
import org.emailchange.query.status.StatusAsOf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every type of event has its place in each table that must know all of them. Whoever adds an event is told here what is
 * still missing, and where it belongs.
 */
class EventCatalogueTest {

    private static final Path EXAMPLES = Path.of("..", "event-store", "src", "test", "resources", "events");
    private static final Path DOMAIN_PAGE = Path.of("..", "docs", "domain.md");
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("ne"));
    private static final Instant NOW = Instant.parse("2026-03-01T13:00:00Z");

    static Stream<Class<?>> events() {
        return Stream.concat(concrete(EmailChangeEvent.class), concrete(AddressEvent.class));
    }

    static Stream<Class<?>> accountEvents() {
        return concrete(EmailChangeEvent.class);
    }

    private static Stream<Class<?>> concrete(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventCatalogueTest::concrete)
                : Stream.of(type);
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
    void hasASentenceInEachLanguage(Class<?> event) {
        for (var language : LANGUAGES) {
            var sentences = bundle("org.emailchange.query.history.sentences", language);
            for (var key : keys(event)) {
                assertThat(sentences.keySet())
                        .as("Add the sentence %s to query/history/sentences, in %s.", key, language)
                        .contains(key);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasATitleInEachLanguage(Class<?> event) {
        for (var language : LANGUAGES) {
            assertThat(bundle("org.emailchange.pages.desk.texts", language).keySet())
                    .as("Add the title event.%s to pages/desk/texts, in %s.", event.getSimpleName(), language)
                    .contains("event." + event.getSimpleName());
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void hasASeverity(Class<?> event) {
        assertThat(EventSeverity.types())
                .as("Add %s to EventSeverity.", event.getSimpleName())
                .contains(event);
    }

    @ParameterizedTest
    @MethodSource("accountEvents")
    void hasARuleForItsMails(Class<?> event) {
        assertThat(MailPolicy.covers(event))
                .as("Say in MailPolicy which mails %s calls for, or that it calls for none.", event.getSimpleName())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org.emailchange.query.status.StatusView",
                "org.emailchange.query.status.ChangeView",
                "org.emailchange.query.availability.AddressOwnerView"
            })
    void isKnownToEachView(String view) {
        assertThatCode(() -> Class.forName(view))
                .as("Say in %s what the event does to it, or that it leaves it unchanged.", view)
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("events")
    void isOnTheDomainPage(Class<?> event) throws IOException {
        assertThat(Files.readString(DOMAIN_PAGE))
                .as("Name %s in docs/domain.md, beside the command that it follows from.", event.getSimpleName())
                .contains("`" + event.getSimpleName() + "`");
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

    private static ResourceBundle bundle(String name, Locale language) {
        return ResourceBundle.getBundle(
                name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
