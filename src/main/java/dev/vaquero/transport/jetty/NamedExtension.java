package dev.vaquero.transport.jetty;

import jakarta.websocket.Decoder;
import jakarta.websocket.Encoder;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A configuration that names the extension which the response announces: Jetty 12.0 takes the header away where its own
 * negotiation found none. Jetty then writes the header; its own extension is never used.
 */
final class NamedExtension extends ServerEndpointConfig.Configurator implements ServerEndpointConfig {
    private final ServerEndpointConfig config;
    private final List<Extension> extensions;

    NamedExtension(ServerEndpointConfig config, String header) {
        this.config = config;
        extensions = List.of(parse(header));
    }

    private static Extension parse(String header) {
        String[] parts = header.split(";", -1);
        List<Extension.Parameter> parameters = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].strip().split("=", 2);
            parameters.add(new Parameter(pair[0], pair.length == 2 ? pair[1] : ""));
        }
        return new Named(parts[0].strip(), List.copyOf(parameters));
    }

    private record Named(String name, List<Extension.Parameter> parameters) implements Extension {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public List<Extension.Parameter> getParameters() {
            return parameters;
        }
    }

    private record Parameter(String name, String value) implements Extension.Parameter {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public String getValue() {
            return value;
        }
    }

    @Override
    public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
        return extensions;
    }

    @Override
    public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
        return config.getConfigurator().getNegotiatedSubprotocol(supported, requested);
    }

    @Override
    public boolean checkOrigin(String origin) {
        return config.getConfigurator().checkOrigin(origin);
    }

    @Override
    public <T> T getEndpointInstance(Class<T> type) throws InstantiationException {
        return config.getConfigurator().getEndpointInstance(type);
    }

    @Override
    public Class<?> getEndpointClass() {
        return config.getEndpointClass();
    }

    @Override
    public String getPath() {
        return config.getPath();
    }

    @Override
    public List<String> getSubprotocols() {
        return config.getSubprotocols();
    }

    @Override
    public List<Extension> getExtensions() {
        return extensions;
    }

    @Override
    public ServerEndpointConfig.Configurator getConfigurator() {
        return this;
    }

    @Override
    public List<Class<? extends Encoder>> getEncoders() {
        return config.getEncoders();
    }

    @Override
    public List<Class<? extends Decoder>> getDecoders() {
        return config.getDecoders();
    }

    @Override
    public Map<String, Object> getUserProperties() {
        return config.getUserProperties();
    }
}
