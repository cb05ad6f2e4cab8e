package dev.vaquero.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
    private final Origins own = new Origins(List.of());

    @Test
    void acceptsARequestWithoutOrigin() {
        assertThat(own.allow(List.of(), new FakeRequest().request())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.org", "http://EXAMPLE.org", "HTTP://example.org:80"})
    void acceptsTheRequestsOwnOrigin(String origin) {
        assertThat(own.allow(List.of(origin), new FakeRequest().request())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "http://example.org:81",
                "http://example.com",
                "http://www.example.org",
                "null",
                "",
                "example.org",
                "http://example.org/",
                "http://example.org/x",
                "http://user@example.org",
                "http://example.org http://example.org",
                "http://",
                "http://example.org?x",
                "http://example.org#x"
            })
    void refusesOthersAndMalformedOnes(String origin) {
        assertThat(own.allow(List.of(origin), new FakeRequest().request())).isFalse();
    }

    @Test
    void refusesSeveral() {
        assertThat(own.allow(List.of("http://example.org", "http://example.org"), new FakeRequest().request()))
                .isFalse();
    }

    @Test
    void takesHostsWithAnUnderscore() {
        FakeRequest request = new FakeRequest().with("getServerName", "my_app").with("getServerPort", 8080);

        assertThat(own.allow(List.of("http://my_app:8080"), request.request())).isTrue();
        assertThat(own.allow(List.of("http://my_app"), request.request())).isFalse();
        assertThat(own.allow(List.of("http://user@my_app:8080"), request.request()))
                .isFalse();
        assertThat(new Origins(List.of("https://My_App")).allow(List.of("https://my_app"), request.request()))
                .isTrue();
    }

    @Test
    void believesTheContainerAboutSchemeAndPort() {
        FakeRequest proxied = new FakeRequest().with("getScheme", "https").with("getServerPort", 443);

        assertThat(own.allow(List.of("https://example.org"), proxied.request())).isTrue();
        assertThat(own.allow(List.of("http://example.org"), proxied.request())).isFalse();
    }

    @Test
    void comparesAddressesOfVersion6() {
        FakeRequest request = new FakeRequest().with("getServerName", "[::1]").with("getServerPort", 8080);

        assertThat(own.allow(List.of("http://[::1]:8080"), request.request())).isTrue();
    }

    @Test
    void acceptsThoseOnTheList() {
        Origins listed = new Origins(List.of("https://a.example", "http://b.example:8080"));

        assertThat(listed.allow(List.of("https://a.example:443"), new FakeRequest().request()))
                .isTrue();
        assertThat(listed.allow(List.of("http://b.example:8080"), new FakeRequest().request()))
                .isTrue();
        assertThat(listed.allow(List.of("http://b.example"), new FakeRequest().request()))
                .isFalse();
        assertThat(listed.allow(List.of("http://example.org"), new FakeRequest().request()))
                .isTrue();
    }

    @Test
    void acceptsAllWithAStarButMalformedOnes() {
        Origins all = new Origins(List.of("*"));

        assertThat(all.allow(List.of("https://other.example"), new FakeRequest().request()))
                .isTrue();
        assertThat(all.allow(List.of("null"), new FakeRequest().request())).isFalse();
    }

    @Test
    void refusesAListWithWhatIsNoOrigin() {
        assertThatThrownBy(() -> new Origins(List.of("example.org")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("allowed origin must be like https://example.org or * but was \"example.org\"");
    }
}
