package dev.vaquero.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vaquero.cdi.BeansXml.Mode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BeansXmlTest {
    private static final String ROOT = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" ";

    @ParameterizedTest
    @CsvSource({"all,ALL", "none,NONE", "annotated,ANNOTATED"})
    void readsTheMode(String text, Mode mode) throws IOException {
        assertThat(BeansXml.read(ROOT + "bean-discovery-mode=\"" + text + "\"/>")
                        .mode())
                .isEqualTo(mode);
    }

    @Test
    void takesNothingForAnnotated() throws IOException {
        assertThat(BeansXml.read("")).isEqualTo(BeansXml.EMPTY);
        assertThat(BeansXml.read(ROOT + "/>")).isEqualTo(BeansXml.EMPTY);
    }

    @Test
    void readsWhatIsExcluded() throws IOException {
        BeansXml xml =
                BeansXml.read(ROOT + "><scan><exclude name=\"a.B\"/><exclude name=\"c.*\"/><exclude name=\"d.**\"/>"
                        + "<exclude name=\"e.F\"><if-class-available name=\"g.H\"/></exclude></scan></beans>");

        assertThat(xml.excludes("a.B")).isTrue();
        assertThat(xml.excludes("a.BB")).isFalse();
        assertThat(xml.excludes("c.X")).isTrue();
        assertThat(xml.excludes("c.d.X")).isFalse();
        assertThat(xml.excludes("d.X")).isTrue();
        assertThat(xml.excludes("d.e.X")).isTrue();
        assertThat(xml.excludes("dd.X")).isFalse();
        assertThat(xml.excludes("e.F")).isFalse();
    }

    @Test
    void readsWhatIsEnabled() throws IOException {
        BeansXml xml = BeansXml.read(ROOT + "><alternatives><class> a.A </class></alternatives>"
                + "<interceptors><class>b.B</class><class>b.C</class></interceptors>"
                + "<decorators><class>c.C</class></decorators></beans>");

        assertThat(xml.alternatives()).containsExactly("a.A");
        assertThat(xml.interceptors()).containsExactly("b.B", "b.C");
        assertThat(xml.decorators()).containsExactly("c.C");
    }

    @Test
    void readsNoDocumentType() {
        assertThatThrownBy(() -> BeansXml.read("<!DOCTYPE beans SYSTEM \"file:///etc/hostname\"><beans/>"))
                .isInstanceOf(IOException.class)
                .hasMessage("beans.xml could not be read");
    }
}
