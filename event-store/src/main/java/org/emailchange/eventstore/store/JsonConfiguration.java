package org.emailchange.eventstore.store;

import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** How events, tokens, sagas and deadlines become JSON. */
@Configuration(proxyBeanMethods = false)
class JsonConfiguration {
    /**
     * Axon 4.13.0 writes a token within a token, as in a replay, with its class and may not read it back: the processor
     * would stand still. Nothing but Axon's own and our messages may be named as a class.
     */
    @Bean
    Jackson3SerializerCustomizer readableTypes() {
        return builder -> builder.polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                .allowIfSubType("org.axonframework.")
                .allowIfSubType("org.emailchange.api.")
                .build());
    }
}
