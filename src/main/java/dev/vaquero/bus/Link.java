package dev.vaquero.bus;

/** A tie between a connection and another connection or a task, to match its {@link Exit}. Compared by identity. */
public interface Link {}
