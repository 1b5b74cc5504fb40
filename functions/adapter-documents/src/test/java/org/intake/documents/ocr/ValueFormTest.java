package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import org.intake.domain.programme.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValueFormTest {
  @Test
  void unifiesBracketsOfADocumentNumberAndZerosOfAChineseDate() {
    assertThat(ValueForm.plain(FieldType.DOCUMENT_NUMBER, "浙知函【2017]】 30号"))
        .isEqualTo("浙知函〔2017〕30号");
    assertThat(ValueForm.plain(FieldType.DATE, "二O一七年七月十九日")).isEqualTo("二〇一七年七月十九日");
  }

  @Test
  void knowsTheLastCharacterOfADateByItsPlace() {
    assertThat(ValueForm.plain(FieldType.DATE, "2016年12月311")).isEqualTo("2016年12月31日");
    assertThat(ValueForm.plain(FieldType.DATE, "2016年12月318")).isEqualTo("2016年12月31日");
    assertThat(ValueForm.plain(FieldType.DATE, "2017年7月4H")).isEqualTo("2017年7月4日");
    assertThat(ValueForm.plain(FieldType.DATE, "2017年7月11")).isEqualTo("2017年7月11");
  }

  @Test
  void aPointBesideTheHyphenOfATelephoneIsASpeck() {
    assertThat(ValueForm.plain(FieldType.PHONE, "0513.-55502116")).isEqualTo("0513-55502116");
    assertThat(ValueForm.plain(FieldType.PHONE, "0513.55502116")).isEqualTo("0513-55502116");
    assertThat(ValueForm.plain(FieldType.PHONE, "13900.002116")).isEqualTo("13900.002116");
  }

  @Test
  void aCodeThatBeginsLikeNoneCountsLittleAndIsReadAgainWithUsualBeginnings() {
    String misread = "替知规〔2017〕281号";
    assertThat(ValueForm.weight(FieldType.DOCUMENT_NUMBER, misread))
        .isLessThan(ValueForm.weight(FieldType.DOCUMENT_NUMBER, "赣知规〔2017〕281号"));
    assertThat(ValueForm.narrowed(misread)).contains("赣", "知", "规").doesNotContain("替");
    assertThat(ValueForm.narrowed("赣知规〔2017〕281号")).isEmpty();
    assertThat(ValueForm.narrowed("晋经信企业夯〔2017〕27号")).startsWith("晋经信企业").doesNotContain("夯");
    assertThat(ValueForm.repaired("晋经信企业夯〔2017〕27号")).isEqualTo("晋经信企业函〔2017〕27号");
  }

  @Test
  void letsReadingsThatDifferInTheMarkBetweenThousandsVoteTogether() {
    assertThat(ValueForm.plain(FieldType.INTEGER, "4.919家")).isEqualTo("4919家");
    assertThat(ValueForm.plain(FieldType.INTEGER, "4,919")).isEqualTo("4919");
    assertThat(ValueForm.plain(FieldType.INTEGER, "4.919万家")).isEqualTo("4.919万家");
    assertThat(ValueForm.plain(FieldType.DECIMAL, "4,919.5")).isEqualTo("4919.5");
    assertThat(ValueForm.plain(FieldType.DECIMAL, "4.919")).isEqualTo("4.919");
  }

  @Test
  void letsReadingsThatDifferInTheMarkBetweenYearsVoteTogether() {
    assertThat(ValueForm.plain(FieldType.AMOUNTS_BY_YEAR, "2015年700万元;)2016年1000万元；2017年1300万元"))
        .isEqualTo("2015年700万元;2016年1000万元;2017年1300万元");
    assertThat(ValueForm.plain(FieldType.AMOUNTS_BY_YEAR, "2015年700.5万元"))
        .isEqualTo("2015年700.5万元");
  }

  @Test
  void knowsTheFormOfEachType() {
    assertThat(ValueForm.fits(FieldType.PHONE, "0574-87186230")).isTrue();
    assertThat(ValueForm.fits(FieldType.PHONE, "13805741962")).isTrue();
    assertThat(ValueForm.fits(FieldType.PHONE, "0574-8718")).isFalse();
    assertThat(ValueForm.fits(FieldType.EMAIL, "office@park.example")).isTrue();
    assertThat(ValueForm.fits(FieldType.EMAIL, "officepark.example")).isFalse();
    assertThat(ValueForm.fits(FieldType.DATE, "2017年7月28日")).isTrue();
    assertThat(ValueForm.fits(FieldType.DATE, "2017年13月2日")).isFalse();
    assertThat(ValueForm.fits(FieldType.DATE, "二〇一七年七月二十八日")).isTrue();
    assertThat(ValueForm.fits(FieldType.DECIMAL, "48.4件")).isTrue();
    assertThat(ValueForm.fits(FieldType.DECIMAL, "48.4.1")).isFalse();
    assertThat(ValueForm.fits(FieldType.DECIMAL, "02.33")).isFalse();
    assertThat(ValueForm.fits(FieldType.DECIMAL, "0.33")).isTrue();
    assertThat(ValueForm.fits(FieldType.INTEGER, "12,345件")).isTrue();
    assertThat(ValueForm.fits(FieldType.DOCUMENT_NUMBER, "浙知函〔2017〕30号")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(office@park.example)。 | office@park.example",
        "office@park.example） | office@park.example",
        "office@park.example | office@park.example",
        "(hen@park.example | (hen@park.example"
      })
  void theSentenceAroundAnAddressIsNoPartOfIt(String read, String address) {
    assertThat(ValueForm.plain(FieldType.EMAIL, read)).isEqualTo(address);
  }
}
