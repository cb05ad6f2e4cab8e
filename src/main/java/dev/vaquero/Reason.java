package dev.vaquero;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * Why a connection ended: what {@link Handler#terminate} gets. A closed set that covers every end; a code such as 1006
 * never occurs. {@code toString} spells it as Cowboy 2 does. Values: immutable and usable on any thread; a throwable in
 * {@link Crash} is the one that was thrown.
 */
public sealed interface Reason
        permits Reason.Stop, Reason.Timeout, Reason.Remote, Reason.Error, Reason.Crash, Reason.Shutdown, Reason.Normal {
    /** Returns the spelling of Cowboy 1.0: {@code {normal,shutdown}}, {@code {remote,closed}} and the like. */
    String cowboy1();

    /** The handler closed the connection, with a close frame or {@link Command#stop()}, or a limit's policy did. */
    record Stop() implements Reason {
        @Override
        public String cowboy1() {
            return "{normal,shutdown}";
        }

        @Override
        public String toString() {
            return "stop";
        }
    }

    /** Nothing was received within the idle timeout, or a keep-alive ping was not answered. Closed with 1000. */
    record Timeout() implements Reason {
        @Override
        public String cowboy1() {
            return "{normal,timeout}";
        }

        @Override
        public String toString() {
            return "timeout";
        }
    }

    /**
     * The peer sent a close frame; it was answered with the same code.
     *
     * @param close the peer's frame: optional code, reason and its bytes
     */
    record Remote(Frame.Close close) implements Reason {
        /** Returns the peer's code; empty if it sent none. */
        public OptionalInt code() {
            return close.code();
        }

        /** Returns the peer's reason, empty if it sent none. */
        public String text() {
            return close.reason();
        }

        @Override
        public String cowboy1() {
            return code().isPresent() ? "{remote," + code().getAsInt() + ",<<\"" + text() + "\">>}" : "{remote,closed}";
        }

        @Override
        public String toString() {
            return code().isPresent() ? "remote(" + code().getAsInt() + "," + text() + ")" : "remote";
        }
    }

    /**
     * The peer broke the protocol or the network failed.
     *
     * @param kind what failed
     */
    record Error(Kind kind) implements Reason {
        @Override
        public String cowboy1() {
            return "{error," + kind.name().toLowerCase(Locale.ROOT) + "}";
        }

        @Override
        public String toString() {
            return "error(" + kind.name().toLowerCase(Locale.ROOT) + ")";
        }
    }

    /** What failed in {@link Error}. */
    enum Kind {
        /** The peer broke RFC 6455 or 7692; closed with 1002. */
        BADFRAME,
        /** Text or a close reason was not UTF-8; closed with 1007. */
        BADENCODING,
        /** A message was larger than {@code maxFrameSize}; closed with 1009. */
        BADSIZE,
        /** The TCP connection ended without a close frame. */
        CLOSED,
        /** A write did not finish within {@code sendTimeout}; nothing is sent. */
        TIMEOUT
    }

    /**
     * A callback failed, or what the connection is linked to; closed with 1011.
     *
     * @param cause what the callback threw, or a {@link dev.vaquero.bus.LinkException}
     */
    record Crash(Throwable cause) implements Reason {
        @Override
        public String cowboy1() {
            return "{error,handler}";
        }

        @Override
        public String toString() {
            return "crash(" + cause.getClass().getName() + ")";
        }
    }

    /** The application or server stops; closed with 1001. */
    record Shutdown() implements Reason {
        @Override
        public String cowboy1() {
            return "{normal,shutdown}";
        }

        @Override
        public String toString() {
            return "shutdown";
        }
    }

    /** There was no connection: {@code init} answered the request itself and gave a state. */
    record Normal() implements Reason {
        @Override
        public String cowboy1() {
            return "{normal,shutdown}";
        }

        @Override
        public String toString() {
            return "normal";
        }
    }
}
