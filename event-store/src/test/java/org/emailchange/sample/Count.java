package org.emailchange.sample;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record Count(@TargetAggregateIdentifier String counter) {}
