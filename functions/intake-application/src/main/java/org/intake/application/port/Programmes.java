package org.intake.application.port;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.intake.application.PermanentFault;
import org.intake.domain.programme.Programme;

/// The calls that this installation serves.
public interface Programmes {
  /// The ids of all calls, sorted.
  List<String> calls();

  Optional<Programme> programme(String call);

  /// The programme of something that the ledger holds: no further try helps when an installation
  /// does not know the call.
  default Programme required(String call) {
    return programme(call)
        .orElseThrow(() -> new PermanentFault("the call has no programme file here"));
  }

  /// The rules of a call, compiled on first use.
  Optional<RuleBook> rules(String call);

  /// The files of a call, by name, as they go into a decision bundle; empty when there is no such
  /// call.
  SortedMap<String, byte[]> files(String call);
}
