package org.emailchange.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.emailchange.accounts.RunningEdge;
import org.emailchange.testing.http.RawHttp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerProblemsIT extends RunningEdge {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            400 | malformed          | GE<>T /api HTTP/1.1
            400 | malformed          | GET /api/{x} HTTP/1.1
            400 | malformed          | GET /api/%00 HTTP/1.1
            400 | malformed          | GET /api//accounts HTTP/1.1
            400 | malformed          | GET /api/..%2fx HTTP/1.1
            400 | malformed          | PROPFIND /api HTTP/1.1
            405 | method-not-allowed | TRACE /api HTTP/1.1
            400 | malformed          | GET /api HTTP/1.1~Content-Length: x
            400 | malformed          | GET /api HTTP/1.1~Content-Length: 1~Content-Length: 2
            400 | malformed          | GET /api HTTP/1.1~Host: other.example
            400 | malformed          | POST /api/verifications HTTP/1.1~Transfer-Encoding: chunked~~zz~
            """)
    void doNotNameTheContainer(int status, String slug, String head) {
        try (var connection = new RawHttp(port)) {
            var answer = connection
                    .write(head.replace("HTTP/1.1", "HTTP/1.1~Host: localhost~Connection: close")
                                    .replace("~", "\r\n")
                            + "\r\n\r\n")
                    .readAll();

            assertThat(answer)
                    .startsWith("HTTP/1.1 " + status)
                    .contains("application/problem+json", "\"urn:email-change:" + slug + "\"")
                    .doesNotContainIgnoringCase("tomcat")
                    .doesNotContain("Exception", "<html");
        }
    }

    @Test
    void areAPageInABrowser() {
        try (var connection = new RawHttp(port)) {
            var answer = connection
                    .write("GET /verify?token=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .readAll();

            assertThat(answer)
                    .startsWith("HTTP/1.1 400")
                    .contains("text/html", "<h1>This link or form is not complete</h1>")
                    .doesNotContainIgnoringCase("tomcat")
                    .doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @CsvSource({"8000, 401", "40000, 400"})
    void limitTheSizeOfHeaders(int length, int status) {
        try (var connection = new RawHttp(port)) {
            var answer = connection
                    .write("GET /api/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
                            + "x".repeat(length) + "\r\n\r\n")
                    .readAll();

            assertThat(answer).startsWith("HTTP/1.1 " + status).contains("application/problem+json");
        }
    }
}
