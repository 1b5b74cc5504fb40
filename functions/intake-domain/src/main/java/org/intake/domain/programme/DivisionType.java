package org.intake.domain.programme;

/// The kinds of division that the notice and its edge cases tell apart. The Chinese name is what a
/// form calls it.
public enum DivisionType {
  PROVINCE("省、自治区"),
  MUNICIPALITY("直辖市"),
  SUB_PROVINCIAL_CITY("副省级城市"),
  /// 计划单列市 are sub-provincial cities as well; as an applicant they are a question of their own.
  SEPARATELY_PLANNED_CITY("计划单列市"),
  PREFECTURE_CITY("地级城市"),
  AUTONOMOUS_PREFECTURE("州"),
  LEAGUE("盟"),
  PREFECTURE("地区"),
  COUNTY_CITY("县级城市"),
  CORPS_CITY("兵团城市"),
  MUNICIPALITY_DISTRICT("直辖市市辖区"),
  SEPARATELY_PLANNED_DISTRICT("计划单列市市辖区"),
  DISTRICT("市辖区"),
  COUNTY("县"),
  AUTONOMOUS_COUNTY("自治县"),
  BANNER("旗"),
  FOREST_DISTRICT("林区"),
  SPECIAL_DISTRICT("特区"),
  SPECIAL_ADMINISTRATIVE_REGION("特别行政区");

  private final String label;

  DivisionType(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
