package org.emailchange.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.emailchange.api.LinkPurpose;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.http.FormBrowser;
import org.emailchange.testing.http.RawHttp;
import org.junit.jupiter.api.Test;

/** What a client sends who wishes the service ill. */
class HostileRequestsIT extends RunningCluster {

    private static final List<String> PATHS = List.of(
            "/api/accounts",
            "/api/accounts/me/email",
            "/api/accounts/me/email-changes",
            "/api/accounts/me/email-changes/%s",
            "/api/accounts/me/email-changes/%s/resend",
            "/api/accounts/me/previous-emails",
            "/api/accounts/%s/email",
            "/api/verifications",
            "/api/revocations",
            "/api/undos",
            "/api/email-availability",
            "/api/nowhere/%s");

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH");

    @Test
    void getAProblemForWhateverIsGarbage() {
        var account = cluster.openAccount(null);
        var random = new Random(11);
        for (var path : PATHS) {
            for (var method : METHODS) {
                for (var body : garbage(random)) {
                    var client = cluster.client(random.nextInt()).with("Content-Type", "application/json");
                    var answer = (random.nextBoolean() ? client : client.as(account))
                            .send(method, path.formatted(UUID.randomUUID()), body);
                    assertThat(answer.status())
                            .as("%s %s %s", method, path, answer)
                            .isLessThan(500);
                    if (answer.status() >= 400) {
                        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
                        assertThat(answer.body())
                                .contains("\"type\":\"urn:email-change:")
                                .doesNotContainIgnoringCase("exception", "org.emailchange", "select ", "jackson")
                                .doesNotContain("canary");
                    }
                }
            }
        }
    }

    private static List<String> garbage(Random random) {
        var octets = new byte[200];
        random.nextBytes(octets);
        return List.of(
                new String(octets, StandardCharsets.ISO_8859_1),
                "{",
                "[]",
                "null",
                "\"canary\"",
                "{\"token\":{\"canary\":1}}",
                "{\"token\":[\"canary\",\"canary\"]}",
                "{\"newEmail\":[\"canary@a.org\",\"canary@b.org\"],\"credential\":{\"password\":\"x\"}}",
                "{\"newEmail\":\"canary\\u0000@a.org\",\"credential\":\"canary\"}",
                "[".repeat(5_000),
                "{\"token\":\"" + "canary".repeat(4_000) + "\"}");
    }

    @Test
    void setNothingThatIsNotAskedFor() {
        var account = cluster.openAccount(null);
        var smuggled = List.of(
                "\"verified\":true",
                "\"emailVerified\":true",
                "\"state\":\"APPROVED\"",
                "\"accountId\":\"" + UUID.randomUUID() + "\"",
                "\"newEmail\":\"second@example.org\"");
        for (var member : smuggled) {
            var body = "{\"newEmail\":\"first@example.org\",\"credential\":{\"password\":\"" + TestAccount.PASSWORD
                    + "\"}," + member + "}";
            cluster.client(0)
                    .as(account)
                    .post("/api/accounts/me/email-changes", body)
                    .expect(400);
        }
        assertThat(cluster.events(account)).isEmpty();
    }

    @Test
    void findNothingByGuessingIds() {
        var owner = cluster.openAccount(null);
        var stranger = cluster.openAccount(null);
        var change =
                cluster.client(0).as(owner).requestChange("guessed@example.org").get("changeId");
        var unknown = UUID.randomUUID().toString();
        var known = owner.id().value();
        var pairs = new ArrayList<List<String>>();
        for (var method : List.of("GET", "DELETE")) {
            pairs.add(List.of(method, "me/email-changes/" + change, "me/email-changes/" + unknown));
            pairs.add(List.of(method, known + "/email-changes/" + change, unknown + "/email-changes/" + change));
        }
        pairs.add(List.of("POST", "me/email-changes/" + change + "/resend", "me/email-changes/" + unknown + "/resend"));
        pairs.add(List.of("GET", known + "/email", unknown + "/email"));
        pairs.add(List.of("GET", known + "/email/stream", unknown + "/email/stream"));
        pairs.add(List.of("GET", known + "/previous-emails", unknown + "/previous-emails"));
        var before = cluster.events(owner).size();
        for (var pair : pairs) {
            var client = cluster.client(1).as(stranger);
            var foreign = client.send(pair.get(0), "/api/accounts/" + pair.get(1), "");
            var none = client.send(pair.get(0), "/api/accounts/" + pair.get(2), "");
            assertThat(foreign.expect(404).body())
                    .as("%s", pair)
                    .isEqualTo(none.expect(404).body());
        }
        assertThat(cluster.events(owner).stream()
                        .filter(event -> event.toString().contains("Cancelled")))
                .isEmpty();
        assertThat(before).isPositive();
    }

    @Test
    void turnNoLinkToAnotherHost() {
        var account = cluster.openAccount(null);
        cluster.client(0)
                .as(account)
                .with("X-Forwarded-Host", "evil.example")
                .with("X-Forwarded-Proto", "http")
                .with("X-Forwarded-Prefix", "/evil")
                .with("Forwarded", "host=evil.example;proto=http")
                .with("X-Original-Host", "evil.example")
                .with("Origin", "https://wallet.example")
                .requestChange("forwarded@example.org")
                .expect(202);

        var mail = cluster.mailServer().awaitMailTo("forwarded@example.org");

        assertThat(mail.text())
                .contains("https://wallet.example/mail/verify?token=")
                .doesNotContain("evil");
        assertThat(mail.html()).doesNotContain("evil");
    }

    @Test
    void turnNoLinkToAnotherHostByTheRequestLineOrTheHostField() {
        var account = cluster.openAccount(null);
        var body = "{\"newEmail\":\"raw@example.org\",\"credential\":{\"password\":\"" + TestAccount.PASSWORD + "\"}}";
        var rest =
                "\r\nAuthorization: " + cluster.client(0).as(account).headers().get("Authorization")
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\nConnection: close\r\n\r\n" + body;
        var port = cluster.client(0).port();
        var path = "/api/accounts/me/email-changes";

        assertThat(RawHttp.send(port, "POST " + path + " HTTP/1.1\r\nHost: a.example\r\nHost: evil.example" + rest))
                .startsWith("HTTP/1.1 400 ")
                .contains("urn:email-change:malformed");
        assertThat(RawHttp.send(port, "POST " + path + " HTTP/1.1\r\nHost: evil example/<x>" + rest))
                .startsWith("HTTP/1.1 400 ");
        assertThat(RawHttp.send(port, "POST " + path + " HTTP/1.1" + rest)).startsWith("HTTP/1.1 400 ");
        assertThat(cluster.events(account)).isEmpty();
        assertThat(RawHttp.send(port, "POST http://evil.example" + path + " HTTP/1.1\r\nHost: evil.example" + rest))
                .startsWith("HTTP/1.1 202 ")
                .doesNotContain("evil");

        var mail = cluster.mailServer().awaitMailTo("raw@example.org");
        assertThat(mail.text())
                .contains("https://wallet.example/mail/verify?token=")
                .doesNotContain("evil");
    }

    @Test
    void nameOneAddressOnly() {
        var account = cluster.openAccount(null);
        var owner = cluster.client(0).as(account);
        for (var query : List.of("email=a@x.org&email=b@x.org", "email=a@x.org,b@x.org", "email[]=a@x.org")) {
            assertThat(owner.send("GET", "/api/email-availability?" + query, "").status())
                    .as(query)
                    .isIn(400, 422);
        }
        owner.post(
                        "/api/accounts/me/email-changes",
                        "{\"newEmail\":[\"a@x.org\",\"b@x.org\"],\"credential\":{\"password\":\"" + TestAccount.PASSWORD
                                + "\"}}")
                .expect(400);
        owner.post(
                        "/api/accounts/me/email-changes",
                        "{\"newEmail\":\"a@x.org\",\"newEmail\":\"b@x.org\",\"credential\":{\"password\":\""
                                + TestAccount.PASSWORD + "\"}}")
                .expect(400);
        var page = new FormBrowser(cluster.client(1)).signIn(account);
        page.get("/account").expect(200);
        page.postRaw(
                "/account/changes",
                "newEmail=a@x.org&newEmail=b@x.org&password=" + TestAccount.PASSWORD + "&_csrf=" + page.csrfToken());

        assertThat(cluster.events(account)).isEmpty();
    }

    @Test
    void useNoTwoTokensAtOnce() {
        var account = cluster.openAccount(null);
        cluster.client(0).as(account).requestChange(fresh("twice")).expect(202);
        var token = token(account);

        var answer = cluster.client(0)
                .with("Content-Type", "application/x-www-form-urlencoded")
                .send("POST", "/verify", "token=" + token + "&token=" + token);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(WholeService.model(cluster, account).hasVerified()).isFalse();
    }

    @Test
    void haveNothingResentToAnotherAddress() {
        var account = cluster.openAccount(null);
        var to = fresh("stored");
        var change = cluster.client(0).as(account).requestChange(to).expect(202).get("changeId");
        // what has not gone out yet is not sent beside the mail that replaces it
        cluster.mailServer().awaitMailTo(to);

        var answer = cluster.client(0)
                .as(account)
                .post(
                        "/api/accounts/me/email-changes/" + change + "/resend?newEmail=evil@example.org",
                        "{\"newEmail\":\"evil@example.org\",\"email\":\"evil@example.org\"}");

        assertThat(answer.status()).isIn(202, 400);
        cluster.client(1).as(account).resend(change).expect(202);
        cluster.mailServer().awaitMails(2, mail -> mail.isTo(to));
        assertThat(links(account)).allSatisfy(link -> assertThat(link.to()).isEqualTo(to));
        assertThat(cluster.mailServer().mails()).noneMatch(mail -> mail.isTo("evil@example.org"));
    }

    @Test
    void areNotLetInFromOtherSites() {
        var account = cluster.openAccount(null);
        for (var path : List.of("/api/accounts/me/email", "/api/verifications", "/verify")) {
            var preflight = cluster.client(0)
                    .with("Origin", "https://evil.example")
                    .with("Access-Control-Request-Method", "POST")
                    .send("OPTIONS", path, "");
            assertThat(preflight.headers().map().keySet())
                    .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("access-control-allow"));
        }
        var read = cluster.client(0)
                .as(account)
                .with("Origin", "https://evil.example")
                .status();
        assertThat(read.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    /** Every call, in any order, again and again, but for the one thing that proves a mailbox. */
    @Test
    void verifyNothingWithoutTheLink() {
        var account = cluster.openAccount(null);
        var random = new Random(13);
        for (int i = 0; i < 100; i++) {
            var client = cluster.client(i).as(account);
            var links = links(account);
            var other = links.stream()
                    .filter(link -> link.purpose() != LinkPurpose.CONFIRM_NEW)
                    .toList();
            switch (random.nextInt(6)) {
                case 0 -> client.requestChange("skipped@example.org");
                case 1 -> links.stream().findAny().ifPresent(link -> client.resend(link.change()));
                case 2 -> other.forEach(link -> client.verify(link.token()).expect(400));
                case 3 -> links.forEach(link -> client.undo(link.token()).expect(400));
                case 4 ->
                    links.forEach(
                            link -> client.verify(broken(link.token(), random)).expect(400));
                default -> links.stream().findAny().ifPresent(link -> client.cancel(link.change()));
            }
        }
        var model = WholeService.model(cluster, account);
        assertThat(model.hasVerified()).isFalse();
        assertThat(model.requests()).isGreaterThan(3);
    }

    private static String broken(String token, Random random) {
        var broken = new StringBuilder(token);
        var at = random.nextInt(token.length());
        broken.setCharAt(at, token.charAt(at) == 'A' ? 'B' : 'A');
        return broken.toString();
    }
}
