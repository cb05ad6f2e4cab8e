package dev.vaquero.spi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Map;
import java.util.function.Function;

/** One accepted upgrade on its way through the container. */
public interface Handshake {
    /** Returns the request, validated. */
    HttpServletRequest request();

    /** Returns the response, with the handler's headers (and the negotiated extension where connections come as bytes). */
    HttpServletResponse response();

    /** Returns the container. */
    ServerContainer container();

    /** Returns the path parameters. */
    Map<String, String> pathParameters();

    /** Returns a configuration that hands out that endpoint, answers the chosen subprotocol and no extension. */
    ServerEndpointConfig config(Endpoint endpoint);

    /**
     * Starts the connection over bytes; its first callback may run inside this call. Reading has not been asked for
     * before this returns the listener.
     */
    ByteListener connect(ByteStream stream);

    /** Starts the connection over frames. {@code transport} makes the transport for its listener. */
    void connect(Function<TransportListener, Transport> transport);

    /** The upgrade came to nothing after {@code upgrade} had returned. */
    void failed(Throwable cause);
}
