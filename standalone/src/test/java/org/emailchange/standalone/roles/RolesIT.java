package org.emailchange.standalone.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.api.AccountId;
import org.emailchange.attack.WholeService;
import org.emailchange.standalone.roles.RoleTable.Who;
import org.emailchange.testing.TestAccount;
import org.emailchange.testing.TestSettings;
import org.emailchange.testing.TestSystem;
import org.emailchange.testing.http.FormBrowser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Calls every endpoint in every role. An endpoint that nobody decided about fails it. */
class RolesIT {
    private static final AccountId ACCOUNT = AccountId.of("00000000-0000-4000-8000-000000000001");
    private static TestSystem system;

    private final Map<Who, FormBrowser> browsers = new EnumMap<>(Who.class);

    @BeforeAll
    static void start() {
        system = WholeService.nodes(1)
                .settings(TestSettings.staff("staff-app", "APP"))
                .settings(TestSettings.staff("staff-support", "SUPPORT"))
                .settings(TestSettings.staff("staff-auditor", "AUDITOR"))
                .settings(TestSettings.staff("staff-operator", "OPERATOR"))
                .start();
        var user = Map.of("accountId", ACCOUNT.value(), "username", "staff-user", "password", TestAccount.PASSWORD);
        system.wallet().post("/api/accounts", user).expect(201);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void knowsEveryEndpoint() {
        var known = RoleTable.rows().stream().map(RoleTable.Row::endpoint).collect(Collectors.toSet());

        assertThat(new TreeSet<>(mapped(handler -> true))).isEqualTo(new TreeSet<>(known));
    }

    private Set<String> mapped(Predicate<HandlerMethod> wanted) {
        return system
                .node()
                .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
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
        return !isRefusal(answer.status())
                && answer.findHeader("Location")
                        .filter(to -> to.contains("/sign-in"))
                        .isEmpty();
    }

    private FormBrowser browser(Who who) {
        var browser = new FormBrowser(system.client());
        return who == Who.NOBODY ? browser : browser.signIn(nameOf(who), TestAccount.PASSWORD);
    }

    /** What is let in may still be told that it asks for nothing sensible. */
    private boolean isLetIn(RoleTable.Row row, Who who) throws Exception {
        var client = who == Who.NOBODY ? system.client() : system.client().as(nameOf(who), TestAccount.PASSWORD);
        // the head is enough: a stream has no end
        var response = client.with("Content-Type", "application/json")
                .begin(
                        row.method(),
                        path(row),
                        row.method().matches("GET|HEAD") ? "" : "{}",
                        BodyHandlers.ofInputStream())
                .get(30, TimeUnit.SECONDS);
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
