package org.emailchange.query.support;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.emailchange.api.query.EmailStatus;
import org.emailchange.api.query.support.FindSupportCase;

/**
 * An account as support sees it.
 *
 * @param username masked
 * @param status masked
 * @param advice what to tell the customer
 */
record Case(String username, @JsonUnwrapped EmailStatus status, List<FindSupportCase.Advice> advice) {}
