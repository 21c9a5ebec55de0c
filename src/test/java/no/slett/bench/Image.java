package no.slett.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The container image, as {@code pom.xml} describes it. */
final class Image {
  private Image() {}

  /** The flags that its JVM is started with. */
  static List<String> flags() {
    return elements("jvmFlag").map(Node::getTextContent).toList();
  }

  /** What its environment holds beside the configuration. */
  static Map<String, String> environment() {
    return elements("environment")
        .map(Node::getChildNodes)
        .flatMap(Image::each)
        .filter(Element.class::isInstance)
        .collect(Collectors.toMap(Node::getNodeName, Node::getTextContent));
  }

  private static Stream<Node> elements(String name) {
    try {
      var reader = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      return each(reader.parse(Path.of("pom.xml").toFile()).getElementsByTagName(name));
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("pom.xml cannot be read from the working directory", e);
    }
  }

  private static Stream<Node> each(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
  }
}
