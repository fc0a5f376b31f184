package org.emailchange.query.availability;

import org.springframework.data.jpa.repository.JpaRepository;

/** All addresses that somebody uses or used. */
interface AddressViews extends JpaRepository<AddressView, String> {}
