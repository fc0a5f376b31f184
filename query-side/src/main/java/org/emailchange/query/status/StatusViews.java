package org.emailchange.query.status;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

/** The states of all accounts. */
interface StatusViews extends JpaRepository<StatusView, UUID> {
    /** Both in one statement, so that they fit together whatever is written or rebuilt meanwhile. */
    @Query("""
            select new org.emailchange.query.status.StatusRow(account, change)
            from StatusView account left join ChangeView change on change.changeId = account.changeId
            where account.accountId = :accountId""")
    Optional<StatusRow> findWithLastChange(UUID accountId);

    @Query("""
            select new org.emailchange.query.status.StatusRow(account, change)
            from StatusView account join ChangeView change on change.accountId = account.accountId
            where account.accountId = :accountId and change.changeId = :changeId""")
    Optional<StatusRow> findWithChange(UUID accountId, UUID changeId);
}
