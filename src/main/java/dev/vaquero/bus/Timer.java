package dev.vaquero.bus;

/** A running timer of a connection, to match its {@link Timeout} and to cancel it. Compared by identity. */
public interface Timer {}
