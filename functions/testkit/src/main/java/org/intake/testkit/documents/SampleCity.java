package org.intake.testkit.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// An applying city as a plain model: every writer takes the same one, so that all its documents
/// agree unless a test makes them differ.
public record SampleCity(
    Division division,
    SampleProvince province,
    Fields cover,
    Fields part1,
    List<SamplePark> parks,
    LocalDate requestDate) {

  public SampleCity {
    parks = List.copyOf(parks);
  }

  public String name() {
    return division.name();
  }

  public String ipOffice() {
    return division.name() + "知识产权局";
  }

  public String smeDepartment() {
    return division.name() + "经济和信息化委员会";
  }

  public SampleCity withCover(String field, SampleValue value) {
    return new SampleCity(division, province, cover.with(field, value), part1, parks, requestDate);
  }

  public SampleCity withPart1(String field, SampleValue value) {
    return new SampleCity(division, province, cover, part1.with(field, value), parks, requestDate);
  }

  public SampleCity withPark(int index, UnaryOperator<SamplePark> change) {
    var changed = new ArrayList<>(parks);
    changed.set(index, change.apply(parks.get(index)));
    return new SampleCity(division, province, cover, part1, changed, requestDate);
  }

  public List<String> parkNames() {
    return parks.stream().map(SamplePark::name).toList();
  }
}
