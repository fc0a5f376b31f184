package org.emailchange.sample;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

public record Ring(@TargetAggregateIdentifier String counter, int countedMeanwhile) {}
