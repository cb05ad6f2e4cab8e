package dev.vaquero.internal;

import dev.vaquero.Options;
import dev.vaquero.spi.Transport;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of one connection: idle, keep-alive, pause and send timeouts, all on its one entry in the wheel. The thread
 * that runs the connection writes, the wheel's thread reads.
 */
abstract class Watch extends Wheel.Entry {
    /** While a write waits only that is timed, as in Cowboy, where it blocks; how soon to look at the other clocks again. */
    private static final long WRITE_CHECK = 100_000_000;

    /** What is due. */
    enum Due {
        NOTHING,
        IDLE,
        PING,
        PAUSED_CHECK,
        MAX_PAUSE,
        SEND
    }

    /** While reading is stopped: since when, and when the peer was looked for last. */
    private record Pause(long since, long checked) {}

    // Each written by the thread that runs the connection, read by the wheel's. After the end: since when TCP is to
    // close.
    private volatile long idleFrom;
    private volatile long pinged;
    private volatile @Nullable Pause pause;
    // Whether the end is over but for TCP; written by the thread that runs the connection, from then on idleFrom by the
    // wheel's.
    private volatile boolean closing;

    abstract Transport transport();

    abstract Options options();

    abstract Wheel wheel();

    final void startClock(long now) {
        idleFrom = now;
    }

    final boolean paused() {
        return pause != null;
    }

    final void pause(long now) {
        pause = new Pause(now, now);
    }

    final void resume(long now) {
        Pause over = pause;
        if (over != null) {
            idleFrom = now - Math.max(0, over.since - lastHeard());
            pause = null;
        }
    }

    final void pingSent(long now) {
        pinged = now | 1;
    }

    final void pausedChecked(long now) {
        Pause current = pause;
        pause = current == null ? null : new Pause(current.since, now);
    }

    /** Enters what is due next into the wheel; by the thread that runs the connection. */
    final void rewatch() {
        long now = wheel().now();
        long left = left(now);
        if (left < Clock.NEVER / 2) {
            wheel().schedule(this, now + Math.max(left, Wheel.TICK));
        } else {
            wheel().cancel(this);
        }
    }

    /** As {@link #rewatch}, by the wheel's thread: what the connection has set meanwhile stands. */
    final void watchOn(long now) {
        long left = left(now);
        if (left < Clock.NEVER / 2) {
            wheel().scheduleIfAbsent(this, now + Math.max(left, Wheel.TICK));
        }
    }

    /** Begins the wait for the peer after the end. */
    final void watchEnd() {
        long now = wheel().now();
        idleFrom = now;
        closing = true;
        wheel().schedule(this, now + (transport().writingSince() == 0 ? closeNanos() : WRITE_CHECK));
    }

    private long closeNanos() {
        return Clock.nanos(options().closeTimeout());
    }

    /** Tells whether an ended connection is to be cut, else looks again later: the wait begins when all is written. */
    final boolean overdue(long now) {
        if (!closing) {
            return false;
        }
        long since = transport().writingSince();
        if (since == 0 ? passed(idleFrom, closeNanos(), now) : passed(since, sendNanos(), now)) {
            return true;
        }
        if (since != 0) {
            idleFrom = now;
        }
        wheel().scheduleIfAbsent(this, since == 0 ? idleFrom + closeNanos() : now + WRITE_CHECK);
        return false;
    }

    private long sendNanos() {
        return Clock.nanos(options().sendTimeout());
    }

    private long lastHeard() {
        long read = transport().lastRead();
        return read - idleFrom > 0 ? read : idleFrom;
    }

    private boolean awaitsPong() {
        long at = pinged;
        return at != 0 && transport().lastRead() - at < 0;
    }

    private long left(long now) {
        Options set = options();
        long since = transport().writingSince();
        long left = reading(set, now);
        return since == 0 ? left : Math.min(since + sendNanos() - now, Math.max(left, WRITE_CHECK));
    }

    private long reading(Options set, long now) {
        Pause current = pause;
        if (current != null) {
            long left = current.since + Clock.nanos(set.maxPause()) - now;
            return Math.min(left, current.checked + Clock.nanos(set.pausedCheck()) - now);
        }
        long left = lastHeard() + Clock.nanos(set.idleTimeout()) - now;
        long beat = awaitsPong()
                ? pinged + Clock.nanos(set.keepAliveDeadline())
                : lastHeard() + Clock.nanos(set.keepAlive());
        return Math.min(left, beat - now);
    }

    final Due due(long now) {
        Options set = options();
        long since = transport().writingSince();
        if (since != 0) {
            return passed(since, sendNanos(), now) ? Due.SEND : Due.NOTHING;
        }
        Pause current = pause;
        if (current != null) {
            if (passed(current.since, Clock.nanos(set.maxPause()), now)) {
                return Due.MAX_PAUSE;
            }
            return passed(current.checked, Clock.nanos(set.pausedCheck()), now) ? Due.PAUSED_CHECK : Due.NOTHING;
        }
        if (passed(lastHeard(), Clock.nanos(set.idleTimeout()), now)) {
            return Due.IDLE;
        }
        if (awaitsPong()) {
            return passed(pinged, Clock.nanos(set.keepAliveDeadline()), now) ? Due.IDLE : Due.NOTHING;
        }
        return passed(lastHeard(), Clock.nanos(set.keepAlive()), now) ? Due.PING : Due.NOTHING;
    }

    private static boolean passed(long from, long nanos, long now) {
        return from + nanos - now <= 0;
    }
}
