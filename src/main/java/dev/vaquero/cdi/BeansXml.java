package dev.vaquero.cdi;

import java.io.IOException;
import java.io.StringReader;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What a {@code beans.xml} says.
 *
 * @param mode which classes are beans
 * @param excluded classes that are none: names, or packages as {@code a.b.*} or {@code a.b.**}
 * @param alternatives classes of enabled alternatives
 * @param interceptors classes of enabled interceptors
 * @param decorators classes of enabled decorators
 */
record BeansXml(
        Mode mode,
        List<String> excluded,
        List<String> alternatives,
        List<String> interceptors,
        List<String> decorators) {
    /** One that says nothing. */
    static final BeansXml EMPTY = new BeansXml(Mode.ANNOTATED, List.of(), List.of(), List.of(), List.of());

    private static final System.Logger LOG = System.getLogger(BeansXml.class.getName());

    /** Which classes are beans. */
    enum Mode {
        /** Those with a bean-defining annotation. */
        ANNOTATED,
        /** All. */
        ALL,
        /** None. */
        NONE
    }

    static BeansXml read(String xml) throws IOException {
        if (xml.isBlank()) {
            return EMPTY;
        }
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return read(factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement());
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("beans.xml could not be read", e);
        }
    }

    private static BeansXml read(Element root) {
        Mode mode = switch (root.getAttribute("bean-discovery-mode")) {
            case "all" -> Mode.ALL;
            case "none" -> Mode.NONE;
            default -> Mode.ANNOTATED;
        };
        return new BeansXml(
                mode,
                excluded(root),
                classes(root, "alternatives"),
                classes(root, "interceptors"),
                classes(root, "decorators"));
    }

    private static List<String> excluded(Element root) {
        List<String> names = new ArrayList<>();
        for (Element exclude : elements(root, "exclude")) {
            if (elements(exclude, "*").isEmpty()) {
                names.add(exclude.getAttribute("name"));
            } else {
                LOG.log(
                        Level.WARNING,
                        "beans.xml: an exclude with conditions is not supported and excludes nothing: "
                                + exclude.getAttribute("name"));
            }
        }
        return List.copyOf(names);
    }

    private static List<String> classes(Element root, String list) {
        return elements(root, list).stream()
                .flatMap(element -> elements(element, "class").stream())
                .map(element -> element.getTextContent().strip())
                .toList();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagNameNS("*", name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** Tells whether a class is left out. */
    boolean excludes(String type) {
        String packageName = type.substring(0, Math.max(0, type.lastIndexOf('.')));
        return excluded.stream().anyMatch(name -> {
            if (name.endsWith(".**")) {
                return (packageName + ".").startsWith(name.substring(0, name.length() - 2));
            }
            return name.endsWith(".*") ? packageName.equals(name.substring(0, name.length() - 2)) : type.equals(name);
        });
    }
}
