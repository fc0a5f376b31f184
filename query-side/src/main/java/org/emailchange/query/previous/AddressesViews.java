package org.emailchange.query.previous;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** The addresses of all accounts. */
interface AddressesViews extends JpaRepository<AddressesView, UUID> {}
