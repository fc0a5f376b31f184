package org.emailchange.sample;

import java.time.Duration;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks for {@link Rung} after a while. */
public record Alarm(@TargetAggregateIdentifier String counter, Duration after) {}
