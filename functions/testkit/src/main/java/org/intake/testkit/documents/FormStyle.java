package org.intake.testkit.documents;

/// How a city typed its form. The official annex is not published, so no reader may depend on one.
///
/// @param unitsInLabels `园区人口数（人）` | `25000`, else `园区人口数` | `25000人`
/// @param spacedLabels short labels are set justified: `电　话`
/// @param nestedContacts contacts stand in a block whose first column names the department
/// @param coverInTable the cover's lines are a table without a caption
/// @param layout the grid of the tables
public record FormStyle(
    boolean unitsInLabels,
    boolean spacedLabels,
    boolean nestedContacts,
    boolean coverInTable,
    Layout layout) {

  /// The grids met in practice.
  public enum Layout {
    /// Label, value, label, value.
    PAIRS,
    /// One field a row.
    LIST,
    /// As pairs, with the headings of sections running down a narrow first column.
    SIDE_HEADINGS
  }

  public static FormStyle plain() {
    return new FormStyle(true, false, false, false, Layout.PAIRS);
  }

  public static FormStyle ornate() {
    return new FormStyle(false, true, true, true, Layout.PAIRS);
  }

  public static FormStyle list() {
    return new FormStyle(true, true, false, true, Layout.LIST);
  }

  /// None of the named ones: what each of them decides is decided by the seed.
  static FormStyle varied(Invention invention) {
    return new FormStyle(
        invention.between(0, 1) == 1,
        invention.between(0, 1) == 1,
        invention.between(0, 1) == 1,
        invention.between(0, 1) == 1,
        Layout.values()[invention.between(0, Layout.values().length - 1)]);
  }

  public static FormStyle sideHeadings() {
    return new FormStyle(false, false, true, false, Layout.SIDE_HEADINGS);
  }
}
