package dev.vaquero;

/** The close codes of RFC 6455, 7.4, and which of them may be sent and received. */
public final class CloseCode {
    /** The purpose of the connection is fulfilled. */
    public static final int NORMAL = 1000;
    /** The server stops, or a browser left the page. */
    public static final int GOING_AWAY = 1001;
    /** The peer broke the protocol. */
    public static final int PROTOCOL_ERROR = 1002;
    /** The peer sent a kind of data that is not accepted. */
    public static final int UNSUPPORTED_DATA = 1003;
    /** Text was not UTF-8. */
    public static final int INVALID_PAYLOAD = 1007;
    /** A policy was broken. */
    public static final int POLICY_VIOLATION = 1008;
    /** A message was larger than the limit. */
    public static final int TOO_BIG = 1009;
    /** The client missed an extension. */
    public static final int MANDATORY_EXTENSION = 1010;
    /** The server failed: a callback threw. */
    public static final int INTERNAL_ERROR = 1011;
    /** The server restarts. */
    public static final int SERVICE_RESTART = 1012;
    /** The server is overloaded. */
    public static final int TRY_AGAIN_LATER = 1013;

    private CloseCode() {}

    /**
     * Returns the code if a server may send it.
     *
     * @throws IllegalArgumentException if it is not 1000..1003, 1007..1014 or 3000..4999
     */
    public static int requireSendable(int code) {
        if (!receivable(code) && !(code >= 1012 && code <= 1014)) {
            throw new IllegalArgumentException(
                    "close code must be 1000..1003, 1007..1014 or 3000..4999 but was " + code);
        }
        return code;
    }

    /** Tells whether a peer may send the code: 1000..1003, 1007..1011, 3000..4999, as Cowboy has it. */
    public static boolean receivable(int code) {
        return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1011) || (code >= 3000 && code <= 4999);
    }
}
