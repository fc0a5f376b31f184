package org.emailchange.sample;

import java.time.Instant;

public record AlarmSet(String counter, Instant due) {}
