package org.emailchange.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the service answered.
 *
 * @param uri what was asked for
 * @param status of HTTP
 * @param body empty where there is none
 */
public record Answer(URI uri, int status, HttpHeaders headers, String body) {
    static Answer of(HttpResponse<String> response) {
        return new Answer(response.uri(), response.statusCode(), response.headers(), response.body());
    }

    /** The header of this name, which must be there. */
    public String header(String name) {
        return findHeader(name).orElseThrow(() -> new AssertionError("no header " + name + ": " + this));
    }

    /** The header of this name, if there is one. */
    public Optional<String> findHeader(String name) {
        return headers.firstValue(name);
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** A member of the JSON body as text; empty where there is none. */
    public String get(String member) {
        return body.startsWith("{") ? json().path(member).asString("") : "";
    }

    /** A member of the JSON body as a time. */
    public Instant instant(String member) {
        return Instant.parse(get(member));
    }

    /** A member of the JSON body as texts. */
    public List<String> list(String member) {
        return json().path(member).valueStream().map(JsonNode::asString).toList();
    }

    /** The number of the last event that the command caused, or that a status shows. */
    public long version() {
        return headers.firstValueAsLong("Email-Version").orElse(0);
    }

    /** The last part of the problem's type, or the status where there is no problem. */
    public String outcome() {
        var type = status < 400 ? "" : get("type");
        return type.isEmpty() ? Integer.toString(status) : type.substring(type.lastIndexOf(':') + 1);
    }

    /** Expects this status. */
    public Answer expect(int expected) {
        assertThat(status).as("%s: %s", uri, body).isEqualTo(expected);
        return this;
    }

    /** Expects what a check asks for. */
    public Answer expect(Consumer<Answer> check) {
        check.accept(this);
        return this;
    }

    /** Expects a complete problem as RFC 9457 writes it, of this type. */
    public Answer expectProblem(int expected, URI type) {
        expect(expected);
        assertThat(findHeader("Content-Type")).hasValue("application/problem+json");
        assertThat(get("type")).as(body).isEqualTo(type.toString());
        assertThat(json().path("status").asInt()).isEqualTo(expected);
        assertThat(get("title")).isNotBlank();
        assertThat(get("detail")).isNotBlank();
        return this;
    }
}
