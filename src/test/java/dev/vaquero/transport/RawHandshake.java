package dev.vaquero.transport;

import dev.vaquero.spi.ByteListener;
import dev.vaquero.spi.ByteStream;
import dev.vaquero.spi.Handshake;
import dev.vaquero.spi.Transport;
import dev.vaquero.spi.TransportListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Endpoint;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An accepted upgrade of the application of these tests. */
record RawHandshake(
        HttpServletRequest request,
        HttpServletResponse response,
        ServerContainer container,
        Function<ByteStream, ByteListener> bytes,
        Consumer frames,
        Counters counters)
        implements Handshake {
    /** Starts a connection that comes as frames. */
    interface Consumer {
        void accept(Function<TransportListener, Transport> transport);
    }

    @Override
    public Map<String, String> pathParameters() {
        return Map.of("name", "value");
    }

    @Override
    public ServerEndpointConfig config(Endpoint endpoint) {
        return ServerEndpointConfig.Builder.create(endpoint.getClass(), request.getServletPath())
                .configurator(new Given(endpoint))
                .build();
    }

    @Override
    public ByteListener connect(ByteStream stream) {
        counters.connected();
        return bytes.apply(stream);
    }

    @Override
    public void connect(Function<TransportListener, Transport> transport) {
        counters.connected();
        frames.accept(transport);
    }

    @Override
    public void failed(Throwable cause) {
        counters.failed(cause);
    }

    /** Hands out the one endpoint and agrees on no extension. */
    private static final class Given extends ServerEndpointConfig.Configurator {
        private final Endpoint endpoint;

        Given(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoint);
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }

        @Override
        public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
            return "";
        }

        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }
}
