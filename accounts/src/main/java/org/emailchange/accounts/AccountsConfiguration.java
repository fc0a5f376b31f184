package org.emailchange.accounts;

import org.emailchange.web.WebConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Everything of this module; needs a data source, a {@code java.time.Clock} and a {@code java.security.SecureRandom}. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@ConfigurationPropertiesScan
@Import(WebConfiguration.class)
public class AccountsConfiguration {}
