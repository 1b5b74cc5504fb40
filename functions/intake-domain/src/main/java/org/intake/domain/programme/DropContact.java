package org.intake.domain.programme;

import org.intake.domain.Language;

/// Whom we write to when a province drops files with a storage client. `province` is a division
/// code.
public record DropContact(String province, String name, String email, Language language) {}
