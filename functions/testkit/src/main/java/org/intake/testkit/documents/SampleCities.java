package org.intake.testkit.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.intake.testkit.documents.TruthValue.YearAmount;

/// Invents whole cities. A city from here is clean: every rule of the call passes.
public final class SampleCities {
  private static final LocalDate PARK_SEAL = LocalDate.of(2017, 7, 4);
  private static final LocalDate FILLED = LocalDate.of(2017, 7, 5);
  private static final LocalDate CITY_OPINION = LocalDate.of(2017, 7, 6);
  private static final LocalDate PROVINCE_OPINION = LocalDate.of(2017, 7, 12);

  private SampleCities() {}

  /// What is real about an invented city: its place in the division table and its dialling code.
  public record Place(
      Division division,
      String type,
      SampleProvince province,
      List<String> districts,
      String areaCode,
      String mailDomain) {
    public Place {
      districts = List.copyOf(districts);
    }
  }

  public static Place suzhou() {
    return new Place(
        new Division("320500", "苏州市"),
        "地级城市",
        SampleProvince.jiangsu(),
        List.of("吴中区", "相城区", "吴江区"),
        "0512",
        "suzhou-ip.example");
  }

  public static Place nantong() {
    return new Place(
        new Division("320600", "南通市"),
        "地级城市",
        SampleProvince.jiangsu(),
        List.of("崇川区", "港闸区", "通州区"),
        "0513",
        "nantong-ip.example");
  }

  public static Place wuxi() {
    return new Place(
        new Division("320200", "无锡市"),
        "地级城市",
        SampleProvince.jiangsu(),
        List.of("锡山区", "惠山区", "滨湖区"),
        "0510",
        "wuxi-ip.example");
  }

  public static Place changshu() {
    return new Place(
        new Division("320581", "常熟市"),
        "县级城市",
        SampleProvince.jiangsu(),
        List.of(""),
        "0512",
        "changshu-ip.example");
  }

  public static Place mianyang() {
    return new Place(
        new Division("510700", "绵阳市"),
        "地级城市",
        SampleProvince.sichuan(),
        List.of("涪城区", "游仙区"),
        "0816",
        "mianyang-ip.example");
  }

  public static Place jiaxing() {
    return new Place(
        new Division("330400", "嘉兴市"),
        "地级城市",
        SampleProvince.zhejiang(),
        List.of("南湖区", "秀洲区"),
        "0573",
        "jiaxing-ip.example");
  }

  public static Place foshan() {
    return new Place(
        new Division("440600", "佛山市"),
        "地级城市",
        SampleProvince.guangdong(),
        List.of("禅城区", "南海区", "顺德区"),
        "0757",
        "foshan-ip.example");
  }

  /// A clean city with so many parks, all of it decided by the seed.
  public static SampleCity invent(Place place, int parkCount, long seed) {
    var invention = new Invention(seed);
    List<SamplePark> parks = new ArrayList<>();
    List<String> hills = shuffledHills(invention);
    for (int i = 0; i < parkCount; i++) {
      parks.add(park(place, hills.get(i), i, invention));
    }
    return new SampleCity(
        place.division(),
        place.province(),
        cover(place),
        part1(place, parks, invention),
        parks,
        CITY_OPINION);
  }

  private static List<String> shuffledHills(Invention invention) {
    List<String> hills =
        new ArrayList<>(List.of("云岭", "澄湖", "青枫", "望川", "栖霞湾", "白鹭", "松涛", "远帆", "锦溪", "启明"));
    for (int i = hills.size() - 1; i > 0; i--) {
      int other = invention.between(0, i);
      String kept = hills.get(i);
      hills.set(i, hills.get(other));
      hills.set(other, kept);
    }
    return hills;
  }

  private static Fields cover(Place place) {
    String city = place.division().name();
    var values = new LinkedHashMap<String, SampleValue>();
    values.put("formTitle", SampleValue.text("中小企业知识产权战略推进工程试点城市申报表"));
    values.put("cityName", SampleValue.division(place.division()));
    values.put("cityIpOffice", stamped(city + "知识产权局"));
    values.put("citySmeDept", stamped(city + "经济和信息化委员会"));
    values.put("provinceIpOfficeStamp", stamped(place.province().ipOffice()));
    values.put("provinceSmeDeptStamp", stamped(place.province().smeDepartment()));
    values.put("fillDate", SampleValue.date(FILLED));
    return new Fields(values);
  }

  private static SampleValue stamped(String organ) {
    return new SampleValue(organ + "（盖章）", new TruthValue.Organ(organ));
  }

  private static Fields part1(Place place, List<SamplePark> parks, Invention invention) {
    String city = place.division().name();
    String mailDomain = place.mailDomain();
    var values = new LinkedHashMap<String, SampleValue>();
    values.put("cityName", SampleValue.division(place.division()));
    values.put(
        "cityCode",
        new SampleValue(
            place.division().code(), new TruthValue.Division(place.division().code(), city)));
    values.put("cityType", SampleValue.text(place.type()));
    values.put("leaderName", SampleValue.text(invention.person()));
    values.put("leaderTitle", SampleValue.text("副市长"));
    values.put("ipOfficeContact", SampleValue.text(invention.person()));
    values.put("ipOfficePhone", SampleValue.text(invention.landLine(place.areaCode())));
    values.put(
        "ipOfficeEmail", SampleValue.text("zscq" + invention.between(1, 99) + "@" + mailDomain));
    values.put("smeDeptContact", SampleValue.text(invention.person()));
    values.put("smeDeptPhone", SampleValue.text(invention.mobile()));
    values.put(
        "smeDeptEmail", SampleValue.text("zxqy_" + invention.between(1, 99) + "@" + mailDomain));
    values.put(
        "postalAddress",
        SampleValue.text(
            city + place.districts().getFirst() + "望湖路" + invention.between(1, 300) + "号"));
    values.put("postcode", SampleValue.text(postcode(invention)));
    cityFigures(values, invention);
    cityStatements(values, city);
    int first = invention.between(5, 9) * 100;
    int second = first + invention.between(1, 3) * 100;
    int third = second + invention.between(1, 4) * 100;
    values.put("fiscalInput", SampleValue.number(Integer.toString(first + second + third)));
    values.put(
        "fiscalInputYears",
        new SampleValue(
            "2015年" + first + "万元；2016年" + second + "万元；2017年" + third + "万元",
            new TruthValue.YearAmounts(
                List.of(year(2015, first), year(2016, second), year(2017, third)))));
    values.put(
        "policySupport",
        SampleValue.text(
            "出台《" + city + "中小企业知识产权促进办法》，对专利导航、贯标、质押融资和维权援助给予资助，建立知识产权质押融资风险补偿机制，并落实人才引进和培训补贴。"));
    values.put("parkList", parkList(parks));
    values.put(
        "cityOpinion",
        opinion("经研究，同意申报。", city + "知识产权局（盖章）　" + city + "经济和信息化委员会（盖章）", CITY_OPINION));
    values.put(
        "provinceOpinion",
        opinion(
            "经初审，材料齐全，符合申报条件，同意推荐。",
            place.province().ipOffice() + "（盖章）　" + place.province().smeDepartment() + "（盖章）",
            PROVINCE_OPINION));
    return new Fields(values);
  }

  private static String postcode(Invention invention) {
    return Integer.toString(invention.between(2100, 2260)) + "00";
  }

  private static void cityFigures(SequencedMap<String, SampleValue> values, Invention invention) {
    BigDecimal population = BigDecimal.valueOf(invention.between(15_000, 106_000), 2);
    int patents = invention.between(6_000, 42_000);
    BigDecimal perTenThousand =
        BigDecimal.valueOf(patents).divide(population, 2, RoundingMode.HALF_UP);
    int applications = invention.between(20_000, 99_000);
    values.put("residentPopulation", SampleValue.number(population.toPlainString()));
    values.put(
        "gdp",
        SampleValue.number(
            BigDecimal.valueOf(invention.between(20_000, 150_000), 1).toPlainString()));
    values.put("smeCount", SampleValue.number(Integer.toString(invention.between(30_000, 90_000))));
    values.put(
        "highTechCount", SampleValue.number(Integer.toString(invention.between(600, 4_000))));
    values.put("validInventionPatents", SampleValue.number(Integer.toString(patents)));
    values.put("inventionPer10k", SampleValue.number(perTenThousand.toPlainString()));
    values.put("patentApplications", SampleValue.number(Integer.toString(applications)));
    values.put(
        "patentGrants",
        SampleValue.number(Integer.toString(applications / 2 + invention.between(0, 900))));
  }

  private static void cityStatements(SequencedMap<String, SampleValue> values, String city) {
    values.put(
        "ipAgendaStatement",
        SampleValue.text(
            city
                + "连续三年将知识产权工作写入政府工作报告，市政府常务会议每年专题研究知识产权工作不少于两次，知识产权指标纳入国民经济和社会发展第十三个五年规划以及各县（市、区）年度目标考核。"));
    values.put(
        "coordinationMechanism",
        SampleValue.text("建立由分管副市长召集、二十一个部门参加的知识产权联席会议制度，每季度召开一次会议，办公室设在" + city + "知识产权局。"));
    values.put(
        "smeServiceSystem",
        SampleValue.text("建成市、县两级中小企业公共服务平台网络，认定省级以上示范平台十二家，设有知识产权服务窗口，全年服务中小企业六千余户次。"));
    values.put(
        "innovationCapacity",
        SampleValue.text("中小企业研发投入持续增长，专利申请量和授权量保持稳步上升，中小企业有效发明专利占全市总量的百分之六十以上。"));
    values.put(
        "leadingGroup",
        SampleValue.text(
            "成立" + city + "中小企业知识产权战略推进工程领导小组，由分管副市长任组长，知识产权局和经济和信息化委员会主要负责人任副组长，下设办公室。"));
  }

  private static YearAmount year(int year, int amount) {
    return new YearAmount(year, BigDecimal.valueOf(amount));
  }

  static SampleValue parkList(List<SamplePark> parks) {
    List<String> names = parks.stream().map(SamplePark::name).toList();
    return new SampleValue(String.join("、", names), new TruthValue.Names(names));
  }

  private static SampleValue opinion(String text, String stamps, LocalDate date) {
    return new SampleValue(
        text + "\n" + stamps + "\n" + SampleValue.written(date), new TruthValue.Dated(text, date));
  }

  private static SamplePark park(Place place, String hill, int index, Invention invention) {
    String city = place.division().name();
    String industry = invention.industry();
    String name = place.division().shortName() + hill + industry.substring(0, 2) + "产业园";
    String district = place.districts().get(index % place.districts().size());
    var values = new LinkedHashMap<String, SampleValue>();
    values.put("parkName", SampleValue.text(name));
    values.put("parkLevel", SampleValue.text(index == 0 ? "国家级" : "省级"));
    values.put("parkType", SampleValue.text(index == 0 ? "高新区" : "特色集聚区"));
    values.put("managementBody", SampleValue.organ(name + "管理委员会"));
    values.put(
        "address",
        SampleValue.text(city + district + hill + "路" + invention.between(1, 199) + "号"));
    values.put(
        "establishedYear", SampleValue.number(Integer.toString(invention.between(1992, 2012))));
    values.put(
        "area",
        SampleValue.number(BigDecimal.valueOf(invention.between(31, 299), 1).toPlainString()));
    values.put(
        "leadingIndustry",
        new SampleValue(industry + "、" + "科技服务", new TruthValue.Names(List.of(industry, "科技服务"))));
    parkFigures(values, invention);
    values.put("ipDepartment", SampleValue.organ(name + "知识产权管理办公室"));
    values.put("ipFullTimeStaff", SampleValue.number(Integer.toString(invention.between(2, 9))));
    values.put("ipPolicies", SampleValue.text("园区制定知识产权促进办法，对发明专利授权、贯标、质押融资贴息和维权援助给予奖励，每年安排专项资金。"));
    values.put("ipTalent", SampleValue.text("园区集聚知识产权服务机构九家，执业专利代理人二十六名，企业知识产权总监和专员覆盖规模以上企业。"));
    values.put(
        "advantage",
        SampleValue.text("园区以" + industry + "为主导，中小企业相对集聚，产业链配套完整，拥有省级以上研发机构十七家，创新能力居全市前列。"));
    values.put("parkContact", SampleValue.text(invention.person()));
    values.put("parkPhone", SampleValue.text(invention.landLine(place.areaCode())));
    values.put("parkSeal", opinion("情况属实，同意申报。", name + "管理委员会（盖章）", PARK_SEAL));
    return new SamplePark(name, new Fields(values));
  }

  private static void parkFigures(SequencedMap<String, SampleValue> values, Invention invention) {
    int enterprises = invention.between(260, 900);
    int population = invention.between(180, 460) * 100;
    int patents = population * invention.between(500, 800) / 100_000;
    BigDecimal perTenThousand =
        BigDecimal.valueOf(patents * 10_000L)
            .divide(BigDecimal.valueOf(population), 2, RoundingMode.HALF_UP);
    values.put("enterpriseCount", SampleValue.number(Integer.toString(enterprises)));
    values.put(
        "smeCount", SampleValue.number(Integer.toString(enterprises - invention.between(5, 40))));
    values.put(
        "employees",
        SampleValue.number(Integer.toString(population * invention.between(55, 80) / 100)));
    values.put("population", SampleValue.number(Integer.toString(population)));
    values.put("populationBasis", SampleValue.text("常住人口"));
    values.put("statYear", SampleValue.date(LocalDate.of(2016, 12, 31)));
    values.put("validInventionPatents", SampleValue.number(Integer.toString(patents)));
    values.put("inventionPer10k", SampleValue.number(perTenThousand.toPlainString()));
  }
}
