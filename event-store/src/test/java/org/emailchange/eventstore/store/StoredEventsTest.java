package org.emailchange.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.emailchange.api.LockReason;
import org.emailchange.api.event.AccountLocked;
import org.emailchange.api.event.AddressImported;
import org.emailchange.eventstore.store.EventExamples.Example;
import org.emailchange.testing.EventTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events are for ever. Each type has files as they were written once, one for each form that it has had: what was stored
 * must be read for all time, so a file is never changed. An event that gets a field gets a file with the next number.
 */
class StoredEventsTest {

    private static final Set<String> CREDENTIAL_EVENTS = Set.of(
            "PasskeyAdded",
            "PasskeyConfirmed",
            "PasskeyRemoved",
            "CredentialsChanged",
            "CredentialDisowned",
            "AuthenticationFailed");

    private final JsonMapper json = JsonMapper.builder().build();
    private final Jackson3Serializer serializer = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(AxonConfiguration.readableTypes())
            .build();

    static Stream<Class<?>> types() {
        return EventTypes.all();
    }

    static Stream<Example> forms() {
        return EventExamples.all();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void areReadAsTheyWereWritten(Example example) throws IOException {
        var stored = new SimpleSerializedObject<>(
                file(example), byte[].class, example.type().getName(), null);
        Object event = serializer.deserialize(stored);
        assertThat(event).isEqualTo(example.event());
    }

    @ParameterizedTest
    @MethodSource("types")
    void areWrittenAsTheyWereWritten(Class<?> type) throws IOException {
        assertThat(tree(serializer
                        .serialize(EventExamples.newest(type).event(), byte[].class)
                        .getData()))
                .isEqualTo(tree(file(EventExamples.newest(type))));
    }

    @ParameterizedTest
    @MethodSource("types")
    void haveExamplesWithEveryFieldFilled(Class<?> type) {
        var event = EventExamples.newest(type).event();
        assertThat(type.getRecordComponents())
                .allSatisfy(field ->
                        assertThat(value(field, event)).as(field.getName()).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("types")
    void areNamedByTheClassThatReadsThem(Class<?> type) {
        SerializedObject<byte[]> written =
                serializer.serialize(EventExamples.newest(type).event(), byte[].class);
        var ofCredentials = CREDENTIAL_EVENTS.contains(type.getSimpleName()) ? "credential." : "";
        assertThat(written.getType().getName())
                .isEqualTo("org.emailchange.api.event." + ofCredentials + type.getSimpleName());
        assertThat(written.getType().getRevision()).isNull();
    }

    @Test
    void holdNoAddressOrTokenWhoseFormMayBeJudgedOtherwiseOneDay() {
        assertThat(EventTypes.all())
                .allSatisfy(type -> assertThat(Arrays.stream(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .map(Class::getName))
                        .allMatch(name -> !name.startsWith("org.emailchange.api.command")
                                && !name.equals("org.emailchange.api.EmailAddress")
                                && !name.equals("org.emailchange.api.LinkToken")));
    }

    @ParameterizedTest
    @MethodSource("types")
    void areReadThoughALaterVersionWroteMore(Class<?> type) throws IOException {
        var more = ((ObjectNode) tree(file(EventExamples.newest(type)))).put("notKnownYet", true);
        var stored = new SimpleSerializedObject<>(json.writeValueAsBytes(more), byte[].class, type.getName(), null);
        Object event = serializer.deserialize(stored);
        assertThat(event).isEqualTo(EventExamples.newest(type).event());
    }

    @Test
    void areReadWithNothingWhereNothingWas() {
        var locked = new AccountLocked(
                "a", LockReason.UNDONE, null, Instant.EPOCH, Instant.parse("2999-12-31T23:59:59.999999999Z"));
        AccountLocked back = serializer.deserialize(serializer.serialize(locked, byte[].class));
        assertThat(back).isEqualTo(locked);
    }

    @Test
    void keepPersonalDataMarkedAsSuch() throws IOException {
        var imported = tree(file(EventExamples.newest(AddressImported.class)));
        assertThat(imported.get("email").propertyNames()).containsExactlyInAnyOrder("subject", "value");
        assertThat(imported.get("email").get("subject")).isEqualTo(imported.get("accountId"));
    }

    private JsonNode tree(byte[] content) {
        return json.readTree(content);
    }

    private static byte[] file(Example example) throws IOException {
        try (var file =
                Objects.requireNonNull(StoredEventsTest.class.getResourceAsStream(example.file()), example.file())) {
            return file.readAllBytes();
        }
    }

    private static Object value(RecordComponent field, Record event) {
        try {
            return field.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
