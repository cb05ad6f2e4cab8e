package dev.vaquero.internal;

import dev.vaquero.CloseCode;
import dev.vaquero.Frame;
import dev.vaquero.Options;
import dev.vaquero.Reason;
import dev.vaquero.bus.Pid;
import dev.vaquero.spi.Transport;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The side of a connection that others reach: its mailbox with bound and policy, and its end from outside. Any thread. */
abstract class Addressee extends Watch {
    /** What ends a connection from outside: the reason, and the close code to send, 0 for none. */
    record Fate(Reason reason, int closeCode) {}

    private static final Signal NOTHING = new Signal(connection -> {});
    private static final VarHandle FATE;

    static {
        try {
            FATE = MethodHandles.lookup().findVarHandle(Addressee.class, "fate", Fate.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    final LocalNode node;
    final Pid pid;
    final Mailbox mailbox = new Mailbox();
    // What ends the connection before anything else is handled; by compare-and-set, the first wins.
    private volatile @Nullable Fate fate;
    // Set once, by the thread that runs the connection.
    volatile boolean ended;

    // How many messages of applications may wait, negative if the oldest is dropped for one too many; beside what a
    // sender reads anyway. Written by the thread that runs the connection, read by any.
    private volatile int mailboxBound;

    Addressee(LocalNode node, Pid pid, Options options) {
        this.node = node;
        this.pid = pid;
        boundMailbox(options);
    }

    final void boundMailbox(Options set) {
        mailboxBound =
                set.mailboxPolicy() == Options.MailboxPolicy.DROP_OLDEST ? -set.mailboxBound() : set.mailboxBound();
    }

    abstract ConnectionActor<?> self();

    final @Nullable Fate fate() {
        return fate;
    }

    public final boolean send(Object message) {
        boolean accepted = enqueue(Objects.requireNonNull(message, "message"));
        if (accepted) {
            node.counting().messages.increment();
        }
        return accepted;
    }

    /** Puts a message of an application into the mailbox and has it run; returns whether it was accepted. */
    final boolean enqueue(Object message) {
        int bound = mailboxBound;
        Mailbox.Pushed pushed = mailbox.push(message, bound);
        switch (pushed) {
            case FULL -> {
                node.counting().droppedMessages.increment();
                if (options().mailboxPolicy() == Options.MailboxPolicy.CLOSE) {
                    doom(new Fate(new Reason.Stop(), CloseCode.TRY_AGAIN_LATER));
                }
            }
            case CLOSED -> node.counting().dead.increment();
            case WAKE -> node.workers().submit(self());
            case QUEUED -> {
                if (bound < 0 && mailbox.sharedDepth() > -2L * bound) {
                    node.counting().droppedMessages.add(mailbox.dropOldest(-bound));
                }
            }
        }
        return pushed == Mailbox.Pushed.WAKE || pushed == Mailbox.Pushed.QUEUED;
    }

    /** Tells whether the message just polled is one too many for a mailbox that drops the oldest. */
    final boolean surplus() {
        return mailboxBound < 0 && mailbox.depth() >= -mailboxBound;
    }

    /** Puts a signal into the mailbox, which is always accepted, and has it run. */
    final void signal(Signal signal) {
        if (mailbox.push(signal, 0) == Mailbox.Pushed.WAKE) {
            node.workers().submit(self());
        }
    }

    /** Ends the connection before it handles anything else. */
    final void doom(Fate reason) {
        if (FATE.compareAndSet(this, null, reason)) {
            if (transport().cancelDrained()) {
                node.workers().submit(self());
            } else {
                signal(NOTHING);
            }
        }
    }

    /** Cuts TCP; the connection ends with {@code reason} if it has not ended otherwise. */
    final void abort(Reason reason) {
        doom(new Fate(reason, 0));
        transport().close();
    }

    /** Closes in order, after what the mailbox holds; false if it has ended. */
    final boolean closeLater(Frame.Close close) {
        if (ended) {
            return false;
        }
        signal(new Signal(connection -> connection.end(new Reason.Stop(), close, Transport.End.PEER_CLOSE)));
        return true;
    }
}
