package no.slett.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The container image, as {@code pom.xml} describes it. */
final class Image {
  private Image() {}

  /** The flags that its JVM is started with. */
  static List<String> flags() {
    try {
      var pom = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      var flags = pom.parse(Path.of("pom.xml").toFile()).getElementsByTagName("jvmFlag");
      return IntStream.range(0, flags.getLength())
          .mapToObj(flags::item)
          .map(Node::getTextContent)
          .toList();
    } catch (IOException | ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("pom.xml cannot be read from the working directory", e);
    }
  }
}
