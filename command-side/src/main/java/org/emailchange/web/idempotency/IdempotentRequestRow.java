package org.emailchange.web.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** How a request with a key stands in its row. */
@Component
class IdempotentRequestRow {

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

    private final JsonMapper json;

    IdempotentRequestRow(JsonMapper json) {
        this.json = json;
    }

    /** What the row means for this request. */
    RowMapper<Claim> against(IdempotentRequest request) {
        return (row, number) -> {
            if (!request.fingerprint().equals(row.getString("fingerprint"))) {
                return new Claim.Mismatch();
            }
            return row.getObject("status") == null
                    ? new Claim.Running(row.getTimestamp("lease_until").toInstant())
                    : new Claim.Done(answer(row));
        };
    }

    private KeptAnswer answer(ResultSet row) throws SQLException {
        var headers = json.readValue(row.getString("headers"), HEADERS);
        return new KeptAnswer(row.getInt("status"), headers, row.getBytes("body"));
    }

    String text(Map<String, String> headers) {
        return json.writeValueAsString(headers);
    }
}
