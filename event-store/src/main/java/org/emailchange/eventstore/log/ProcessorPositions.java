package org.emailchange.eventstore.log;

import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.WrappedToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far processors have come, on whatever nodes they run. Claims nothing. */
@Component
public class ProcessorPositions {
    private final JdbcClient jdbc;
    private final Serializer serializer;

    ProcessorPositions(JdbcClient jdbc, Serializer serializer) {
        this.jdbc = jdbc;
        this.serializer = serializer;
    }

    /** How far it has come, by what is committed; the token of a segment with nothing to do lags by some two seconds. */
    public Positions of(String processor) {
        return new Positions(jdbc
                .sql(
                        "select segment, token, token_type from token_entry where processor_name = ? and token is not null")
                .param(processor)
                .query((row, number) ->
                        Map.entry(row.getInt("segment"), seen(row.getBytes("token"), row.getString("token_type"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private Seen seen(byte[] json, String type) {
        TrackingToken token = serializer.deserialize(new SimpleSerializedObject<>(json, byte[].class, type, null));
        return token == null ? Seen.NOTHING : seen(WrappedToken.unwrapLowerBound(token));
    }

    private static Seen seen(TrackingToken token) {
        return token instanceof GapAwareTrackingToken known
                ? new Seen(known.getIndex(), known.getGaps())
                : Seen.NOTHING;
    }
}
