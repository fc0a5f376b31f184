package org.emailchange.standalone.demo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;

/** Exists only in the demo, and only while mail goes to the mailbox: the links in it are worth an account. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnBooleanProperty(DemoInitializer.DEMO)
@ConditionalOnBean(Mailbox.class)
@interface ConditionalOnMailbox {}
