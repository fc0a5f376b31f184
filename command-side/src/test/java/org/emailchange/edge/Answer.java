package org.emailchange.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.emailchange.web.problem.ProblemType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the service answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public String header(String name) {
        return headers.firstValue(name).orElseThrow(() -> new AssertionError("no header " + name + ": " + this));
    }

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** A member of the body as text. */
    public String get(String member) {
        return json().get(member).asString();
    }

    public Instant instant(String member) {
        return Instant.parse(get(member));
    }

    public List<String> list(String member) {
        return json().get(member).valueStream().map(JsonNode::asString).toList();
    }

    public Answer expect(int expected) {
        assertThat(status).as(body).isEqualTo(expected);
        return this;
    }

    /** Expects a problem as RFC 9457 writes it. */
    public Answer expect(ProblemType type) {
        expect(type.status());
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(get("type")).as(body).isEqualTo(type.uri().toString());
        assertThat(json().get("status").asInt()).isEqualTo(type.status());
        assertThat(get("title")).isNotBlank();
        assertThat(get("detail")).isNotBlank();
        return this;
    }
}
