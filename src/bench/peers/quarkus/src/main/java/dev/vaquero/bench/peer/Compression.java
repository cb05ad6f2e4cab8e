package dev.vaquero.bench.peer;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Agrees on compression without takeover, which has no property. */
@Singleton
public final class Compression implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setWebSocketAllowServerNoContext(true).setWebSocketPreferredClientNoContext(true);
    }
}
