package org.emailchange.eventstore.address;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings {@code email-change.address.*}.
 *
 * @param foldPlusTags whether {@code name+tag@} is the same mailbox as {@code name@} where addresses are compared; decided
 *     with the first start on a database, for ever
 */
@ConfigurationProperties("email-change.address")
record AddressSettings(@DefaultValue("false") boolean foldPlusTags) {}
