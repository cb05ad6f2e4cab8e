package dev.vaquero.bench.peer;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;

/** Which handler has which path. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
public class Paths implements WebSocketConfigurer {
    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(new Echo(), "/echo").addHandler(new Topic(), "/sub").addHandler(new Relay(), "/relay");
    }
}
