package org.intake.testkit.documents;

/// The province whose two departments recommend.
public record SampleProvince(
    Division division, String numberPrefix, String ipOffice, String smeDepartment) {

  /// Jiangsu with the names its departments had in July 2017.
  public static SampleProvince jiangsu() {
    return new SampleProvince(new Division("320000", "江苏省"), "苏知发", "江苏省知识产权局", "江苏省经济和信息化委员会");
  }

  public static SampleProvince sichuan() {
    return new SampleProvince(new Division("510000", "四川省"), "川知发", "四川省知识产权局", "四川省经济和信息化委员会");
  }

  public static SampleProvince zhejiang() {
    return new SampleProvince(new Division("330000", "浙江省"), "浙知发", "浙江省知识产权局", "浙江省经济和信息化委员会");
  }

  public static SampleProvince guangdong() {
    return new SampleProvince(new Division("440000", "广东省"), "粤知", "广东省知识产权局", "广东省经济和信息化委员会");
  }
}
