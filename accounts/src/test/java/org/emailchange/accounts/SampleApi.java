package org.emailchange.accounts;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emailchange.accounts.account.AccountPath;
import org.emailchange.accounts.account.AccountProblem;
import org.emailchange.api.AccountId;
import org.emailchange.web.problem.GeneralProblem;
import org.emailchange.web.problem.Problem;
import org.emailchange.web.problem.ProblemException;
import org.emailchange.web.security.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Endpoints of every kind that the real sides have. */
@RestController
@RequestMapping("/api")
class SampleApi {

    static final String SECRET = "secret-in-a-message";

    record Body(
            String token,
            @Nullable Integer count,
            @Nullable Boolean flag,
            @Nullable List<String> names) {}

    @PostMapping("/verifications")
    Map<String, Object> verify(@RequestBody Body body, Optional<Caller> caller) {
        return Map.of(
                "token", body.token(),
                "length", body.token().length(),
                "by", caller.map(Caller::by).orElse("nobody"));
    }

    @PostMapping("/accounts")
    Map<String, String> open(Caller caller) {
        return Map.of("by", caller.by());
    }

    @GetMapping("/accounts/{account}/email")
    Map<String, String> email(@AccountPath AccountId account, Caller caller) {
        return Map.of("account", account.value(), "by", caller.by());
    }

    @DeleteMapping("/accounts/{account}/email")
    void remove(@AccountPath AccountId account) {}

    @GetMapping(path = "/accounts/{account}/email/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter stream(@AccountPath AccountId account) throws IOException {
        var stream = new SseEmitter();
        stream.send("here");
        stream.complete();
        return stream;
    }

    @GetMapping("/email-availability")
    String availability(@RequestParam("limit") int limit) {
        return "{\"limit\":" + limit + "}";
    }

    @GetMapping("/support/accounts")
    Map<String, String> support(Caller caller) {
        return Map.of("by", caller.by());
    }

    @GetMapping("/audit/accounts/{account}/events")
    Map<String, String> audit(@AccountPath AccountId account, Caller caller) {
        return Map.of("account", account.value(), "by", caller.by());
    }

    @GetMapping("/accounts/me/locked")
    void locked() {
        var wait = Duration.ofMillis(89_001);
        throw new ProblemException(Problem.of(GeneralProblem.UNAVAILABLE)
                .with("lockedUntil", EdgeApplication.NOW.plus(wait))
                .retryAfter(wait));
    }

    @GetMapping("/accounts/me/problems/{type}")
    void problem(@PathVariable("type") GeneralProblem type) {
        throw new ProblemException(type);
    }

    @GetMapping("/accounts/me/wrapped")
    void wrapped() {
        throw new IllegalStateException(SECRET, new ProblemException(AccountProblem.USERNAME_TAKEN));
    }

    @GetMapping("/accounts/me/busy")
    void busy() {
        throw new QueryTimeoutException(SECRET);
    }

    @GetMapping("/accounts/me/broken")
    void broken() {
        throw new IllegalStateException(SECRET, new IllegalArgumentException(SECRET));
    }
}
