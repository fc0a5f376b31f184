package org.emailchange.command.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.emailchange.api.AccountId;
import org.emailchange.api.ChangeId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.MailKind;
import org.emailchange.api.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** How an ordered mail stands in its row. */
final class MailRow implements RowMapper<MailOrder> {

    private final MailJson json = new MailJson();

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    Map<String, @Nullable Object> of(MailOrder order) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", UUID.fromString(order.id()));
        columns.put("account", order.account().uuid());
        columns.put("change", order.change() == null ? null : order.change().uuid());
        columns.put("kind", order.kind().name());
        columns.put("side", order.to().name());
        columns.put("state", order.state().name());
        columns.put("attempts", order.attempts());
        columns.put("error", order.error());
        columns.put("next", order.nextAttemptAt() == null ? null : time(order.nextAttemptAt()));
        columns.put("trace", order.trace());
        return columns;
    }

    Map<String, ?> of(MailOrder.Content content) {
        return Map.of(
                "recipient", content.recipient().value(),
                "links", json.write(content.links()),
                "facts", json.write(content.facts()),
                "withheld", content.withheld());
    }

    @Override
    public MailOrder mapRow(ResultSet row, int number) throws SQLException {
        var change = row.getString("change_id");
        var next = row.getObject("next_attempt_at", OffsetDateTime.class);
        return new MailOrder(
                row.getString("id"),
                new AccountId(row.getString("account_id")),
                change == null ? null : new ChangeId(change),
                MailKind.valueOf(row.getString("kind")),
                Side.valueOf(row.getString("side")),
                OrderState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("error"),
                next == null ? null : next.toInstant(),
                row.getString("trace_id"),
                content(row));
    }

    private MailOrder.@Nullable Content content(ResultSet row) throws SQLException {
        var recipient = row.getString("recipient");
        return recipient == null
                ? null
                : new MailOrder.Content(
                        new EmailAddress(recipient),
                        json.links(row.getString("links")),
                        json.facts(row.getString("facts")),
                        row.getBoolean("withheld"));
    }
}
