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
