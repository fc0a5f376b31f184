package org.emailchange.query.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.persistence.EntityManager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.emailchange.api.AccountId;
import org.emailchange.api.EmailAddress;
import org.emailchange.api.event.AddressClaimed;
import org.emailchange.api.event.AddressEvent;
import org.emailchange.api.event.AddressReleased;
import org.emailchange.api.event.AddressReserved;
import org.emailchange.api.event.UnverifiedUseEnded;
import org.emailchange.api.event.UnverifiedUseRecorded;
import org.emailchange.eventstore.address.AddressIds;
import org.emailchange.query.RunningQuerySide;
import org.emailchange.testing.http.Answer;
import org.emailchange.testing.http.ApiClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AvailabilityIT extends RunningQuerySide {
    private final String email = "Wanted+" + UUID.randomUUID().toString().substring(0, 8) + "@Example.org";

    private final AddressIds ids = bean(AddressIds.class);
    private final EventStore store = bean(EventStore.class);
    private final EntityManager entities = bean(EntityManager.class);

    private AccountId other;
    private String addressId;
    private int told;

    @BeforeEach
    void openOther() {
        other = open();
        addressId = ids.idOf(new EmailAddress(email));
    }

    @Test
    void isGivenForAnUnknownAddress() {
        assertThat(answerTo(owner())).isEqualTo("{\"email\":\"" + email + "\",\"available\":true}");
    }

    @Test
    void isDeniedForAnAddressThatIsOwned() {
        happens(new AddressClaimed(addressId, account.value(), clock.instant()));

        assertThat(reasonFor(owner(other))).isEqualTo("TAKEN");
        assertThat(reasonFor(owner())).isEqualTo("YOURS");
        assertThat(reasonFor(staff("wallet"))).isEqualTo("TAKEN");
    }

    @Test
    void goesByTheCanonicalAddress() {
        happens(new AddressClaimed(addressId, account.value(), clock.instant()));

        var spelledOtherwise = email.toUpperCase(Locale.ROOT);
        assertThat(ask(owner(other), spelledOtherwise).json().get("available").asBoolean())
                .isFalse();
    }

    @Test
    void isDeniedToOthersWhileAnAddressIsReserved() {
        happens(new AddressClaimed(addressId, account.value(), clock.instant()));
        happens(new AddressReserved(addressId, account.value(), clock.instant().plus(Duration.ofDays(7))));

        assertThat(reasonFor(owner(other))).isEqualTo("TAKEN");
        assertThat(reasonFor(owner())).isEmpty();

        clock.advance(Duration.ofDays(7));
        assertThat(reasonFor(owner(other))).isEmpty();
    }

    @Test
    void isGivenForAnAddressThatWasReleased() {
        happens(new AddressClaimed(addressId, account.value(), clock.instant()));
        happens(new AddressReleased(addressId, account.value()));

        assertThat(reasonFor(owner(other))).isEmpty();
    }

    @Test
    void isUnaffectedByAnUnverifiedUse() {
        happens(new UnverifiedUseRecorded(addressId, account.value()));
        assertThat(reasonFor(owner(other))).isEmpty();

        happens(new UnverifiedUseEnded(addressId, account.value(), true));
        assertThat(reasonFor(owner())).isEmpty();
    }

    @Nested
    class Refuses {
        @Test
        void whatIsNoAddress() {
            var answer = ask(owner(), "someone@localhost");

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().get("type").asString()).isEqualTo("urn:email-change:invalid-address");
            assertThat(answer.json().get("reason").asString()).isEqualTo("DOMAIN_NEEDS_DOT");
        }

        @Test
        void aQuestionWithoutAddress() {
            var answer = owner().get("/api/email-availability");

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("type").asString()).isEqualTo("urn:email-change:malformed");
        }

        @Test
        void whoHasNoSay() {
            assertThat(ask(anonymous(), email).status()).isEqualTo(401);
            assertThat(ask(staff("helper"), email).status()).isEqualTo(403);
        }
    }

    private void happens(AddressEvent event) {
        store.publish(new GenericDomainEventMessage<>("AddressOwnership", addressId, told++, event));
        await().until(() -> Optional.ofNullable(entities.find(AddressOwnerView.class, addressId))
                .filter(view -> view.version() == told)
                .isPresent());
    }

    private String reasonFor(ApiClient client) {
        var reason = ask(client, email).json().get("reason");
        return reason == null ? "" : reason.asString();
    }

    private String answerTo(ApiClient client) {
        return ask(client, email).body();
    }

    private static Answer ask(ApiClient client, String address) {
        return client.get("/api/email-availability?email=" + URLEncoder.encode(address, StandardCharsets.UTF_8));
    }
}
