package dev.vaquero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "idle-timeout   | 10       | duration must be like 500ms, 30s, 5m, PT30S or infinity but was \"10\"",
                "idle-timeout   | 0s       | idle timeout must be longer than 0 but was PT0S",
                "max-frame-size | -1       | max frame size must be at least 0 but was -1",
                "max-frame-size | 1k       | value must be a whole number but was \"1k\"",
                "compress       | yes      | value must be true or false but was \"yes\"",
                "keep-alive     | ','      | keep-alive must be an interval, or an interval and a deadline, but was \",\"",
                "keep-alive     | 1s,2s,3s | keep-alive must be an interval, or an interval and a deadline, but was \"1s,2s,3s\"",
                "mailbox-bound  | 0        | mailbox bound must be at least 1 but was 0",
                "mailbox-policy | drop     | policy must be one of [refuse, drop-oldest, close] but was \"drop\"",
                "outbox-bound   | 0        | outbox bound must be at least 1 byte but was 0",
                "deflate        | level=10 | deflate level must be -1..9 but was 10",
                "deflate        | level=x  | value must be a whole number but was \"x\"",
                "deflate        | bits=9   | deflate option must be level, threshold, server-takeover or client-takeover but was bits",
                "deflate        | server-takeover=yes | value must be true or false but was \"yes\"",
            })
    void refusesAWrongValueWithTheRule(String name, String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of().parse(name, text))
                .withMessage("value of option " + name + ": " + message);
    }

    @Test
    void refusesAnUnknownOption() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of().parse("idle", "1s"))
                .withMessageStartingWith("option must be one of [idle-timeout, ")
                .withMessageEndingWith("but was idle");
    }

    @Test
    void readsEveryOptionFromText() {
        Options options = Options.of()
                .parse("idle-timeout", "infinity")
                .parse("keep-alive", "20s,500ms")
                .parse("max-pause", "PT1H")
                .parse("outbox-policy", "drop-newest")
                .parse("deflate", "level=6,server-takeover=false,threshold=256")
                .parse("request-filter", "User-Agent, Referer")
                .parse("allowed-origins", "https://a.example,https://b.example");

        assertThat(options.idleTimeout()).isEqualTo(Options.INFINITE);
        assertThat(options.keepAlive()).isEqualTo(Duration.ofSeconds(20));
        assertThat(options.keepAliveDeadline()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.maxPause()).isEqualTo(Duration.ofHours(1));
        assertThat(options.outboxPolicy()).isEqualTo(Options.OutboxPolicy.DROP_NEWEST);
        assertThat(options.deflate()).isEqualTo(new DeflateOptions(6, false, true, 256));
        assertThat(options.requestFilter().headers()).containsExactlyInAnyOrder("user-agent", "referer");
        assertThat(options.allowedOrigins()).containsExactly("https://a.example", "https://b.example");
    }

    @Test
    void putsTheStrongerOverTheWeaker() {
        Options weaker = Options.of().idleTimeout(Duration.ofSeconds(1)).maxFrameSize(1);
        Options merged = Options.of().maxFrameSize(2).over(weaker);

        assertThat(merged.idleTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(merged.maxFrameSize()).isEqualTo(2);
        assertThat(merged.compress()).isFalse();
    }
}
