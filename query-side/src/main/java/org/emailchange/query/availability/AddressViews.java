package org.emailchange.query.availability;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All addresses that somebody uses or used. */
interface AddressViews extends JpaRepository<AddressView, String> {
    /** Nobody mends the row, or puts a rebuilt view in place of this one, before the transaction is through. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select address from AddressView address where address.addressId = :addressId")
    Optional<AddressView> findForUpdate(String addressId);
}
