package org.emailchange.api.event;

/** A change is not open any more: approved, or ended without taking effect. */
public interface ChangeEnded extends ChangeEvent {}
