package org.emailchange.eventstore.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.emailchange.api.EmailAddress;
import org.emailchange.sample.Node;
import org.emailchange.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class AddressIdsIT {
    private static final String OTHER_KEY = "b3RoZXIga2V5IG90aGVyIGtleSBvdGhlciBrZXkgMTI=";

    private static final String FOLDING = "email-change.address.fold-plus-tags=true";

    private final TestDatabase database = TestDatabase.fresh();

    @Test
    void nameAMailboxOnceHoweverItIsSpelled() {
        try (var node = Node.on(database)) {
            var ids = node.bean(AddressIds.class);
            var id = ids.idOf(new EmailAddress("Ann@Example.com"));

            assertThat(id).matches("address-[0-9a-f]{64}").isEqualTo(ids.idOf(new EmailAddress("ann@example.COM")));
            assertThat(ids.idOf(new EmailAddress("bob@example.com"))).isNotEqualTo(id);
        }
    }

    @Test
    void areTheSameAfterARestart() {
        var address = new EmailAddress("ann@example.com");
        String before;
        try (var node = Node.on(database)) {
            before = node.bean(AddressIds.class).idOf(address);
        }
        try (var node = Node.on(database)) {
            assertThat(node.bean(AddressIds.class).idOf(address)).isEqualTo(before);
        }
    }

    @Test
    void tellTagsApartUnlessTheyAreFolded() {
        try (var node = Node.on(database)) {
            assertThat(idOf(node, "ann+shop@example.com")).isNotEqualTo(idOf(node, "ann@example.com"));
        }
    }

    @Test
    void areTheSameForAllTagsWhereTheyAreFolded() {
        try (var node = Node.on(database, FOLDING)) {
            var plain = idOf(node, "ann@example.com");
            assertThat(idOf(node, "Ann+shop@example.com")).isEqualTo(plain);
            assertThat(idOf(node, "ann+a+b@example.com")).isEqualTo(plain);
            assertThat(idOf(node, "ann+@example.com")).isEqualTo(plain);
            assertThat(idOf(node, "+ann@example.com")).isNotEqualTo(idOf(node, "+bob@example.com"));
        }
    }

    @Test
    void keepTheApplicationFromStartingWithAnotherDecisionAboutTags() {
        Node.on(database).close();
        assertThatThrownBy(() -> Node.on(database, FOLDING).close())
                .hasStackTraceContaining("Set email-change.address.fold-plus-tags to false");

        var folding = TestDatabase.fresh();
        Node.on(folding, FOLDING).close();
        assertThatThrownBy(() -> Node.on(folding).close())
                .hasStackTraceContaining("Set email-change.address.fold-plus-tags to true");
    }

    private static String idOf(Node node, String address) {
        return node.bean(AddressIds.class).idOf(new EmailAddress(address));
    }

    @Test
    void keepTheApplicationFromStartingUnderAnotherKey() {
        Node.on(database).close();

        assertThatThrownBy(() -> Node.on(database, "email-change.address-key=" + OTHER_KEY)
                        .close())
                .hasStackTraceContaining("Set email-change.address-key to the key under which this database was filled")
                .satisfies(failure -> assertThat(failure).hasMessageNotContaining(OTHER_KEY));
    }
}
