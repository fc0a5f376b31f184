package org.emailchange.eventstore;

import org.emailchange.api.InvalidSetting;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Prints the sentence of an {@link InvalidSetting} in place of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class InvalidSettingAnalyzer extends AbstractFailureAnalyzer<InvalidSetting> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidSetting cause) {
        return new FailureAnalysis("Invalid configuration", cause.getMessage(), cause);
    }
}
