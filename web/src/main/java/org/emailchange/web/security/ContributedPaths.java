package org.emailchange.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.emailchange.web.problem.ProblemWriter;
import org.emailchange.web.security.PathRules.Access;
import org.emailchange.web.security.PathRules.Chain;
import org.emailchange.web.security.PathRules.Rule;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;

/** The paths of all features together, as their {@link PathRules} contribute them. */
@Component
public class ContributedPaths implements ProblemWriter.LinkPages {

    private static final Comparator<Rule> MOST_SPECIFIC_FIRST =
            Comparator.comparing(Rule::pattern, PathPattern.SPECIFICITY_COMPARATOR);

    private final Map<Chain, List<Rule>> rules = new EnumMap<>(Chain.class);
    private final List<? extends RequestMatcher> limited;

    ContributedPaths(List<PathRules> contributed) {
        for (var chain : Chain.values()) {
            rules.put(
                    chain,
                    contributed.stream()
                            .filter(paths -> paths.chain() == chain)
                            .flatMap(paths -> paths.rules().stream())
                            .sorted(MOST_SPECIFIC_FIRST)
                            .toList());
        }
        limited = rules.values().stream()
                .flatMap(List::stream)
                .filter(rule -> rule.access() == Access.ANYONE_LIMITED)
                .map(Rule::matcher)
                .toList();
    }

    /** Whether a request like this is limited for each client where it comes without a caller. */
    public boolean isLimited(HttpServletRequest request) {
        return limited.stream().anyMatch(paths -> paths.matches(request));
    }

    @Override
    public boolean hasLinkPage(String path) {
        // the assets of all pages are in the same chain, and not limited
        return rules.getOrDefault(Chain.LINK_PAGE, List.of()).stream()
                .anyMatch(rule -> rule.access() == Access.ANYONE_LIMITED
                        && rule.pattern().getPatternString().equals(path));
    }

    /** Matches what has been contributed to the chain. */
    RequestMatcher of(Chain chain) {
        var matchers =
                rules.getOrDefault(chain, List.of()).stream().map(Rule::matcher).toList();
        return request -> matchers.stream().anyMatch(matcher -> matcher.matches(request));
    }

    /** Lets pass what has been contributed to the chain, and nothing else; by path alone, whatever the method is. */
    void authorize(
            Chain chain,
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
        for (var rule : rules.getOrDefault(chain, List.of())) {
            var matching = paths.requestMatchers(rule.matcher());
            switch (rule.access()) {
                case ANYONE, ANYONE_LIMITED -> matching.permitAll();
                case SIGNED_IN -> matching.authenticated();
                case ROLES ->
                    matching.hasAnyRole(rule.roles().stream().map(Role::name).toArray(String[]::new));
            }
        }
        paths.anyRequest().access(NoSuchPath.deny());
    }
}
