package org.emailchange.query.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManager;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.testing.TestSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConcealedAvailabilityIT extends RunningQuerySide {
    private static TestSystem concealing;

    private final String taken = "taken-" + UUID.randomUUID() + "@example.org";

    private final AddressIds ids = bean(AddressIds.class);
    private final EventStore store = bean(EventStore.class);
    private final EntityManager entities = bean(EntityManager.class);

    ConcealedAvailabilityIT() {
        super(concealing);
    }

    @BeforeAll
    static void start() {
        concealing = start(
                "email-change.disclosure=conceal",
                "email-change.limits.availability-per-caller=5/1h",
                "email-change.limits.availability-per-app=7/1h");
    }

    @AfterAll
    static void stop() {
        concealing.close();
    }

    @Test
    void answersForATakenAddressAsForAFreeOne() {
        claimed();
        var other = owner(open());
        var free = taken.replace("taken", "other");

        assertThat(other.get(path(taken)).body())
                .isEqualTo(other.get(path(free)).body().replace("other", "taken"))
                .isEqualTo("{\"email\":\"" + taken + "\",\"available\":true}");
        assertThat(owner().getJson(path(taken)).get("reason").asString()).isEqualTo("YOURS");
    }

    @Test
    void isLimitedForEachCaller() {
        for (int i = 0; i < 5; i++) {
            assertThat(owner().get(path(taken)).status()).isEqualTo(200);
        }
        var refused = owner().get(path(taken));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.body()).contains("urn:email-change:rate-limited");
        assertThat(refused.findHeader("Retry-After")).hasValue("720");
        assertThat(owner(open()).get(path(taken)).findHeader("RateLimit"))
                .hasValue("\"availability-per-caller\";r=4;t=720");
        assertThat(staff("wallet").get(path(taken)).findHeader("RateLimit-Policy"))
                .hasValue("\"availability-per-app\";q=7;w=3600");
    }

    private void claimed() {
        var id = ids.idOf(new EmailAddress(taken));
        store.publish(new GenericDomainEventMessage<>(
                "AddressOwnership", id, 0, new AddressClaimed(id, account.value(), clock.instant())));
        await().until(() -> entities.find(AddressOwnerView.class, id) != null);
    }

    private static String path(String email) {
        return "/api/email-availability?email=" + email;
    }
}
