package org.emailchange.web.security;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The paths that a feature serves and the callers that may use them; contributed as a bean. A path that no bean
 * contributes does not exist. Where several patterns match a path, the most specific one decides.
 */
public final class PathRules {

    /** The security filter chain that paths belong to. */
    enum Chain {
        API,
        LINK_PAGE,
        PAGE,
        ACTUATOR
    }

    /** The callers that a pattern is for. */
    enum Access {
        ANYONE,
        ANYONE_LIMITED,
        SIGNED_IN,
        ROLES
    }

    /** @param roles any one of them suffices; none where the access is by something else */
    record Rule(PathPattern pattern, Access access, Set<Role> roles) {
        PathPatternRequestMatcher matcher() {
            return PathPatternRequestMatcher.withDefaults().matcher(pattern.getPatternString());
        }
    }

    private final Chain chain;
    private final List<Rule> rules = new ArrayList<>();

    private PathRules(Chain chain) {
        this.chain = chain;
    }

    /** Paths below {@code /api}: by session, or by a name and password that come with each request. */
    public static PathRules api() {
        return new PathRules(Chain.API);
    }

    /** Pages that links in mails open, whose forms carry the token of the link; and what all pages load. */
    public static PathRules linkPages() {
        return new PathRules(Chain.LINK_PAGE);
    }

    /** Pages of a session; a person without one is led to the page to sign in on. */
    public static PathRules pages() {
        return new PathRules(Chain.PAGE);
    }

    /** Paths below {@code /actuator}: without a session. */
    public static PathRules actuator() {
        return new PathRules(Chain.ACTUATOR);
    }

    /** Anyone may use these, as often as they like. */
    public PathRules anyone(String... patterns) {
        return add(Access.ANYONE, Set.of(), patterns);
    }

    /** Anyone may use these; as they reach the database, requests without a caller are limited for each client. */
    public PathRules anyoneLimited(String... patterns) {
        return add(Access.ANYONE_LIMITED, Set.of(), patterns);
    }

    /** Everyone who is signed in may use these. */
    public PathRules signedIn(String... patterns) {
        return add(Access.SIGNED_IN, Set.of(), patterns);
    }

    /** Callers of this role may use these. */
    public PathRules role(Role role, String... patterns) {
        return add(Access.ROLES, EnumSet.of(role), patterns);
    }

    /** The owner of the account in the path may use these, and the wallet's backend. */
    public PathRules ownerOrApp(String... patterns) {
        return add(Access.ROLES, EnumSet.of(Role.USER, Role.APP), patterns);
    }

    Chain chain() {
        return chain;
    }

    List<Rule> rules() {
        return List.copyOf(rules);
    }

    private PathRules add(Access access, Set<Role> roles, String... patterns) {
        for (var pattern : patterns) {
            rules.add(new Rule(PathPatternParser.defaultInstance.parse(pattern), access, roles));
        }
        return this;
    }
}
