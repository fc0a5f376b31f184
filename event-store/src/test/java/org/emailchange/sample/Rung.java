package org.emailchange.sample;

public record Rung(String counter, int countedMeanwhile) {}
