package org.emailchange.query.status;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of all accounts, for reading: each method is one statement, without a transaction. */
interface StatusViewRepository extends Repository<StatusView, UUID> {

    /** By its key, which spares Hibernate a query. */
    @Transactional(propagation = Propagation.SUPPORTS)
    Optional<StatusView> findById(UUID accountId);

    @Query("select past from PastChange past where past.changeId = :changeId and past.accountId = :accountId")
    Optional<PastChange> findPastChange(UUID accountId, UUID changeId);

    @Query("select account.accountId from StatusView account where account.addressId = :addressId")
    List<UUID> findAccountsByAddress(String addressId);

    /** The accounts whose last change was to this address, or took it from them, the newest. */
    @Query("""
            select account from StatusView account
            where account.change.newAddressId = :addressId or account.change.formerAddressId = :addressId
            order by account.change.requestedAt desc""")
    List<StatusView> findByAddressOfLastChange(String addressId, Limit limit);

    /** The newest of the changes before the last ones that were to this address, or that took it from the account. */
    @Query("""
            select past from PastChange past
            where past.change.newAddressId = :addressId or past.change.formerAddressId = :addressId
            order by past.change.requestedAt desc""")
    List<PastChange> findPastChangesByAddress(String addressId, Limit limit);
}
