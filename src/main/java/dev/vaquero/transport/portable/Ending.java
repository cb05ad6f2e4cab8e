package dev.vaquero.transport.portable;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Ends a session that does not end by itself, as far as the API lets one. */
final class Ending {
    private static final System.Logger LOG = System.getLogger(Ending.class.getName());

    private final Session session;

    Ending(Session session) {
        this.session = session;
    }

    /**
     * Gives up on the peer: containers end a session that is idle longer than it may. A close frame that was not sent yet
     * is sent by a thread of its own, since that may wait for the peer.
     */
    void force(boolean closeSent) {
        try {
            session.setMaxIdleTimeout(1);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "the session had closed already", e);
            return;
        }
        if (!closeSent) {
            Thread closer = new Thread(this::close, "vaquero-close");
            closer.setDaemon(true);
            closer.start();
        }
    }

    private void close() {
        try {
            session.close(new CloseReason(CloseCodes.GOING_AWAY, ""));
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "the session was gone before it was closed", e);
        }
    }
}
