package org.emailchange.api.query.support;

/**
 * What support can tell the customer.
 *
 * @param situation what is the case
 * @param say the sentence, in the language of who reads
 */
public record Advice(Situation situation, String say) {}
