package org.emailchange.api.event;

/** A change is not open any more: approved, or ended without taking effect. */
public sealed interface ChangeEnded extends ChangeEvent
        permits EmailChangeApproved, EmailChangeDeclined, EmailChangeCancelled, EmailChangeExpired {}
