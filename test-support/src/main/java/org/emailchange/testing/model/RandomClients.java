package org.emailchange.testing.model;

import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.emailchange.api.event.AddressConfirmed;
import org.emailchange.api.event.ChangeEvent;
import org.emailchange.api.event.EmailChangeRequested;
import org.emailchange.api.event.VerificationResent;
import org.emailchange.testing.model.Action.Kind;
import org.jspecify.annotations.Nullable;

/**
 * People, deadlines and workers that do at random what can be done, often what makes no sense, to few accounts and
 * addresses that all of them want.
 *
 * @param accounts their ids
 */
public record RandomClients(ClientDriver driver, List<String> accounts, List<String> addresses) {
    private static final Set<Kind> BY_THEMSELVES = EnumSet.of(
            Kind.IMPORT, Kind.CHANGE_CREDENTIALS, Kind.EXPIRE, Kind.DECLINE, Kind.CLEAR_UNVERIFIED, Kind.REPORT_MAIL);

    /** One client does so many things, one after the other. */
    public List<ObservedAction> act(Random random, int steps, Clock clock) {
        var done = new ArrayList<ObservedAction>();
        for (int i = 0; i < steps; i++) {
            var action = next(random);
            var from = clock.instant();
            var begun = System.nanoTime();
            var outcome = driver.perform(action);
            done.add(new ObservedAction(action, begun, System.nanoTime(), from, clock.instant(), outcome));
        }
        return done;
    }

    /** What is done next. */
    public Action next(Random random) {
        var account = one(accounts, random);
        var events = driver.events(account);
        var changes = changes(events);
        var byThemselves =
                driver.kinds().stream().filter(BY_THEMSELVES::contains).toList();
        if (!byThemselves.isEmpty() && sometimes(5, random)) {
            return byItself(one(byThemselves, random), account, changes, random);
        }
        var dice = random.nextInt(20) - (isUnderWay(events) ? 2 : 8);
        if (dice < 0 || changes.isEmpty()) {
            return request(account, changes, random);
        } else if (dice < 3) {
            var change = sometimes(10, random) ? any(random) : late(changes, random);
            return new Action(dice < 2 ? Kind.RESEND : Kind.CANCEL, account, null, null, change, null, null);
        }
        return withLink(account, random);
    }

    /** Whether links are out that can confirm something. */
    private static boolean isUnderWay(List<Object> events) {
        var last = events.stream().filter(ChangeEvent.class::isInstance).reduce((first, second) -> second);
        return last.filter(event -> event instanceof EmailChangeRequested
                        || event instanceof VerificationResent
                        || event instanceof AddressConfirmed)
                .isPresent();
    }

    private static List<String> changes(List<Object> events) {
        return events.stream()
                .filter(EmailChangeRequested.class::isInstance)
                .map(event -> ((EmailChangeRequested) event).changeId())
                .toList();
    }

    private Action request(String account, List<String> changes, Random random) {
        var kind = sometimes(6, random)
                ? Kind.REQUEST_WITH_A_WRONG_PASSWORD
                : driver.kinds().contains(Kind.REQUEST_WITH_FORMER_CREDENTIALS) && sometimes(8, random)
                        ? Kind.REQUEST_WITH_FORMER_CREDENTIALS
                        : Kind.REQUEST;
        var again = driver.namesMoreThanTheLink() && !changes.isEmpty() && sometimes(10, random);
        return withAddress(kind, account, again ? late(changes, random) : null, random);
    }

    private Action withAddress(Kind kind, String account, @Nullable String change, Random random) {
        var address = one(addresses, random);
        return new Action(kind, account, address, driver.addressId(address), change, null, null);
    }

    private Action byItself(Kind kind, String account, List<String> changes, Random random) {
        if (kind == Kind.IMPORT || kind == Kind.CLEAR_UNVERIFIED) {
            return withAddress(kind, account, null, random);
        }
        return new Action(
                kind, account, null, null, changes.isEmpty() ? any(random) : late(changes, random), null, null);
    }

    private Action withLink(String account, Random random) {
        var links = driver.links(account);
        var stopping = sometimes(4, random);
        var confirming = links.stream().filter(link -> use(link) != Kind.STOP).toList();
        // a change that is mostly stopped gets nowhere
        var link = late(stopping ? links : confirming, random);
        var kind = use(link);
        var change = link.change();
        if (driver.namesMoreThanTheLink()) {
            kind = sometimes(8, random) ? one(List.of(Kind.CONFIRM, Kind.RESEND_BY_LINK), random) : kind;
            account = sometimes(20, random) ? one(accounts, random) : account;
            change = sometimes(20, random) ? any(random) : change;
        }
        var signedInAs = kind == Kind.CONFIRM && sometimes(10, random) ? one(accounts, random) : null;
        return new Action(kind, account, null, null, change, link, signedInAs);
    }

    private static Kind use(Link link) {
        return Kind.byLink(link.purpose()).orElseThrow();
    }

    /** A change of any account, or of none. */
    private String any(Random random) {
        return changes(driver.events(one(accounts, random))).stream()
                .findFirst()
                .orElse("00000000-0000-4000-8000-000000000000");
    }

    private static boolean sometimes(int oneOf, Random random) {
        return random.nextInt(oneOf) == 0;
    }

    /** One of them, and rather one of the last. */
    private static <T> T late(List<T> all, Random random) {
        return all.get(all.size() - 1 - random.nextInt(Math.min(all.size(), 1 + random.nextInt(6))));
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
