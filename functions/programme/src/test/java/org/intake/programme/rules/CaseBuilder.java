package org.intake.programme.rules;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.intake.domain.Sha256;
import org.intake.domain.Texts;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.CellRef;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.CaseFile;
import org.intake.domain.screening.ProcedureFacts;
import org.intake.domain.screening.ProvinceFacts;
import org.jspecify.annotations.Nullable;

/// A case of the 2017 call for tests: clean from the start, every rule PASS or NOT_APPLICABLE; each
/// test spoils what it is about.
final class CaseBuilder {
  static final String EAST = "云岭新材产业园";
  static final String WEST = "澄湖智能产业园";

  private final Programme programme;
  private final Map<String, CaseDocument> documents = new LinkedHashMap<>();
  private final Map<String, CaseField> fields = new LinkedHashMap<>();
  private final List<CaseFile> files = new ArrayList<>();
  private final List<ProvinceFacts.Letter> otherLetters = new ArrayList<>();
  private final List<ProvinceFacts.LiveCase> otherCases = new ArrayList<>();
  private @Nullable Division city;
  private String cityName = "苏州市";
  private String province = "320000";
  private @Nullable String otherCase;
  private Instant receivedAt = Instant.parse("2017-07-20T01:00:00Z");
  private Instant now = Instant.parse("2017-07-20T01:00:00Z");
  private ProcedureFacts procedure = ProcedureFacts.atScreening("CHECKING");

  private CaseBuilder(Programme programme) {
    this.programme = programme;
  }

  static CaseBuilder clean(Programme programme) {
    CaseBuilder builder = new CaseBuilder(programme);
    builder.city = builder.division("320500");
    builder.letter();
    builder.form();
    builder.park("east", EAST, "江苏省苏州市吴中区云岭路12号");
    builder.park("west", WEST, "苏州市相城区澄湖路3号");
    builder.plan();
    builder.document("request", "CITY_REQUEST", null);
    builder.text("request", "cityIpOffice", "苏州市知识产权局");
    builder.text("request", "citySmeDept", "苏州市经济和信息化委员会");
    for (int i = 1; i <= 7; i++) {
      builder.evidence("E0" + i, null);
    }
    for (String park : List.of(EAST, WEST)) {
      for (String condition : List.of("E08", "E09", "E10", "E11", "E12", "E13")) {
        builder.evidence(condition, park);
      }
    }
    return builder;
  }

  private Division division(String code) {
    return programme.reading().divisions().byCode(code).orElseThrow();
  }

  private void letter() {
    document("letter", "LETTER", null);
    text("letter", "title", "关于推荐苏州市申报中小企业知识产权战略推进工程试点城市的函");
    value("letter", "provinceCode", new FieldValue.Division("320000", "江苏省"));
    organs("letter", "addressees", "国家知识产权局", "工业和信息化部");
    text("letter", "provinceIpOffice", "江苏省知识产权局");
    text("letter", "provinceSmeDept", "江苏省经济和信息化委员会");
    date("letter", "letterDate", "2017-07-14");
    cities("320500");
    text("letter", "preReviewStatement", "经省级初审，申报材料齐全，符合申报条件");
    texts("letter", "attachmentList", "苏州市试点城市申报方案", "苏州市试点城市申报表", "苏州市证明材料");
    value(
        "letter",
        "recommendedParks",
        new FieldValue.Many(
            List.of(
                new FieldValue.CityParks(
                    new FieldValue.Division("320500", "苏州市"), List.of(EAST, WEST)))));
  }

  private void form() {
    document("cover", "FORM_COVER", null);
    text("cover", "formTitle", "中小企业知识产权战略推进工程试点城市申报表");
    value("cover", "cityName", new FieldValue.Division("320500", "苏州市"));
    text("cover", "cityIpOffice", "苏州市知识产权局");
    text("cover", "citySmeDept", "苏州市经济和信息化委员会");
    text("cover", "provinceIpOfficeStamp", "江苏省知识产权局");
    text("cover", "provinceSmeDeptStamp", "江苏省经济和信息化委员会");
    date("cover", "fillDate", "2017-07-05");
    document("form", "FORM_PART_1", null);
    value("form", "cityName", new FieldValue.Division("320500", "苏州市"));
    value("form", "cityCode", new FieldValue.Division("320500", "苏州市"));
    text("form", "cityType", "地级城市");
    for (String contact :
        List.of(
            "leaderName",
            "ipOfficeContact",
            "ipOfficePhone",
            "ipOfficeEmail",
            "smeDeptContact",
            "smeDeptPhone",
            "smeDeptEmail")) {
      text("form", contact, "示例" + contact);
    }
    number("form", "residentPopulation", "1064.74");
    number("form", "smeCount", "60000");
    number("form", "validInventionPatents", "40000");
    number("form", "inventionPer10k", "37.57");
    String statement = "连续三年将知识产权工作写入政府工作报告，市政府常务会议每年专题研究知识产权工作不少于两次，并纳入第十三个五年规划和年度目标考核。";
    for (String name :
        List.of(
            "ipAgendaStatement",
            "coordinationMechanism",
            "smeServiceSystem",
            "innovationCapacity",
            "leadingGroup",
            "policySupport")) {
      text("form", name, statement);
    }
    number("form", "fiscalInput", "2100");
    SortedMap<Integer, BigDecimal> years = new TreeMap<>();
    years.put(2015, new BigDecimal("600"));
    years.put(2016, new BigDecimal("700"));
    years.put(2017, new BigDecimal("800"));
    value("form", "fiscalInputYears", new FieldValue.ByYear(years));
    texts("form", "parkList", EAST, WEST);
    value("form", "cityOpinion", new FieldValue.Dated("同意申报。", LocalDate.of(2017, 7, 6)));
    value("form", "provinceOpinion", new FieldValue.Dated("经初审，同意推荐。", LocalDate.of(2017, 7, 12)));
  }

  CaseBuilder park(String id, String name, String address) {
    document(id, "FORM_PART_2", name);
    text(id, "parkName", name);
    text(id, "parkLevel", "国家级");
    text(id, "managementBody", name + "管理委员会");
    text(id, "address", address);
    texts(id, "leadingIndustry", "新材料", "科技服务");
    number(id, "enterpriseCount", "500");
    number(id, "smeCount", "480");
    number(id, "population", "20000");
    text(id, "populationBasis", "常住人口");
    date(id, "statYear", "2016-12-31");
    number(id, "validInventionPatents", "110");
    number(id, "inventionPer10k", "55.00");
    text(id, "ipDepartment", name + "知识产权管理办公室");
    number(id, "ipFullTimeStaff", "4");
    text(id, "ipPolicies", "园区制定知识产权促进办法，每年安排专项资金。");
    text(id, "ipTalent", "园区集聚知识产权服务机构九家，执业专利代理人二十六名。");
    text(id, "advantage", "园区中小企业相对集聚，产业链配套完整，创新能力居全市前列。");
    text(id, "parkContact", "示例联系人");
    text(id, "parkPhone", "示例电话");
    value(id, "parkSeal", new FieldValue.Dated("情况属实。", LocalDate.of(2017, 7, 4)));
    return this;
  }

  private void plan() {
    document("plan", "PLAN", null);
    text("plan", "planTitle", "苏州市中小企业知识产权战略推进工程试点城市申报方案");
    for (String section :
        List.of("basis", "objectives", "task1", "task2", "task3", "task4", "task5", "task6")) {
      text("plan", section, "围绕主导产业实施相关项目，提高创新决策的科学性。");
    }
  }

  CaseBuilder evidence(String condition, @Nullable String park) {
    String id = condition + (park == null ? "" : "-" + park);
    document(id, "EVIDENCE", park);
    return change(
        id, d -> copy(d, d.park(), List.of(new Cover(condition, park, 1, 2)), d.problems()));
  }

  CaseBuilder document(String id, String type, @Nullable String park) {
    documents.put(
        id,
        new CaseDocument(
            id,
            "file-" + id,
            id + ".docx",
            new DocumentType(type),
            park,
            1,
            2,
            Sha256.ofText("content of " + id),
            List.of(),
            List.of(),
            SealReport.NOT_EXPECTED,
            List.of()));
    return this;
  }

  CaseBuilder change(String id, UnaryOperator<CaseDocument> change) {
    documents.computeIfPresent(id, (key, document) -> change.apply(document));
    return this;
  }

  private static CaseDocument copy(
      CaseDocument d, @Nullable String park, List<Cover> covers, List<Problem> problems) {
    return new CaseDocument(
        d.id(),
        d.file(),
        d.fileName(),
        d.type(),
        park,
        d.firstPage(),
        d.lastPage(),
        d.content(),
        covers,
        problems,
        d.sealReport(),
        d.seals());
  }

  CaseBuilder covers(String id, Cover... covers) {
    return change(id, d -> copy(d, d.park(), List.of(covers), d.problems()));
  }

  /// A page of the document could not be read.
  CaseBuilder unread(String id) {
    return change(
        id, d -> copy(d, d.park(), d.covers(), List.of(problem(Problem.Code.PAGE_NOT_READ))));
  }

  /// The document is a scan that was read by recognition.
  CaseBuilder recognised(String id) {
    return change(
        id, d -> copy(d, d.park(), d.covers(), List.of(problem(Problem.Code.RECOGNISED))));
  }

  /// The form has a label that the call does not know.
  CaseBuilder strangeLabel(String id) {
    return change(
        id, d -> copy(d, d.park(), d.covers(), List.of(problem(Problem.Code.UNKNOWN_LABEL))));
  }

  CaseBuilder raw(String document, String name, String raw) {
    return reread(
        document,
        name,
        r -> read(name, r.value(), raw, r.method(), r.confidence(), r.agreement(), r.doubts()));
  }

  CaseBuilder seals(String id, SealReport report, Seal... seals) {
    return change(
        id,
        d ->
            new CaseDocument(
                d.id(),
                d.file(),
                d.fileName(),
                d.type(),
                d.park(),
                d.firstPage(),
                d.lastPage(),
                d.content(),
                d.covers(),
                d.problems(),
                report,
                List.of(seals)));
  }

  static Problem problem(Problem.Code code) {
    return new Problem(code, new Texts("问题", "問題", "problem"), 1);
  }

  /// A second document of another content with the same fields.
  CaseBuilder copyOf(String id, String copy, boolean sameContent) {
    CaseDocument d = documents.get(id);
    documents.put(
        copy,
        new CaseDocument(
            copy,
            "file-" + copy,
            copy + ".docx",
            d.type(),
            d.park(),
            1,
            2,
            sameContent ? d.content() : Sha256.ofText("content of " + copy),
            d.covers(),
            List.of(),
            d.sealReport(),
            d.seals()));
    for (CaseField field : List.copyOf(fields.values())) {
      if (field.documentId().equals(id)) {
        put(copy, field.read(), field.confirmedBy());
      }
    }
    return this;
  }

  CaseBuilder without(String... ids) {
    for (String id : ids) {
      documents.remove(id);
      fields.values().removeIf(field -> field.documentId().equals(id));
    }
    return this;
  }

  CaseBuilder file(String name, Problem.Code code) {
    files.add(new CaseFile("file-" + name, name, List.of(problem(code))));
    return this;
  }

  CaseBuilder text(String document, String name, String text) {
    return value(document, name, new FieldValue.Text(text));
  }

  CaseBuilder texts(String document, String name, String... items) {
    List<FieldValue> values = new ArrayList<>();
    for (String item : items) {
      values.add(new FieldValue.Text(item));
    }
    return value(document, name, new FieldValue.Many(values));
  }

  CaseBuilder organs(String document, String name, String... organs) {
    List<FieldValue> values = new ArrayList<>();
    for (String organ : organs) {
      values.add(new FieldValue.Org(null, organ));
    }
    return value(document, name, new FieldValue.Many(values));
  }

  CaseBuilder figures(String document, String name, String... numbers) {
    List<FieldValue> values = new ArrayList<>();
    for (String number : numbers) {
      values.add(new FieldValue.Figure("", new BigDecimal(number)));
    }
    return value(document, name, new FieldValue.Many(values));
  }

  /// One figure and what the sentence says before it.
  CaseBuilder figure(String document, String name, String said, String number) {
    return value(
        document,
        name,
        new FieldValue.Many(List.of(new FieldValue.Figure(said, new BigDecimal(number)))));
  }

  CaseBuilder places(String document, String... codes) {
    List<FieldValue> values = new ArrayList<>();
    for (String code : codes) {
      values.add(new FieldValue.Division(code, division(code).name()));
    }
    return value(document, "places", new FieldValue.Many(values));
  }

  CaseBuilder cities(String... codes) {
    List<FieldValue> values = new ArrayList<>();
    for (String code : codes) {
      values.add(new FieldValue.Division(code, division(code).name()));
    }
    return value("letter", "recommendedCities", new FieldValue.Many(values));
  }

  CaseBuilder date(String document, String name, String date) {
    return value(document, name, new FieldValue.Date(LocalDate.parse(date)));
  }

  CaseBuilder number(String document, String name, String number) {
    return value(document, name, new FieldValue.Decimal(new BigDecimal(number)));
  }

  CaseBuilder value(String document, String name, FieldValue value) {
    put(document, read(name, value, value.display(), Method.FORM_TABLE, 1, 1, Set.of()), null);
    return this;
  }

  /// The label is there, the cell is not filled in; `raw` is what the template left.
  CaseBuilder blank(String document, String name, String raw) {
    put(document, read(name, null, raw, Method.FORM_TABLE, 1, 1, Set.of()), null);
    return this;
  }

  /// Something is written that is no value of the field's type.
  CaseBuilder malformed(String document, String name, String raw) {
    put(document, read(name, null, raw, Method.FORM_TABLE, 1, 1, Set.of(Doubt.MALFORMED)), null);
    return this;
  }

  CaseBuilder doubt(String document, String name, Doubt... doubts) {
    return reread(
        document,
        name,
        r ->
            read(
                name,
                r.value(),
                r.raw(),
                r.method(),
                r.confidence(),
                r.agreement(),
                new LinkedHashSet<>(List.of(doubts))));
  }

  CaseBuilder ocr(String document, String name, double confidence, int agreement) {
    return reread(
        document,
        name,
        r -> read(name, r.value(), r.raw(), Method.OCR, confidence, agreement, r.doubts()));
  }

  CaseBuilder allByOcr(double confidence, int agreement) {
    for (CaseField field : List.copyOf(fields.values())) {
      ocr(field.documentId(), field.read().name(), confidence, agreement);
    }
    return this;
  }

  CaseBuilder scanned(String document, double confidence, int agreement) {
    for (CaseField field : List.copyOf(fields.values())) {
      if (field.documentId().equals(document)) {
        ocr(document, field.read().name(), confidence, agreement);
      }
    }
    return this;
  }

  CaseBuilder confirmed(String document, String name) {
    String id = CaseField.idOf(document, name);
    CaseField field = fields.get(id);
    fields.put(id, new CaseField(id, document, field.read(), "officer-1"));
    return this;
  }

  CaseBuilder reread(String document, String name, UnaryOperator<ReadField> change) {
    CaseField field = fields.get(CaseField.idOf(document, name));
    put(document, change.apply(field.read()), field.confirmedBy());
    return this;
  }

  CaseBuilder unmentioned(String document, String name) {
    fields.remove(CaseField.idOf(document, name));
    return this;
  }

  private void put(String document, ReadField read, @Nullable String confirmedBy) {
    String id = CaseField.idOf(document, read.name());
    fields.put(id, new CaseField(id, document, read, confirmedBy));
  }

  static ReadField read(
      String name,
      @Nullable FieldValue value,
      String raw,
      Method method,
      double confidence,
      int agreement,
      Set<Doubt> doubts) {
    return new ReadField(
        name,
        name,
        value,
        raw,
        null,
        method,
        confidence,
        agreement,
        doubts,
        Place.ofCell(1, new CellRef(1, Math.abs(name.hashCode() % 40) + 1, 2), raw));
  }

  CaseBuilder city(String code) {
    city = division(code);
    cityName = city.name();
    for (String document : List.of("cover", "form")) {
      if (documents.containsKey(document)) {
        value(document, "cityName", new FieldValue.Division(code, cityName));
      }
    }
    return this;
  }

  CaseBuilder unresolvedCity(String name) {
    city = null;
    cityName = name;
    return this;
  }

  CaseBuilder province(String code) {
    province = code;
    return this;
  }

  CaseBuilder receivedAt(String instant) {
    receivedAt = Instant.parse(instant);
    return this;
  }

  CaseBuilder now(String instant) {
    now = Instant.parse(instant);
    return this;
  }

  CaseBuilder otherCase(String number) {
    otherCase = number;
    return this;
  }

  CaseBuilder liveCase(String code) {
    otherCases.add(
        new ProvinceFacts.LiveCase("case-" + code, division(code), division(code).name()));
    return this;
  }

  /// Another letter of the province, of another submission.
  CaseBuilder otherLetter(String... codes) {
    CaseBuilder other = new CaseBuilder(programme);
    other.document("letter", "LETTER", null).cities(codes);
    return otherLetter(other);
  }

  /// The same, recognised on a scan.
  CaseBuilder otherLetterByOcr(String... codes) {
    CaseBuilder other = new CaseBuilder(programme);
    other.document("letter", "LETTER", null).cities(codes).allByOcr(0.5, 1);
    return otherLetter(other);
  }

  private CaseBuilder otherLetter(CaseBuilder other) {
    other.document("other-letter", "LETTER", null);
    CaseDocument document = other.documents.get("other-letter");
    otherLetters.add(
        new ProvinceFacts.Letter(
            document,
            other.fields.values().stream()
                .map(f ->
                    new CaseField("other-letter:" + f.read().name(), document.id(), f.read(), null))
                .toList()));
    return this;
  }

  CaseBuilder procedure(ProcedureFacts facts) {
    procedure = facts;
    return this;
  }

  CaseFacts build() {
    List<ProvinceFacts.Letter> letters = new ArrayList<>(otherLetters);
    for (CaseDocument document : documents.values()) {
      if (document.type().equals(DocumentType.LETTER)) {
        letters.add(
            new ProvinceFacts.Letter(
                document,
                fields.values().stream()
                    .filter(field -> field.documentId().equals(document.id()))
                    .toList()));
      }
    }
    List<ProvinceFacts.LiveCase> cases = new ArrayList<>(otherCases);
    cases.add(new ProvinceFacts.LiveCase("case-1", city, cityName));
    return new CaseFacts(
        programme.id(),
        city,
        cityName,
        files,
        List.copyOf(documents.values()),
        List.copyOf(fields.values()),
        new ProvinceFacts(province, letters, cases, otherCase),
        receivedAt,
        now,
        procedure);
  }
}
