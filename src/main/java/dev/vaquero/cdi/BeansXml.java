package dev.vaquero.cdi;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** What a {@code beans.xml} says about the discovery of beans. */
enum BeansXml {
    /** Classes with a bean-defining annotation. */
    ANNOTATED,
    /** Every class. */
    ALL,
    /** No class. */
    NONE;

    static BeansXml read(InputStream xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Element root = factory.newDocumentBuilder().parse(xml).getDocumentElement();
            return switch (root.getAttribute("bean-discovery-mode")) {
                case "all" -> ALL;
                case "none" -> NONE;
                default -> ANNOTATED;
            };
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException("beans.xml could not be read", e);
        }
    }
}
