package org.emailchange.eventstore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

class AxonConfigurationTest {
    private final Jackson3Serializer serializer = Jackson3Serializer.builder()
            .jsonMapperBuilderCustomizer(AxonConfiguration.readableTypes())
            .build();

    @Test
    void readsTokensOfReplaysBack() {
        var token = ReplayToken.createReplayToken(
                GapAwareTrackingToken.newInstance(9, Set.of(7L)), GapAwareTrackingToken.newInstance(0, Set.of()));

        TrackingToken back = serializer.deserialize(serializer.serialize(token, byte[].class));

        assertThat(back).isEqualTo(token);
    }

    @Test
    void makesNoObjectOfAClassThatAPayloadNames() {
        var json = "{\"currentToken\":{\"@class\":\"" + Foreign.class.getName() + "\"},\"tokenAtReset\":null}";
        var payload = new SimpleSerializedObject<>(json, String.class, ReplayToken.class.getName(), null);

        assertThatThrownBy(() -> serializer.deserialize(payload)).hasStackTraceContaining("denied resolution");
    }

    private record Foreign() implements TrackingToken {
        @Override
        public TrackingToken lowerBound(TrackingToken other) {
            return this;
        }

        @Override
        public TrackingToken upperBound(TrackingToken other) {
            return this;
        }

        @Override
        public boolean covers(TrackingToken other) {
            return false;
        }
    }
}
