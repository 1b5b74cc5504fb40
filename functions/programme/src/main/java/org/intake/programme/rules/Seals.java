package org.intake.programme.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;
import org.intake.domain.screening.CaseDocument;

/// The seals on the documents and whose they are.
final class Seals {
  private final Screening screening;
  private final Seen seen;

  Seals(Screening screening, Seen seen) {
    this.screening = screening;
    this.seen = seen;
  }

  /// `not-expected` for an office file, `bound` when each signer has a seal of its own that names
  /// it, else `unclear`. A page without colour shows no seals; those of the others bind all the
  /// same.
  String of(String type, List<String> signers) {
    boolean expected = false;
    for (CaseDocument document : screening.distinct(new DocumentType(type))) {
      if (document.sealReport() == SealReport.NOT_EXPECTED) {
        continue;
      }
      expected = true;
      document.seals().forEach(seal -> seen.seal(document, seal));
      if (bound(document.seals(), signers)) {
        return "bound";
      }
    }
    return expected ? "unclear" : "not-expected";
  }

  private boolean bound(List<Seal> seals, List<String> signers) {
    Set<Integer> taken = new LinkedHashSet<>();
    for (String signer : signers) {
      for (int i = 0; i < seals.size(); i++) {
        if (!taken.contains(i) && isSealOf(seals.get(i), signer)) {
          taken.add(i);
          break;
        }
      }
    }
    return taken.size() == signers.size();
  }

  /// Whether a seal names the signer and covers no other's line. A ring is hard to read: one
  /// character may be wrong where no other organ of any province is as near.
  private boolean isSealOf(Seal seal, String signer) {
    String text = seal.text();
    String line = seal.signature();
    if (seal.state() == Seal.State.BROKEN
        || text == null
        || (line != null && !Names.plain(line).contains(Names.plain(signer)))) {
      return false;
    }
    int own = Names.distance(text, signer);
    return own == 0
        || (own == 1
            && screening.programme().reading().organs().organs().stream()
                .flatMap(organ -> Stream.concat(Stream.of(organ.name()), organ.aliases().stream()))
                .filter(name -> !Names.same(name, signer))
                .allMatch(name -> Names.distance(text, name) > own));
  }
}
