package org.intake.testkit.documents;

import java.time.LocalDate;
import java.util.List;

/// A province's recommendation letter as a plain model.
public record SampleLetter(
    SampleProvince province,
    String number,
    LocalDate date,
    List<SampleCity> cities,
    Contact contact) {

  /// The person the province names for questions.
  public record Contact(String name, String phone, String mail) {}

  public SampleLetter {
    cities = List.copyOf(cities);
  }

  public static SampleLetter of(SampleProvince province, List<SampleCity> cities, long seed) {
    var invention = new Invention(seed);
    return new SampleLetter(
        province,
        province.numberPrefix() + "〔2017〕" + invention.between(31, 118) + "号",
        LocalDate.of(2017, 7, 14),
        cities,
        new Contact(
            invention.person(),
            invention.landLine("025"),
            "tuijian@province-" + province.division().code() + ".example"));
  }

  /// The same letter with another body in the place of the province's SME department.
  public SampleLetter withSmeDepartment(String name) {
    return new SampleLetter(
        new SampleProvince(province.division(), province.numberPrefix(), province.ipOffice(), name),
        number,
        date,
        cities,
        contact);
  }
}
