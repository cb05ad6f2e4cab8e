package dev.vaquero.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportsTest {
    private final ClassLoader loader = getClass().getClassLoader();
    private final ServerContainer unknown = (ServerContainer)
            Proxy.newProxyInstance(loader, new Class<?>[] {ServerContainer.class}, (proxy, method, arguments) -> {
                throw new AssertionError("not set: " + method);
            });

    @Test
    void servesAnUnknownContainerByThePortableTransport() {
        assertThat(Transports.choose(unknown, Optional.empty(), loader).name()).isEqualTo("portable");
        assertThat(Transports.choose(unknown, Optional.of("portable"), loader).name())
                .isEqualTo("portable");
    }

    @Test
    void refusesATransportThatIsNotThereOrDoesNotFit() {
        assertThatThrownBy(() -> Transports.choose(unknown, Optional.of("netty"), loader))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("but was netty");
        assertThatThrownBy(() -> Transports.choose(unknown, Optional.of("tomcat"), loader))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("but was tomcat");
    }

    @ParameterizedTest
    @CsvSource({
        "jetty/12.1.8,ee10-websocket-jakarta,true",
        "Apache Tomcat/10.1.59,tomcat-websocket.jar,true",
        "x,jar,false"
    })
    void namesTheCureWhereWebSocketIsMissing(String server, String cure, boolean settled) {
        ServletContext context = (ServletContext) Proxy.newProxyInstance(
                loader,
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> method.getName().equals("getServerInfo") ? server : null);

        assertThat(Transports.container(context)).isNull();
        assertThat(Transports.missing(context)).hasMessageContaining(cure);
        assertThat(Transports.settled(context)).isEqualTo(settled);
    }
}
