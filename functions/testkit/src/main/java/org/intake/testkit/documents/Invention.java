package org.intake.testkit.documents;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/// Invents persons, numbers and names from a seed; the same seed always gives the same.
final class Invention {
  private static final String SURNAMES =
      "陈林黄周吴徐孙马朱胡郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严";
  private static final String GIVEN = "立新明远晓琳文博佳怡雨晴建华志强思源海燕国栋春梅永康嘉宁泽民若溪清和子涵俊杰婉莹云帆向东景行书瑶承宇安然";
  private static final List<String> INDUSTRIES =
      List.of(
          "智能装备制造", "新材料", "新一代信息技术", "生物医药", "节能环保", "新能源汽车零部件", "集成电路", "精密仪器", "海洋工程装备", "现代纺织");

  private final Random random;

  Invention(long seed) {
    this.random = new Random(seed);
  }

  int between(int low, int high) {
    return low + random.nextInt(high - low + 1);
  }

  String person() {
    int given = random.nextInt(GIVEN.length() / 2) * 2;
    String name = GIVEN.substring(given, given + 2);
    int surname = random.nextInt(SURNAMES.length());
    return SURNAMES.charAt(surname) + (between(0, 4) == 0 ? name.substring(0, 1) : name);
  }

  /// 5550 stands where no exchange is in use, as 555 does elsewhere.
  String landLine(String areaCode) {
    return String.format(Locale.ROOT, "%s-5550%04d", areaCode, random.nextInt(10_000));
  }

  String mobile() {
    return String.format(Locale.ROOT, "1390000%04d", random.nextInt(10_000));
  }

  String industry() {
    return INDUSTRIES.get(random.nextInt(INDUSTRIES.size()));
  }

  /// An invention patent number with a right check digit.
  String inventionPatent() {
    int year = between(2008, 2015);
    int type = between(0, 9) == 0 ? 8 : 1;
    return patent(year, type);
  }

  private String patent(int year, int type) {
    String digits = String.format(Locale.ROOT, "%d%d%07d", year, type, between(10_000, 6_900_000));
    return "ZL" + digits + "." + PatentNumbers.checkDigit(digits);
  }
}
