package org.intake.documents.ofd;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.Seal;

/// The electronic seals of an OFD: where they stand, and whether the parts that they protect still
/// have the digests that were signed. Certificates are not judged here.
final class OfdSeals {
  private final OfdFile ofd;

  OfdSeals(OfdFile ofd) {
    this.ofd = ofd;
  }

  List<Seal> read() throws IOException, XMLStreamException {
    List<Seal> seals = new ArrayList<>();
    Optional<XmlNode> package_ = ofd.part("OFD.xml");
    Optional<String> list = package_.flatMap(p -> p.first("Signatures")).map(XmlNode::text);
    if (list.isEmpty() || list.get().isEmpty()) {
      return seals;
    }
    String location = OfdFile.resolve("", list.get());
    Optional<XmlNode> signatures = ofd.part(location);
    if (signatures.isEmpty()) {
      return seals;
    }
    for (XmlNode entry : signatures.get().all("Signature")) {
      String at = OfdFile.resolve(OfdFile.folder(location), entry.attribute("BaseLoc"));
      Optional<XmlNode> signature = ofd.part(at);
      if (signature.isPresent()) {
        seals(signature.get(), seals);
      }
    }
    return seals;
  }

  private void seals(XmlNode signature, List<Seal> seals) throws IOException {
    Seal.State state = state(signature);
    String provider = signature.first("Provider").map(p -> p.attribute("Company")).orElse("");
    for (XmlNode stamp : signature.all("StampAnnot")) {
      int page = ofd.pageOf(stamp.attribute("PageRef"));
      Optional<double[]> area = OfdFile.box(stamp.attribute("Boundary"));
      if (page < 1 || area.isEmpty()) {
        continue;
      }
      OfdContent content = ofd.content(page);
      double[] a = area.get();
      Box box =
          Box.of(
              a[0] * OfdFile.POINTS,
              a[1] * OfdFile.POINTS,
              a[2] * OfdFile.POINTS,
              a[3] * OfdFile.POINTS,
              content.width(),
              content.height());
      seals.add(
          new Seal(
              page, box, provider.isEmpty() ? null : provider, null, Seal.Kind.ELECTRONIC, state));
    }
  }

  /// Broken as soon as one protected part has changed or is missing.
  private Seal.State state(XmlNode signature) throws IOException {
    Optional<XmlNode> references = signature.first("References");
    if (references.isEmpty() || references.get().all("Reference").isEmpty()) {
      return Seal.State.UNVERIFIED;
    }
    String method = references.get().attribute("CheckMethod");
    for (XmlNode reference : references.get().all("Reference")) {
      Optional<byte[]> part = ofd.bytes(OfdFile.resolve("", reference.attribute("FileRef")));
      if (part.isEmpty()) {
        return Seal.State.BROKEN;
      }
      Optional<byte[]> digest = digest(method, part.get());
      if (digest.isEmpty()) {
        return Seal.State.UNVERIFIED;
      }
      String signed = reference.first("CheckValue").map(XmlNode::text).orElse("");
      if (!Base64.getEncoder().encodeToString(digest.get()).equals(signed.replaceAll("\\s", ""))) {
        return Seal.State.BROKEN;
      }
    }
    return Seal.State.INTACT;
  }

  private static Optional<byte[]> digest(String method, byte[] part) {
    return switch (method) {
      case "MD5", "1.2.840.113549.2.5" -> Optional.of(jdk("MD5", part));
      case "SHA1", "SHA-1", "1.3.14.3.2.26" -> Optional.of(jdk("SHA-1", part));
      case "SHA256", "SHA-256", "2.16.840.1.101.3.4.2.1" -> Optional.of(jdk("SHA-256", part));
      case "SM3", "1.2.156.10197.1.401" -> Optional.of(Sm3.digest(part));
      default -> Optional.empty();
    };
  }

  private static byte[] jdk(String algorithm, byte[] part) {
    try {
      return MessageDigest.getInstance(algorithm).digest(part);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
