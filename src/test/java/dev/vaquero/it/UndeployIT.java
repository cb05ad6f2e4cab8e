package dev.vaquero.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.vaquero.it.container.Container;
import dev.vaquero.it.container.Redeployment;
import dev.vaquero.it.container.War;
import dev.vaquero.it.edge.Echo;
import dev.vaquero.it.edge.Probe;
import dev.vaquero.it.edge.ProbeServlet;
import dev.vaquero.it.edge.Scopes;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing of an application stays when it has been undeployed. */
final class UndeployIT {
    private static final int TIMES = 10;

    @ParameterizedTest
    @EnumSource(
            value = Container.class,
            names = {"JETTY", "TOMCAT_10"})
    void leavesNothingBehind(Container container) throws Exception {
        Path war = War.with("weld").classes(Echo.class, Probe.class, ProbeServlet.class, Scopes.class).write("undeploy");
        List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
        try (Redeployment server = Redeployment.start(container)) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            for (int i = 0; i < TIMES; i++) {
                loaders.add(deployAndUndeploy(server, war));
            }
            await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                System.gc();
                assertThat(loaders).allSatisfy(loader -> assertThat(loader.get()).isNull());
            });
            assertThat(vaqueroThreads(before)).isEmpty();
        }
    }

    /** Leaves one connection open when the application goes. */
    private static WeakReference<ClassLoader> deployAndUndeploy(Redeployment server, Path war) throws Exception {
        Object application = server.deploy(war);
        WeakReference<ClassLoader> loader = new WeakReference<>(server.loader(application));
        try (RawClient client = RawClient.connect(server.port())) {
            client.send(new Handshake("/echo").with("Host", "127.0.0.1:" + server.port()).bytes());
            assertThat(client.head().status()).isEqualTo(101);
            client.send(Wire.text("a")).expect("81 01 61");
            server.undeploy(application);
            client.expectClose("88 02 03 e9");
        }
        return loader;
    }

    private static Set<String> vaqueroThreads(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.contains("vaquero"))
                .collect(Collectors.toSet());
    }
}
