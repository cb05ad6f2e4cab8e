package dev.vaquero.bench.peer;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** Which handler has which path, and how long a message may be. */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
public class Paths implements WebSocketConfigurer {
    private static final int LARGEST = 1_000_000;

    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        registry.addHandler(new Echo(), "/echo").addHandler(new Topic(), "/sub").addHandler(new Relay(), "/relay");
    }

    /** Returns the limits of the container below. */
    @Bean
    public ServletServerContainerFactoryBean container() {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(LARGEST);
        container.setMaxBinaryMessageBufferSize(LARGEST);
        return container;
    }
}
