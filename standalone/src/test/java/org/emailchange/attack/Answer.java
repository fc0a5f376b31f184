package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public Answer expect(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** A member of the body as text; empty where there is none. */
    public String get(String member) {
        return body.startsWith("{") ? json().path(member).asString("") : "";
    }

    /** The last part of the problem's type, or the status where there is no problem. */
    public String outcome() {
        var type = status < 400 ? "" : get("type");
        return type.isEmpty() ? Integer.toString(status) : type.substring(type.lastIndexOf(':') + 1);
    }

    /** The number of the last event that the caller's command caused. */
    public long version() {
        return headers.firstValueAsLong("Email-Version").orElse(0);
    }
}
