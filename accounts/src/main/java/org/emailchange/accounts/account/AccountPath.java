package org.emailchange.accounts.account;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an {@code AccountId} parameter of a controller method: the account that the path variable {@code {account}} names,
 * an id or {@code me}, where the caller may act for it. Anything else is answered by {@code not-found}, so that no
 * caller learns which accounts exist.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface AccountPath {}
