package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.intake.documents.Guides;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadField;
import org.junit.jupiter.api.Test;

class SamePartTest {
  private static final DocumentDefinition PARK =
      Guides.callOf2017()
          .definition(new org.intake.domain.reading.DocumentType("FORM_PART_2"))
          .orElseThrow();

  private static ReadField read(String name, FieldValue value, Method method) {
    return new ReadField(
        name,
        name,
        value,
        value.display(),
        null,
        method,
        0.98,
        2,
        Set.of(),
        Place.ofPage(1, value.display()));
  }

  private static ReadField park(Method method, String park, String body, String department) {
    List<ReadField> fields =
        new ArrayList<>(
            List.of(
                read("parkName", new FieldValue.Text(park), method),
                read("managementBody", new FieldValue.Org(null, body), method),
                read("ipDepartment", new FieldValue.Text(department), method)));
    SamePart.check(PARK, fields, 0.6);
    return fields.getFirst();
  }

  @Test
  void takesTheNameThatTwoOtherPlacesAgreeOnAndDoubtsIt() {
    ReadField park = park(Method.OCR, "甲城澄湖新一产业辕", "甲城澄湖新一产业园管理委员会", "甲城澄湖新一产业园知识产权管理办公室");

    assertThat(park.value()).isEqualTo(new FieldValue.Text("甲城澄湖新一产业园"));
    assertThat(park.raw()).isEqualTo("甲城澄湖新一产业辕");
    assertThat(park.doubts()).contains(Doubt.READINGS_DISAGREE, Doubt.LOW_CONFIDENCE);
  }

  @Test
  void leavesANameThatAnotherPlaceConfirms() {
    ReadField park = park(Method.OCR, "甲城澄湖新一产业园", "甲城澄湖新一产业园管理委员会", "甲城登湖新一产业园知识产权管理办公室");

    assertThat(park.value()).isEqualTo(new FieldValue.Text("甲城澄湖新一产业园"));
    assertThat(park.doubts()).isEmpty();
  }

  private static ReadField doubtful(String name, FieldValue value) {
    return read(name, value, Method.OCR).doubted(0.4, Set.of(Doubt.LOW_CONFIDENCE));
  }

  private static List<ReadField> checked(ReadField... read) {
    List<ReadField> fields = new ArrayList<>(List.of(read));
    SamePart.check(PARK, fields, 0.6);
    return fields;
  }

  /// 园 at the end of its cell was read as 辕 on a clean scan, before 管理委员会 as what it is.
  @Test
  void takesTheNameThatOnePlaceIsSureOfForTheDoubtfulOnes() {
    List<ReadField> fields =
        checked(
            doubtful("parkName", new FieldValue.Text("甲城澄湖新一产业辕")),
            read("managementBody", new FieldValue.Org(null, "甲城澄湖新一产业园管理委员会"), Method.OCR),
            doubtful("ipDepartment", new FieldValue.Org(null, "甲城登湖新一产业点知识产权管理办公室")));

    assertThat(fields)
        .extracting(field -> field.value() == null ? "" : field.value().display())
        .containsExactly("甲城澄湖新一产业园", "甲城澄湖新一产业园管理委员会", "甲城澄湖新一产业园知识产权管理办公室");
    assertThat(fields.getFirst().doubts()).contains(Doubt.READINGS_DISAGREE);
    assertThat(fields.get(1).doubts()).isEmpty();
    assertThat(fields.getLast().doubts()).contains(Doubt.READINGS_DISAGREE);
  }

  @Test
  void takesNoNameWhereTwoPlacesAreSureOfDifferentOnes() {
    List<ReadField> fields =
        checked(
            doubtful("parkName", new FieldValue.Text("甲城澄湖新一产业辕")),
            read("managementBody", new FieldValue.Org(null, "甲城澄湖新一产业园管理委员会"), Method.OCR),
            read("ipDepartment", new FieldValue.Org(null, "甲城澄湖新一产业区知识产权管理办公室"), Method.OCR));

    assertThat(fields.getFirst().value()).isEqualTo(new FieldValue.Text("甲城澄湖新一产业辕"));
  }

  @Test
  void anAddressNamesNoPart() {
    List<ReadField> fields =
        checked(
            doubtful("parkName", new FieldValue.Text("甲城青枫国")),
            read("address", new FieldValue.Text("甲城青枫路39号"), Method.OCR));

    assertThat(fields.getFirst().value()).isEqualTo(new FieldValue.Text("甲城青枫国"));
  }

  @Test
  void leavesANameThatIsNotThatOfItsOrgans() {
    ReadField park = park(Method.OCR, "甲城澄湖新一产业园", "乙县高新技术开发区管理委员会", "乙县高新技术开发区知识产权科");

    assertThat(park.doubts()).isEmpty();
  }

  @Test
  void leavesWhatWasNotRecognised() {
    ReadField park = park(Method.FORM_TABLE, "甲城澄湖新一产业辕", "甲城澄湖新一产业园管理委员会", "甲城澄湖新一产业园知识产权管理办公室");

    assertThat(park.value()).isEqualTo(new FieldValue.Text("甲城澄湖新一产业辕"));
  }
}
