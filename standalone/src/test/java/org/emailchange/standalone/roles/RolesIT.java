package org.emailchange.standalone.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.access.account.Accounts;
import org.emailchange.access.account.EncodedPassword;
import org.emailchange.access.account.NewAccount;
import org.emailchange.api.AccountId;
import org.emailchange.standalone.EmailChangeApplication;
import org.emailchange.standalone.roles.RoleTable.Who;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Calls every endpoint in every role. An endpoint that nobody decided about fails it. */
@SpringBootTest(
        classes = EmailChangeApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "email-change.demo=false",
            "email-change.limits.enabled=false",
            "email-change.address-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
            "email-change.link.keys.mine=MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            "email-change.link.active-key=mine",
            "spring.mail.host=localhost",
            "email-change.staff.staff-app.roles=APP",
            "email-change.staff.staff-support.roles=SUPPORT",
            "email-change.staff.staff-auditor.roles=AUDITOR",
            "email-change.staff.staff-operator.roles=OPERATOR"
        })
class RolesIT {
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String PASSWORD = "correct horse battery staple";
    private static final String HASH = "{bcrypt}" + new BCryptPasswordEncoder(4).encode(PASSWORD);
    private static final AccountId ACCOUNT = AccountId.of("00000000-0000-4000-8000-000000000001");

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private Accounts accounts;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        DATABASE.addTo(registry::add);
        Stream.of("app", "support", "auditor", "operator")
                .forEach(name -> registry.add("email-change.staff.staff-" + name + ".password", () -> HASH));
    }

    @BeforeEach
    void openAccount() {
        if (!accounts.exists(ACCOUNT)) {
            accounts.open(new NewAccount(ACCOUNT, "staff-user", new EncodedPassword(HASH)));
        }
    }

    @Test
    void knowsEveryEndpoint() {
        var known = RoleTable.rows().stream().map(RoleTable.Row::endpoint).collect(Collectors.toSet());

        assertThat(new TreeSet<>(mapped())).isEqualTo(new TreeSet<>(known));
    }

    private Set<String> mapped() {
        return endpoints.getHandlerMethods().entrySet().stream()
                .filter(endpoint -> !isPage(endpoint.getValue()))
                .map(Map.Entry::getKey)
                .flatMap(RolesIT::calls)
                .filter(call -> !call.endsWith(" /error"))
                .collect(Collectors.toSet());
    }

    /** Pages take a session, which this test does not have. */
    private static boolean isPage(HandlerMethod handler) {
        return handler.getBeanType().getPackageName().startsWith("org.emailchange.pages");
    }

    private static Stream<String> calls(RequestMappingInfo info) {
        var methods = info.getMethodsCondition().getMethods();
        return info.getPatternValues().stream()
                .flatMap(path -> (methods.isEmpty()
                                ? Stream.of("ANY")
                                : methods.stream().map(RequestMethod::name))
                        .map(method -> method + " " + path));
    }

    @Test
    void letsEachRoleCallWhatItMayAndNothingElse() throws Exception {
        for (var row : RoleTable.rows()) {
            for (var who : Who.values()) {
                assertThat(isLetIn(row, who))
                        .as("%s as %s", row.endpoint(), who)
                        .isEqualTo(row.allowed().contains(who));
            }
        }
    }

    /** What is let in may still be told that it asks for nothing sensible. */
    private boolean isLetIn(RoleTable.Row row, Who who) throws Exception {
        var path = row.path()
                .replace("{account}", ACCOUNT.value())
                .replaceAll("\\{\\w+}", UUID.nameUUIDFromBytes(new byte[1]).toString());
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        row.method(),
                        HttpRequest.BodyPublishers.ofString(row.method().equals("GET") ? "" : "{}"));
        if (who != Who.NOBODY) {
            var pair = "staff-" + who.name().toLowerCase(Locale.ROOT) + ":" + PASSWORD;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        // the head is enough: a stream has no end
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        response.body().close();
        return !Set.of(401, 403).contains(response.statusCode());
    }
}
