package org.emailchange.api.query.support;

import java.util.List;
import org.emailchange.api.query.EmailStatus;

/**
 * An account as support sees it.
 *
 * @param version the number of the account's last event that is known
 * @param username masked
 * @param status masked
 * @param advice what to tell the customer, the most pressing first
 */
public record CustomerCase(long version, String username, EmailStatus status, List<Advice> advice) {}
