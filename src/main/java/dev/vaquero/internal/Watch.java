package dev.vaquero.internal;

import dev.vaquero.Options;
import dev.vaquero.spi.Transport;

/** The clocks of one connection: idle, keep-alive, pause and send timeouts, all on one entry of the wheel. */
final class Watch {
    /** What is due. */
    enum Due {
        NOTHING,
        IDLE,
        PING,
        PAUSED_CHECK,
        MAX_PAUSE,
        SEND
    }

    private final Transport transport;
    // Written by the thread that runs the connection, read by the wheel's.
    private volatile Options options;
    private volatile boolean paused;
    private volatile long idleFrom;
    private volatile long pausedAt;
    private volatile long checkedAt;
    private volatile long pingedAt;
    private volatile boolean pinged;

    Watch(Transport transport, Options options, long now) {
        this.transport = transport;
        this.options = options;
        idleFrom = now;
    }

    void options(Options changed, long now, boolean restart) {
        options = changed;
        if (restart) {
            idleFrom = now;
        }
    }

    void pause(long now) {
        pausedAt = now;
        checkedAt = now;
        paused = true;
    }

    void resume(long now) {
        idleFrom = lastHeard() + (now - pausedAt);
        paused = false;
    }

    void pinged(long now) {
        pingedAt = now;
        pinged = true;
    }

    void checked(long now) {
        checkedAt = now;
    }

    private long lastHeard() {
        long read = transport.lastRead();
        return read - idleFrom > 0 ? read : idleFrom;
    }

    private boolean awaitsPong() {
        return pinged && transport.lastRead() - pingedAt < 0;
    }

    /** Returns how long nothing can be due; 0 or less if something is. */
    long left(long now) {
        Options set = options;
        long left = Clock.NEVER;
        long since = transport.writingSince();
        if (since != 0) {
            left = since + Clock.nanos(set.sendTimeout()) - now;
        }
        if (paused) {
            left = Math.min(left, pausedAt + Clock.nanos(set.maxPause()) - now);
            return Math.min(left, checkedAt + Clock.nanos(set.pausedCheck()) - now);
        }
        left = Math.min(left, lastHeard() + Clock.nanos(set.idleTimeout()) - now);
        long beat = awaitsPong()
                ? pingedAt + Clock.nanos(set.keepAliveDeadline())
                : lastHeard() + Clock.nanos(set.keepAlive());
        return Math.min(left, beat - now);
    }

    /** Returns what is due. */
    Due due(long now) {
        Options set = options;
        long since = transport.writingSince();
        if (since != 0 && since + Clock.nanos(set.sendTimeout()) - now <= 0) {
            return Due.SEND;
        }
        if (paused) {
            if (pausedAt + Clock.nanos(set.maxPause()) - now <= 0) {
                return Due.MAX_PAUSE;
            }
            return checkedAt + Clock.nanos(set.pausedCheck()) - now <= 0 ? Due.PAUSED_CHECK : Due.NOTHING;
        }
        if (lastHeard() + Clock.nanos(set.idleTimeout()) - now <= 0) {
            return Due.IDLE;
        }
        if (awaitsPong()) {
            return pingedAt + Clock.nanos(set.keepAliveDeadline()) - now <= 0 ? Due.IDLE : Due.NOTHING;
        }
        return lastHeard() + Clock.nanos(set.keepAlive()) - now <= 0 ? Due.PING : Due.NOTHING;
    }
}
