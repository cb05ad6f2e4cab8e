package dev.vaquero.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.Options;
import dev.vaquero.internal.Annotated;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {
    @Test
    void takesTheStrongestSourceThatHasAValue() {
        Configuration configuration = new Configuration(List.of(
                Map.of("vaquero.idle-timeout", "1s")::get,
                Map.of("vaquero.idle-timeout", "2s", "vaquero.max-frame-size", "20")::get,
                Map.of("vaquero.max-frame-size", "30", "vaquero.send-timeout", "3s")::get));

        Options options = configuration.options();

        assertThat(options.idleTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.maxFrameSize()).isEqualTo(20);
        assertThat(options.sendTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(options.closeTimeout()).isEqualTo(Options.of().closeTimeout());
    }

    @Test
    void putsTheAnnotationOverConfiguration() {
        Options configured = Options.of().idleTimeout(Duration.ofSeconds(1)).maxFrameSize(20);

        Options options = Annotated.options(new String[] {"idle-timeout = 5s"}, configured);

        assertThat(options.idleTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(options.maxFrameSize()).isEqualTo(20);
    }

    @Test
    void leavesTheOtherHalfOfAPairAsConfigured() {
        Options configured = Options.of().keepAlive(Duration.ofSeconds(20), Duration.ofSeconds(10));

        Options options = Annotated.options(new String[] {"keep-alive-deadline=3s"}, configured);

        assertThat(options.keepAlive()).isEqualTo(Duration.ofSeconds(20));
        assertThat(options.keepAliveDeadline()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void saysWhichOptionIsWrong() {
        assertThatThrownBy(() -> Annotated.options(new String[] {"idle-timeout"}, Options.of()))
                .hasMessage("option must be name=value but was \"idle-timeout\"");
        assertThatThrownBy(() -> Annotated.options(new String[] {"idle-time=3s"}, Options.of()))
                .hasMessageStartingWith("option \"idle-time=3s\": option must be one of");
        assertThatThrownBy(() -> new Configuration(List.of(Map.of("vaquero.max-frame-size", "big")::get)).options())
                .hasMessageStartingWith("configuration vaquero.max-frame-size: ");
    }

    @Test
    void readsTheStopTimeout() {
        assertThat(new Configuration(List.of()).stopTimeout()).isEqualTo(Duration.ofSeconds(5));
        assertThat(new Configuration(List.of(Map.of("vaquero.stop-timeout", "250ms")::get)).stopTimeout())
                .isEqualTo(Duration.ofMillis(250));
        assertThatThrownBy(() -> new Configuration(List.of(Map.of("vaquero.stop-timeout", "soon")::get)).stopTimeout())
                .hasMessage("vaquero.stop-timeout must be like 5s or 500ms but was \"soon\"");
    }

    @Test
    void refusesNamesInWebXmlThatItDoesNotKnow() {
        Configuration.requireKnown(List.of("vaquero.idle-timeout", "vaquero.transport", "of.another.library"));

        assertThatThrownBy(() -> Configuration.requireKnown(List.of("vaquero.idle-timout")))
                .hasMessageStartingWith("configuration in web.xml must be one of [vaquero.")
                .hasMessageEndingWith("but was \"vaquero.idle-timout\"");
    }
}
