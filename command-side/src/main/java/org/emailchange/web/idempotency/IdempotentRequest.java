package org.emailchange.web.idempotency;

/**
 * A request with a key, without anything that can be read in it.
 *
 * @param id the same for the same caller, method, path and key
 * @param fingerprint the same for the same body and query too
 */
record IdempotentRequest(String id, String fingerprint) {}
