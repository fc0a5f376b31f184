package org.emailchange.query.status;

import java.util.UUID;
import org.springframework.data.jpa.repository.JpaRepository;

/** All changes, open and past. */
interface ChangeViews extends JpaRepository<ChangeView, UUID> {}
