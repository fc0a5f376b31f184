package org.emailchange.query.status.previous;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** The addresses of all accounts. */
interface AddressesViews extends JpaRepository<AddressesView, UUID> {
    /** Nobody mends the row, or puts a rebuilt view in place of this one, before the transaction is through. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select addresses from AddressesView addresses where addresses.accountId = :accountId")
    Optional<AddressesView> findForUpdate(UUID accountId);

    List<AddressesView> findByAddressId(String addressId);
}
