package dev.vaquero.internal;

import dev.vaquero.bus.Timeout;
import dev.vaquero.bus.Timer;

/** A timer of a handler, in the wheel; when it fires, a signal of its own goes into the mailbox. */
final class UserTimer extends Wheel.Entry implements Timer {
    private final ConnectionActor<?> owner;
    private final Object message;
    private final boolean wrapped;

    UserTimer(ConnectionActor<?> owner, Object message, boolean wrapped) {
        this.owner = owner;
        this.message = message;
        this.wrapped = wrapped;
    }

    @Override
    void expired(long now) {
        if (owner.fires(this)) {
            owner.signal(new Signal(this::arrive));
        }
    }

    private void arrive(ConnectionActor<?> connection) {
        connection.info(wrapped ? new Timeout(this, message) : message);
    }
}
