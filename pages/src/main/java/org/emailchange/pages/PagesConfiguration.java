package org.emailchange.pages;

import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Everything of this module: import this class and import {@code classpath:email-change/pages.yml} as settings. Needs the
 * access module, the command side, and the query side behind Axon's query gateway.
 */
@Configuration(proxyBeanMethods = false)
@ComponentScan
public class PagesConfiguration {}
