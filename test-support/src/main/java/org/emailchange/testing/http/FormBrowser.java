package org.emailchange.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.emailchange.testing.TestAccount;

/**
 * A browser without scripts: it keeps cookies and sends the CSRF token of the last form that it saw. {@link #get} and
 * {@link #post} return what comes first, {@link #open} and {@link #submit} the page to which redirects lead.
 */
public final class FormBrowser {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int REDIRECTS = 10;

    private final ApiClient client;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    public FormBrowser(ApiClient client) {
        this.client = client.headers().containsKey("Accept") ? client : client.with("Accept", "text/html,*/*;q=0.8");
    }

    /** The same cookies in another hand, or at another node. */
    public FormBrowser copy(ApiClient elsewhere) {
        var copy = new FormBrowser(elsewhere);
        copy.cookies.putAll(cookies);
        copy.token = token;
        return copy;
    }

    /** Signs in on the page, which must succeed, and goes where that leads. */
    public FormBrowser signIn(String username, String password) {
        var answer = trySignIn(username, password);
        assertThat(answer.findHeader("Location"))
                .as("where signing in leads %s", username)
                .hasValueSatisfying(to -> assertThat(to).doesNotContain("/sign-in"));
        follow(answer);
        return this;
    }

    /** Signs in on the page as the owner of an account, which must succeed. */
    public FormBrowser signIn(TestAccount account) {
        return signIn(account.username(), TestAccount.PASSWORD);
    }

    /** Signs in on the page, whatever comes of it. */
    public Answer trySignIn(String username, String password) {
        get("/sign-in");
        return post("/sign-in", Map.of("username", username, "password", password));
    }

    public Answer get(String path) {
        return remember(client().get(path));
    }

    /** Sends a form with the token of the last one seen. */
    public Answer post(String path, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        if (!token.isEmpty()) {
            all.put("_csrf", token);
        }
        return postRaw(path, Form.encode(all));
    }

    /** Sends a form with these fields and no other. */
    public Answer form(String path, Map<String, String> fields) {
        return postRaw(path, Form.encode(fields));
    }

    /** Sends a form as it is written here. */
    public Answer postRaw(String path, String form) {
        return remember(client().with("Content-Type", Form.TYPE).send("POST", path, form));
    }

    /** Opens a page, and then sends a form that stands on it. */
    public Answer fill(String page, String path, Map<String, String> fields) {
        get(page).expect(200);
        return post(path, fields);
    }

    /** The page at last, wherever it leads. */
    public Answer open(String path) {
        return follow(get(path));
    }

    /** The page at last, wherever the form leads. */
    public Answer submit(String path, Map<String, String> fields) {
        return follow(post(path, fields));
    }

    /** The token of the last form seen; empty where there was none. */
    public String csrfToken() {
        return token;
    }

    /** Forgets the token of the last form. */
    public void forgetToken() {
        token = "";
    }

    /** The id of the session; empty where there is none. */
    public String session() {
        return cookies.getOrDefault("session", "");
    }

    /** A client that sends the cookies of now. */
    public ApiClient client() {
        var header = cookies.entrySet().stream()
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        return header.isEmpty() ? client : client.with("Cookie", header);
    }

    private Answer follow(Answer first) {
        var answer = first;
        for (int i = 0; answer.status() / 100 == 3; i++) {
            assertThat(i).as("redirects from %s", first.uri()).isLessThan(REDIRECTS);
            var to = answer.uri().resolve(answer.header("Location"));
            answer = get(to.getRawQuery() == null ? to.getRawPath() : to.getRawPath() + "?" + to.getRawQuery());
        }
        return answer;
    }

    private Answer remember(Answer answer) {
        for (var header : answer.headers().allValues("Set-Cookie")) {
            var pair = header.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        var found = CSRF.matcher(answer.body());
        if (found.find()) {
            token = found.group(1);
        }
        return answer;
    }
}
