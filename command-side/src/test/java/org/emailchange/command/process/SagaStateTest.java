package org.emailchange.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

/** What was stored of a saga must be read by every later version while its change is open. */
class SagaStateTest {

    private static final String STORED = "{\"accountId\":{\"value\":\"aaaaaaaa-0000-4000-8000-000000000001\"},"
            + "\"changeId\":{\"value\":\"cccccccc-0000-4000-8000-000000000001\"},\"deadline\":\"links-expired-7\",\"suppressed\":false}";

    private final Jackson3Serializer serializer = Jackson3Serializer.builder().build();

    @Test
    void isReadAsItWasWritten() {
        EmailChangeSaga saga = serializer.deserialize(stored(STORED));
        assertThat(text(serializer.serialize(saga, byte[].class))).isEqualTo(STORED);
    }

    @Test
    void remembersThatMailsAreSuppressed() {
        var concealed = STORED.replace("\"suppressed\":false", "\"suppressed\":true");
        EmailChangeSaga saga = serializer.deserialize(stored(concealed));
        assertThat(text(serializer.serialize(saga, byte[].class))).isEqualTo(concealed);
    }

    @Test
    void isEmptyAtFirst() {
        var written = text(serializer.serialize(new EmailChangeSaga(), byte[].class));
        EmailChangeSaga saga = serializer.deserialize(stored(written));
        assertThat(saga).hasAllNullFieldsOrPropertiesExcept("suppressed");
    }

    private static SerializedObject<byte[]> stored(String state) {
        return new SimpleSerializedObject<>(
                state.getBytes(StandardCharsets.UTF_8), byte[].class, EmailChangeSaga.class.getName(), null);
    }

    private static String text(SerializedObject<byte[]> written) {
        return new String(written.getData(), StandardCharsets.UTF_8);
    }
}
