package org.intake.testkit.documents;

/// How a city typed its form. The official annex is not published, so no reader may depend on one.
///
/// @param unitsInLabels `园区人口数（人）` | `25000`, else `园区人口数` | `25000人`
/// @param spacedLabels short labels are set justified: `电　话`
/// @param nestedContacts contacts stand in a block whose first column names the department
/// @param coverInTable the cover's lines are a table without a caption
public record FormStyle(
    boolean unitsInLabels, boolean spacedLabels, boolean nestedContacts, boolean coverInTable) {

  public static FormStyle plain() {
    return new FormStyle(true, false, false, false);
  }

  public static FormStyle ornate() {
    return new FormStyle(false, true, true, true);
  }
}
