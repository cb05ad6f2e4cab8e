package dev.vaquero.internal;

import dev.vaquero.Reason;
import dev.vaquero.Request;
import dev.vaquero.Vaquero;
import dev.vaquero.bus.Pid;
import dev.vaquero.spi.ByteListener;
import dev.vaquero.spi.ByteStream;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The running library of one web application: its connections, bus, timers and threads. */
public interface Node extends Vaquero {
    /** Starts a connection over bytes; its first callback may run inside. */
    <S extends @Nullable Object> ByteListener connect(Accepted<S> accepted, ByteStream stream);

    /** Starts a connection over frames; returns its address. */
    <S extends @Nullable Object> Pid connect(Accepted<S> accepted, Function<TransportListener, Transport> transport);

    /**
     * Waits for the container to start an accepted upgrade; {@code failed} is called after 10 s, or at the stop, unless the
     * result was run before.
     */
    Runnable awaitUpgrade(Consumer<Throwable> failed);

    /** Ends what was accepted but never became a connection, or was answered with a state: calls {@code terminate}. */
    <S extends @Nullable Object> void terminate(HandlerEntry<S> entry, Reason reason, Request request, S state);

    /** Counts a handshake that was refused. */
    void refused();

    /** Drains with 1001 as the first step of a stop; several of one stop wait no longer than the first of them. */
    void drainToStop(Duration bound);

    /** Drains with 1001 and ends all threads and timers. */
    void stop(Duration bound);
}
