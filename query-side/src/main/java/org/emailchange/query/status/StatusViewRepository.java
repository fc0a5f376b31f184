package org.emailchange.query.status;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/**
 * The rows of all accounts, for reading. What belongs together is read in one statement, so that it is consistent
 * whatever is written or rebuilt meanwhile.
 */
interface StatusViewRepository extends Repository<StatusView, UUID> {

    Optional<StatusView> findById(UUID accountId);

    @Query("""
            select new org.emailchange.query.status.StatusWithChange(account, change)
            from StatusView account left join ChangeView change on change.changeId = account.changeId
            where account.accountId = :accountId""")
    Optional<StatusWithChange> findWithLastChange(UUID accountId);

    /** The account, and the change if it is one of the account. */
    @Query("""
            select new org.emailchange.query.status.StatusWithChange(account, change)
            from StatusView account left join ChangeView change
              on change.accountId = account.accountId and change.changeId = :changeId
            where account.accountId = :accountId""")
    Optional<StatusWithChange> findWithChange(UUID accountId, UUID changeId);

    @Query("select account.accountId from StatusView account where account.addressId = :addressId")
    List<UUID> findAccountsByAddress(String addressId);

    /** The newest changes that were to this address, or that took it from the account. */
    @Query("""
            select change from ChangeView change
            where change.newAddressId = :addressId or change.formerAddressId = :addressId
            order by change.requestedAt desc""")
    List<ChangeView> findChangesByAddress(String addressId, Limit limit);
}
