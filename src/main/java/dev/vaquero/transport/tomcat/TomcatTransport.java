package dev.vaquero.transport.tomcat;

import dev.vaquero.spi.Handshake;
import dev.vaquero.spi.TransportProvider;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.lang.System.Logger.Level;

/** Takes connections over from Tomcat 10.1 and 11: the upgrade handler that Tomcat would start is replaced. */
public final class TomcatTransport implements TransportProvider {
    private static final System.Logger LOG = System.getLogger(TomcatTransport.class.getName());

    /** For {@link java.util.ServiceLoader}. */
    public TomcatTransport() {}

    @Override
    public String name() {
        return "tomcat";
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public boolean supports(ServerContainer container) {
        if (!container.getClass().getName().startsWith("org.apache.tomcat.")) {
            return false;
        }
        try {
            return TomcatUpgrade.linked();
        } catch (LinkageError e) {
            LOG.log(Level.WARNING, "this Tomcat keeps its connections to itself; the portable transport is used", e);
            return false;
        }
    }

    @Override
    public boolean bytes() {
        return true;
    }

    @Override
    public void upgrade(Handshake handshake) throws IOException {
        TomcatUpgrade.start(handshake);
    }
}
