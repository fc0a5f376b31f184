package org.emailchange.query.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.emailchange.api.query.audit.HistoryEntry;
import org.emailchange.api.query.audit.HistoryEntry.Datum;
import tools.jackson.databind.JsonNode;

/** Entries for people: their data field by field. */
final class ReadableEntries {

    private ReadableEntries() {}

    static HistoryEntry of(Entry entry) {
        var data = new ArrayList<Datum>();
        add(data, "", entry.data());
        return new HistoryEntry(
                entry.sequence(),
                entry.position(),
                entry.account(),
                entry.type(),
                entry.at(),
                entry.by(),
                entry.from(),
                entry.agent(),
                entry.command(),
                entry.correlationId(),
                entry.traceId(),
                entry.text(),
                data);
    }

    private static void add(List<Datum> data, String name, JsonNode node) {
        if (node.isObject() && !node.has("subject")) {
            node.properties().forEach(field -> add(data, inside(name, field.getKey()), field.getValue()));
        } else if (node.isArray() && node.path(0).isContainer()) {
            for (int i = 0; i < node.size(); i++) {
                add(data, inside(name, Integer.toString(i + 1)), node.get(i));
            }
        } else if (node.isArray()) {
            data.add(new Datum(
                    name,
                    String.join(", ", node.valueStream().map(JsonNode::asString).toList())));
        } else {
            data.add(new Datum(name, Objects.requireNonNullElse(Entries.text(node), "-")));
        }
    }

    private static String inside(String name, String field) {
        return name.isEmpty() ? field : name + "." + field;
    }
}
