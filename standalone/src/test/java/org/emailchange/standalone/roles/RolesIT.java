package org.emailchange.standalone.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.standalone.Browser;
import org.emailchange.standalone.RunningApplication;
import org.emailchange.standalone.roles.RoleTable.Who;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Calls every endpoint in every role. An endpoint that nobody decided about fails it. */
class RolesIT extends RunningApplication {
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<Who, Browser> browsers = new EnumMap<>(Who.class);

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @Test
    void knowsEveryEndpoint() {
        var known = RoleTable.rows().stream().map(RoleTable.Row::endpoint).collect(Collectors.toSet());

        assertThat(new TreeSet<>(mapped(handler -> true))).isEqualTo(new TreeSet<>(known));
    }

    private Set<String> mapped(Predicate<HandlerMethod> wanted) {
        return endpoints.getHandlerMethods().entrySet().stream()
                .filter(endpoint -> wanted.test(endpoint.getValue()))
                .map(Map.Entry::getKey)
                .flatMap(RolesIT::calls)
                .filter(call -> !call.endsWith(" /error"))
                .collect(Collectors.toSet());
    }

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
        var pages = mapped(RolesIT::isPage);
        for (var row : RoleTable.rows()) {
            for (var who : Who.values()) {
                assertThat(pages.contains(row.endpoint()) ? isShown(row, who) : isLetIn(row, who))
                        .as("%s as %s", row.endpoint(), who)
                        .isEqualTo(row.allowed().contains(who));
            }
        }
    }

    /** Pages take a session; who has none, or not the right one, is led to where one begins, or refused. */
    private boolean isShown(RoleTable.Row row, Who who) {
        var browser = browsers.computeIfAbsent(who, this::browser);
        var path = path(row);
        var answer = row.method().equals("GET") ? browser.get(path) : browser.post(path, Map.of());
        return !isRefusal(answer.statusCode())
                && answer.headers()
                        .firstValue("Location")
                        .filter(to -> to.contains("/sign-in"))
                        .isEmpty();
    }

    private Browser browser(Who who) {
        return who == Who.NOBODY ? new Browser(port) : new Browser(port).signIn(nameOf(who), PASSWORD);
    }

    /** What is let in may still be told that it asks for nothing sensible. */
    private boolean isLetIn(RoleTable.Row row, Who who) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path(row)))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(
                        row.method(),
                        HttpRequest.BodyPublishers.ofString(row.method().equals("GET") ? "" : "{}"));
        if (who != Who.NOBODY) {
            var pair = nameOf(who) + ":" + PASSWORD;
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
        }
        // the head is enough: a stream has no end
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        response.body().close();
        return !isRefusal(response.statusCode());
    }

    private static String nameOf(Who who) {
        return "staff-" + who.name().toLowerCase(Locale.ROOT);
    }

    private static String path(RoleTable.Row row) {
        return row.path()
                .replace("{account}", ACCOUNT.value())
                .replaceAll("\\{\\w+}", UUID.nameUUIDFromBytes(new byte[1]).toString());
    }

    private static boolean isRefusal(int status) {
        return status == 401 || status == 403;
    }
}
