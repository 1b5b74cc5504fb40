package org.intake.journey;

import static org.intake.domain.screening.Outcome.PASS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.Block;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.Paragraph;
import org.intake.testkit.documents.Division;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.PdfWriter;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.RecommendationLetter;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.SampleCity;
import org.intake.testkit.documents.SampleFile;
import org.intake.testkit.documents.SampleLetter;
import org.intake.testkit.documents.SampleProvince;
import org.intake.testkit.documents.SampleValue;
import org.intake.testkit.documents.Traditional;

/// The golden packages: made by the generator at test time, each unlike the clean one in what its
/// name says.
final class GoldenPackages {
  static final String CLEAN = "clean";
  static final String CLEAN_THREE = "clean-three-parks";
  private static final long SEED = 4711L;
  private static final String FORM = "无锡市/无锡市申报表";
  private static final String JIANGSU = "320000";

  private GoldenPackages() {}

  static List<Golden> all() {
    List<Golden> all = new ArrayList<>();
    all.add(form(CLEAN, wuxi(2)));
    all.add(form(CLEAN_THREE, wuxi(3)));
    all.addAll(layouts());
    all.addAll(figures());
    all.addAll(entries());
    all.addAll(letters());
    all.addAll(packages());
    all.addAll(clock());
    return all;
  }

  private static SampleCity wuxi(int parks) {
    return SampleCities.invent(SampleCities.wuxi(), parks, SEED);
  }

  private static Golden form(String name, SampleCity city) {
    return with(name, city, office("docx", ApplicationForm.pieces(city, FormStyle.ornate())));
  }

  private static Golden with(String name, SampleCity city, SampleFile... form) {
    List<SampleFile> files = new ArrayList<>(GoldenForms.besides(city));
    files.addAll(List.of(form));
    return Golden.of(name, JIANGSU, files);
  }

  private static SampleFile office(String extension, List<Piece> pieces) {
    return SampleFile.office(FORM + "." + extension, pieces);
  }

  private static SampleFile pdf(List<Piece> pieces) {
    return PdfWriter.write(FORM + ".pdf", pieces, PdfWriter.Style.asFromWord());
  }

  private static List<Golden> layouts() {
    SampleCity city = wuxi(2);
    Map<String, List<Piece>> forms = new LinkedHashMap<>();
    forms.put("in-pairs", ApplicationForm.pieces(city, FormStyle.plain()));
    forms.put("with-side-headings", ApplicationForm.pieces(city, FormStyle.sideHeadings()));
    forms.put("joined", GoldenForms.pieces(city, FormStyle.plain(), GoldenForms::joined));
    forms.put("values-below", GoldenForms.pieces(city, FormStyle.plain(), GoldenForms::below));
    forms.put("numbered", GoldenForms.pieces(city, FormStyle.list(), GoldenForms::numbered));
    forms.put(
        "traditional",
        ApplicationForm.pieces(city, FormStyle.plain()).stream().map(Traditional::of).toList());
    List<Golden> all = new ArrayList<>();
    forms.forEach((name, pieces) -> {
      all.add(with("layout-" + name + "-docx", city, office("docx", pieces)));
      all.add(with("layout-" + name + "-xlsx", city, office("xlsx", pieces)));
      all.add(with("layout-" + name + "-pdf", city, pdf(pieces)));
    });
    all.add(
        with(
            "layout-units-in-a-column",
            city,
            office("docx", GoldenForms.pieces(city, FormStyle.list(), GoldenForms::withUnits))));
    all.add(
        with(
                "layout-two-years",
                city,
                office("docx", GoldenForms.pieces(city, FormStyle.list(), GoldenForms::ofTwoYears)))
            .asks("R-CND-04", "R-CND-06", "R-MAT-08", "R-PRK-12")
            .asks("R-PRK-02@0", "R-PRK-02@1", "R-PRK-06@0", "R-PRK-06@1")
            .asks("R-PRK-07@0", "R-PRK-07@1", "R-PRK-08@0", "R-PRK-08@1"));
    all.add(
        with(
                "label-nobody-knows",
                city,
                office(
                    "docx",
                    GoldenForms.pieces(
                        city,
                        FormStyle.plain(),
                        GoldenForms.labels(
                            label -> label.startsWith("专职工作人员数") ? "从事知识产权工作的人" : label))))
            .asks("R-PRK-06@0", "R-PRK-06@1"));
    return all;
  }

  private static SampleCity park(SampleCity city, String field, String shown) {
    return city.withPark(0, park -> park.with(field, new SampleValue(shown, null)));
  }

  private static Golden figure(String name, String declared, String patents, String population) {
    SampleCity city = park(wuxi(2), "inventionPer10k", declared);
    return form(
        "figure-" + name,
        park(park(city, "validInventionPatents", patents), "population", population));
  }

  private static List<Golden> figures() {
    List<Golden> all = new ArrayList<>();
    all.add(figure("exactly-48.4", "48.4", "1210", "25万人"));
    all.add(figure("48.40-of-250000", "48.40件", "1210", "250,000人"));
    all.add(figure("full-width", "４８．４", "１２１０", "２５００００人"));
    all.add(figure("chinese", "六十点五件", "壹仟贰佰壹拾件", "贰拾万人"));
    all.add(figure("in-ten-thousands", "60.5", "0.121万件", "20万人"));
    all.add(figure("of-the-year", "60.5件（2016年底）", "1210", "200000人"));
    all.add(figure("thousands", "1,234", "3085", "25000人"));
    all.add(
        figure("48.39", "48.39", "1210", "250000人")
            .fails("R-PRK-07@0")
            .asks("R-PRK-08@0", "R-PRK-12"));
    all.add(figure("48.36-written-48.4", "48.4", "1209", "250000人").asks("R-PRK-08@0"));
    all.add(figure("unit-slip", "60.5", "1210", "20").asks("R-PRK-08@0"));
    for (Map.Entry<String, String> doubtful :
        Map.ofEntries(
                Map.entry("per-100k", "484件/10万人"),
                Map.entry("per-thousand", "60.5件/千人"),
                Map.entry("about", "约60.5"),
                Map.entry("nearly", "近61"),
                Map.entry("or-more", "60以上"),
                Map.entry("not-below", "不低于60.5"),
                Map.entry("more-than", "超过60"),
                Map.entry("not-reached", "未达到60.5"),
                Map.entry("range", "60-61"),
                Map.entry("odd-amount", "60余"),
                Map.entry("percent", "60.5%"),
                Map.entry("other-point", "60。5"),
                Map.entry("comma", "60, 5"),
                Map.entry("two-years", "2015年40.2件，2016年60.5件"),
                Map.entry("of-the-city", "全市60.5"),
                Map.entry("negative", "-60.5"),
                Map.entry("see-annex", "见附件"))
            .entrySet()) {
      all.add(
          figure(doubtful.getKey(), doubtful.getValue(), "1210", "200000人")
              .asks("R-PRK-07@0", "R-PRK-08@0", "R-PRK-12"));
    }
    all.add(figure("of-2015", "60.5（2015年）", "1210", "200000人").asks("R-PRK-07@0", "R-PRK-12"));
    all.add(
        figure("blank", "", "1210", "200000人").fails("R-PRK-07@0", "R-PRK-08@0").asks("R-PRK-12"));
    return all;
  }

  private static Golden entry(String name, String field, String shown) {
    return form("entry-" + name, park(wuxi(2), field, shown));
  }

  private static List<Golden> entries() {
    List<Golden> all = new ArrayList<>();
    all.add(entry("staff-bare", "ipFullTimeStaff", "3"));
    all.add(entry("staff-in-words", "ipFullTimeStaff", "三人"));
    all.add(entry("staff-none", "ipFullTimeStaff", "0").fails("R-PRK-06@0"));
    all.add(entry("staff-blank", "ipFullTimeStaff", "").fails("R-PRK-06@0"));
    all.add(entry("staff-said-none", "ipFullTimeStaff", "暂无").fails("R-PRK-06@0"));
    for (Map.Entry<String, String> doubtful :
        Map.of(
                "part-time", "2（兼职）",
                "posts", "5（编制）",
                "some", "若干",
                "range", "1-2",
                "planned", "编制5人，在岗0人")
            .entrySet()) {
      all.add(
          entry("staff-" + doubtful.getKey(), "ipFullTimeStaff", doubtful.getValue())
              .asks("R-PRK-06@0"));
    }
    all.add(entry("year-end-in-words", "statYear", "二〇一六年十二月三十一日"));
    all.add(entry("year-2015", "statYear", "2015年12月31日").asks("R-PRK-09@0"));
    all.add(entry("basis-employees", "populationBasis", "从业人员").asks("R-PRK-10@0"));
    all.add(entry("address-outside", "address", "苏州市吴中区望湖路8号").fails("R-PRK-11@0"));
    all.add(entry("address-unclear", "address", "望湖路8号").asks("R-PRK-11@0"));
    all.add(
        form("city-type-wrong", wuxi(2).withPart1("cityType", SampleValue.text("县级城市")))
            .fails("R-ELG-02"));
    all.add(
        form("fill-date-blank", wuxi(2).withCover("fillDate", SampleValue.blank("　　年　　月　　日")))
            .fails("R-MAT-10"));
    all.add(
        form("merged-city-body", wuxi(2).withCover("cityIpOffice", text("无锡市科学技术和知识产权局（盖章）")))
            .asks("R-PRC-05"));
    return all;
  }

  private static SampleValue text(String shown) {
    return new SampleValue(shown, null);
  }

  private static Golden letter(String name, UnaryOperator<Piece> change) {
    SampleCity city = wuxi(2);
    Piece letter =
        change.apply(
            RecommendationLetter.piece(SampleLetter.of(city.province(), List.of(city), SEED)));
    List<SampleFile> files = new ArrayList<>(GoldenForms.besides(city));
    files.set(0, SampleFile.office("推荐函.docx", List.of(letter)));
    files.add(office("docx", ApplicationForm.pieces(city, FormStyle.ornate())));
    return Golden.of("letter-" + name, JIANGSU, files);
  }

  private static UnaryOperator<Piece> said(String from, String to) {
    return piece -> piece.withTexts(text -> text.replace(from, to));
  }

  /// Signed so, under a head of the same organs.
  private static UnaryOperator<Piece> signed(String... organs) {
    return piece -> {
      List<Block> blocks = new ArrayList<>(piece.blocks());
      for (int i = 0; i < blocks.size(); i++) {
        if (blocks.get(i) instanceof Paragraph paragraph
            && paragraph.spans().stream()
                .anyMatch(span -> "provinceIpOffice".equals(span.field()))) {
          blocks.set(i, Paragraph.of(String.join("　　", organs), paragraph.look()));
        }
      }
      blocks.removeFirst();
      blocks.removeFirst();
      for (String organ : organs) {
        blocks.addFirst(Paragraph.of(organ, Look.head()));
      }
      return new Piece(piece.type(), piece.park(), piece.condition(), piece.truth(), blocks);
    };
  }

  private static List<Golden> letters() {
    String ip = "江苏省知识产权局";
    String sme = "江苏省经济和信息化委员会";
    List<Golden> all = new ArrayList<>();
    all.add(letter("traditional", Traditional::of));
    all.add(letter("alias", signed(ip, "江苏省经信委")));
    all.add(letter("other-sme-body", signed(ip, "江苏省中小企业局")));
    all.add(letter("stamped", signed(ip + "（章）", sme + "（章）")));
    all.add(letter("one-signer", signed(ip)).fails("R-PRC-01"));
    all.add(letter("only-sme", signed(sme)).fails("R-PRC-01"));
    all.add(letter("same-body-twice", signed(ip, ip)).fails("R-PRC-01"));
    all.add(letter("wrong-province", signed(ip, "浙江省经济和信息化委员会")).fails("R-PRC-01"));
    all.add(letter("unregistered", signed(ip, "江苏省工业和信息化厅")).asks("R-PRC-01"));
    all.add(letter("merged-body", signed("江苏省科学技术厅（知识产权局）", sme)).asks("R-PRC-01"));
    all.add(
        letter(
                "office-addressees",
                piece ->
                    piece.withTexts(text ->
                        switch (text) {
                          case "国家知识产权局" -> "国家知识产权局办公室";
                          case "工业和信息化部" -> "工业和信息化部办公厅";
                          default -> text;
                        }))
            .asks("R-PRC-02"));
    all.add(
        letter(
                "to-the-province",
                piece ->
                    piece.withTexts(text ->
                        switch (text) {
                          case "国家知识产权局" -> "江苏省人民政府";
                          case "工业和信息化部" -> "江苏省政府办公厅";
                          default -> text;
                        }))
            .fails("R-PRC-02"));
    all.add(letter("dated-the-last-day", said("2017年7月14日", "2017年7月31日")));
    all.add(letter("dated-in-words", said("2017年7月14日", "二○一七年七月三十一日")));
    all.add(letter("dated-late", said("2017年7月14日", "2017年8月1日")).fails("R-PRC-03"));
    all.add(
        letter("dated-before-the-notice", said("2017年7月14日", "2017年6月26日"))
            .asks("R-PRC-03", "R-MAT-08"));
    all.add(
        letter("date-without-month", said("2017年7月14日", "2017年1222")).asks("R-PRC-03", "R-MAT-08"));
    all.add(letter("as-a-report", said("试点城市的函", "试点城市的报告")).asks("R-MAT-01"));
    all.add(letter("other-parks", said("松涛新材", "东风新材")).asks("R-MAT-08"));
    all.add(letter("other-city", said("无锡市", "常州市")).asks("R-PRC-07"));
    return all;
  }

  private static List<Golden> packages() {
    List<Golden> all = new ArrayList<>();
    SampleCity two = wuxi(2);
    SampleCity three = wuxi(3);
    List<Piece> form = ApplicationForm.pieces(three, FormStyle.plain());
    all.add(with("three-parks-one-pdf", three, pdf(form)));
    all.add(
        with(
                "middle-park-missing",
                three,
                pdf(List.of(form.get(0), form.get(1), form.get(2), form.get(4))))
            .fails("R-MAT-03@1"));
    List<Piece> pieces = ApplicationForm.pieces(two, FormStyle.ornate());
    all.add(
        with(
            "form-split-over-files",
            two,
            SampleFile.office("无锡市/首页.docx", pieces.subList(0, 1)),
            SampleFile.office("无锡市/第一部分.docx", pieces.subList(1, 2)),
            SampleFile.office("无锡市/第二部分之一.xlsx", pieces.subList(2, 3)),
            PdfWriter.write("无锡市/第二部分之二.pdf", pieces.subList(3, 4), PdfWriter.Style.plain())));
    all.add(
        with(
            "same-form-twice",
            two,
            office("docx", pieces),
            SampleFile.office("无锡市/申报表（副本）.docx", pieces)));
    SampleCity other = SampleCities.invent(SampleCities.nantong(), 2, SEED + 1);
    List<SampleFile> both = new ArrayList<>();
    both.add(GoldenForms.letter(List.of(two, other)));
    both.addAll(GoldenForms.ofCity(two));
    both.addAll(GoldenForms.ofCity(other));
    List<Piece> together = new ArrayList<>(pieces);
    together.addAll(ApplicationForm.pieces(other, FormStyle.ornate()));
    List<SampleFile> oneForm = new ArrayList<>(both);
    oneForm.add(SampleFile.office("两市申报表.docx", together));
    all.add(Golden.of("two-cities-in-one-form", JIANGSU, oneForm));
    List<SampleFile> wrongFolder = new ArrayList<>(both);
    wrongFolder.add(office("docx", pieces));
    wrongFolder.add(
        SampleFile.office("无锡市/南通市申报表.docx", ApplicationForm.pieces(other, FormStyle.ornate())));
    all.add(Golden.of("form-in-the-wrong-folder", JIANGSU, wrongFolder));
    List<SampleFile> withoutForms = new ArrayList<>(GoldenForms.ofCity(two));
    withoutForms.add(GoldenForms.letter(List.of(two, other)));
    withoutForms.add(office("docx", pieces));
    all.add(Golden.of("letter-names-a-city-without-forms", JIANGSU, withoutForms).asks("R-PRC-07"));
    all.add(
        quota("three-cities", "370000", List.of(jinan(), yantai(), weifang())).fails("R-QUO-01"));
    all.add(
        quota("district-of-a-planned-city", "370000", List.of(chengyang(), jinan(), yantai()))
            .says(PASS, "R-QUO-02"));
    return all;
  }

  private static Golden quota(String name, String province, List<SampleCities.Place> places) {
    List<SampleCity> cities = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      cities.add(SampleCities.invent(places.get(i), 2, SEED + 10 + i));
    }
    List<SampleFile> files = new ArrayList<>();
    files.add(GoldenForms.letter(cities));
    for (SampleCity city : cities) {
      files.addAll(GoldenForms.ofCity(city));
      files.add(
          SampleFile.office(
              city.name() + "/" + city.name() + "申报表.docx",
              ApplicationForm.pieces(city, FormStyle.ornate())));
    }
    return Golden.of("quota-" + name, province, files);
  }

  private static SampleProvince shandong() {
    return new SampleProvince(new Division("370000", "山东省"), "鲁知", "山东省知识产权局", "山东省中小企业局");
  }

  private static SampleCities.Place place(String code, String name, String type, String district) {
    return new SampleCities.Place(
        new Division(code, name), type, shandong(), List.of(district), "0531", "city.example");
  }

  private static SampleCities.Place jinan() {
    return place("370100", "济南市", "副省级城市", "历城区");
  }

  private static SampleCities.Place yantai() {
    return place("370600", "烟台市", "地级城市", "芝罘区");
  }

  private static SampleCities.Place weifang() {
    return place("370700", "潍坊市", "地级城市", "潍城区");
  }

  private static SampleCities.Place chengyang() {
    return place("370214", "城阳区", "计划单列市市辖区", "");
  }

  private static List<Golden> clock() {
    Golden clean = form("arrives-in-the-last-millisecond", wuxi(2));
    return List.of(
        clean.at("2017-07-31T15:59:59.999Z"),
        form("arrives-a-millisecond-late", wuxi(2)).at("2017-07-31T16:00:00Z").asks("R-PRC-03"));
  }
}
