package org.emailchange.web.security;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.emailchange.web.limit.Limit;
import org.emailchange.web.limit.Places;
import org.emailchange.web.limit.Rate;
import org.emailchange.web.limit.RateLimiter;
import org.emailchange.web.problem.ProblemException;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks a name and password, by whichever way they come in, and no more of them than the limits allow. Names of nobody
 * count like all others, and take as long.
 */
@Component
class PasswordAuthentication implements AuthenticationProvider {

    private static final int MAX_REMEMBERED = 10_000;
    private static final Rate KNOWN_FOR = new Rate(1, Duration.ofDays(30));

    private final Places places;
    private final Places placesOfStrangers;
    private final List<CallerDirectory> directories;
    private final PasswordEncoder encoder;
    private final Map<String, String> costs;
    private final RateLimiter limiter;
    private final Settings settings;
    private final Clock clock;
    private final Map<Limit, LocalDate> remembered = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Limit, LocalDate> eldest) {
            return size() > MAX_REMEMBERED;
        }
    });

    PasswordAuthentication(
            List<CallerDirectory> directories,
            PasswordEncoder encoder,
            EncodedPassword ofNobody,
            Places places,
            RateLimiter limiter,
            Settings settings,
            Clock clock) {
        this.directories = List.copyOf(directories);
        this.encoder = encoder;
        this.places = places;
        // whoever has not signed in here before has no more than half of the cores
        this.placesOfStrangers = places.apart(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
        this.limiter = limiter;
        this.settings = settings;
        this.clock = clock;
        this.costs = Stream.concat(
                        Stream.of(ofNobody),
                        directories.stream().flatMap(directory -> directory.fixedPasswords().stream()))
                .collect(Collectors.toMap(EncodedPassword::cost, EncodedPassword::value, (one, other) -> one));
    }

    /**
     * The limits of wrong passwords.
     *
     * @param failedSignInsPerName from one client for one name
     * @param failedSignInsPerClient from one client for all names together
     * @param failedSignInsOfName for one name from all clients together, in an hour, and three times as many in a day; a
     *     client from which this name has signed in is not kept waiting by the failures of others
     */
    @ConfigurationProperties("email-change.limits")
    record Settings(
            @DefaultValue("30/15m") Rate failedSignInsPerName,
            @DefaultValue("300/15m") Rate failedSignInsPerClient,
            @DefaultValue("100/1h") Rate failedSignInsOfName) {

        /** What a stranger at the same address tries counts for nothing where the name is known. */
        private Limit[] ofClient(String client, String name, boolean known) {
            return new Limit[] {
                new Limit("failed-sign-ins-per-name", failedSignInsPerName, client + '\n' + name),
                new Limit("failed-sign-ins-per-client", failedSignInsPerClient, known ? client + "\nknown" : client)
            };
        }

        private Limit[] ofAll(String client, String name, boolean known) {
            var daily = new Rate(
                    Math.multiplyExact(3, failedSignInsOfName.count()),
                    failedSignInsOfName.period().multipliedBy(24));
            return Stream.concat(
                            Stream.of(ofClient(client, name, known)),
                            Stream.of(failedSignInsOfName, daily)
                                    .map(rate -> new Limit("failed-sign-ins-of-name", rate, name).hidden()))
                    .toArray(Limit[]::new);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    @Override
    public Authentication authenticate(Authentication shown) {
        try {
            return limited(shown);
        } catch (ProblemException | DataAccessException refused) {
            throw new AuthenticationServiceException("The password was not checked", refused);
        }
    }

    private Authentication limited(Authentication shown) {
        var name = CallerDirectory.keyOf(shown.getName().strip());
        var client = shown.getDetails() instanceof WebAuthenticationDetails details
                ? Limit.client(String.valueOf(details.getRemoteAddress()))
                : "";
        var known = new Limit("clients-of-name", KNOWN_FOR, client + '\n' + name).hidden();
        if (isRemembered(known)) {
            return places.inTurn(known.key(), () -> {
                limiter.look(settings.ofClient(client, name, true));
                return checked(shown, known, () -> limiter.count(List.of(settings.ofAll(client, name, true))));
            });
        }
        try {
            return placesOfStrangers.inTurn(client, () -> attempted(shown, known, settings.ofAll(client, name, false)));
        } catch (ProblemException full) {
            // the name may have signed in here on another node, or longer ago
            return places.inTurn(client, () -> {
                if (limiter.hasRoom(known)) {
                    throw full;
                }
                return attempted(shown, known, settings.ofClient(client, name, true));
            });
        }
    }

    private Authentication attempted(Authentication shown, Limit known, Limit... limits) {
        try (var attempt = limiter.attempt(limits)) {
            return checked(shown, known, attempt::failed);
        }
    }

    private Authentication checked(Authentication shown, Limit known, Runnable onFailure) {
        var caller = check(shown);
        if (caller.isEmpty()) {
            onFailure.run();
            throw new BadCredentialsException("The name or the password is wrong");
        }
        remember(known);
        return CallerPrincipal.authenticated(caller.get(), String.valueOf(shown.getCredentials()));
    }

    /**
     * Whether the name has signed in here today or yesterday. What such a client tries is counted only once it has failed: a
     * backend that sends its password with each request has more of them under way than it may send wrong ones.
     */
    private boolean isRemembered(Limit client) {
        var last = remembered.get(client);
        return last != null && !last.isBefore(today().minusDays(1));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** Once a day is enough: who calls the API with a name and password signs in with each request. */
    private void remember(Limit client) {
        var today = today();
        if (!today.equals(remembered.put(client, today))) {
            limiter.restart(client);
        }
    }

    /** What is wrong is compared with hashes of all kinds, so that the time does not tell who has which, or none. */
    private Optional<CallerDirectory.Entry> check(Authentication shown) {
        var password = String.valueOf(shown.getCredentials());
        var entry = CallerDirectory.find(directories, shown.getName()).findFirst();
        if (entry.filter(found -> encoder.matches(password, found.password().value()))
                .isPresent()) {
            return entry;
        }
        var checked = entry.map(found -> found.password().cost());
        costs.forEach((cost, hash) -> {
            if (!checked.equals(Optional.of(cost))) {
                encoder.matches(password, hash);
            }
        });
        return Optional.empty();
    }
}
