package org.emailchange.query.status;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The states of all accounts. */
interface StatusViews extends JpaRepository<StatusView, UUID> {
    /** Nobody mends the row, or puts a rebuilt view in place of this one, before the transaction is through. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select account from StatusView account where account.accountId = :accountId")
    Optional<StatusView> findForUpdate(UUID accountId);

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
