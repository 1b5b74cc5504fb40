package org.intake.documents;

import java.util.*;
import org.intake.documents.text.*;
import org.intake.domain.reading.*;
import org.intake.testkit.documents.*;

final class Truths {
  int right;
  int all;
  int docs;
  int docsRight;
  int covers;
  int coversRight;
  int boxes;
  int boxesRight;
  Map<String, int[]> byFormat = new TreeMap<>();
  List<String> wrong = new ArrayList<>();

  void compare(SampleFile f, FileReading r) {
    String format = f.name().substring(f.name().lastIndexOf('.') + 1);
    if (!r.problems().isEmpty())
      wrong.add(f.name() + " problems " + r.problems().stream().map(Problem::code).toList());
    List<ReadDocument> left = new ArrayList<>(r.documents());
    for (Truth.Document d : f.truth().documents()) {
      docs++;
      ReadDocument m = null;
      for (ReadDocument c : left)
        if (c.type().code().equals(d.type().name())
            && (d.type() != PieceType.FORM_PART_2 || Objects.equals(c.park(), d.park()))) {
          m = c;
          break;
        }
      if (m == null && d.type() == PieceType.EVIDENCE)
        for (ReadDocument c : r.documents()) if (c.type().code().equals("EVIDENCE")) m = c;
      if (m == null) {
        wrong.add(
            f.name()
                + ": missing "
                + d.type()
                + " "
                + d.park()
                + " got "
                + r.documents().stream().map(x -> x.type() + "/" + x.park()).toList());
        all += d.fields().size();
        byFormat.computeIfAbsent(format, k -> new int[2])[1] += d.fields().size();
        continue;
      }
      left.remove(m);
      docsRight++;
      if (m.firstPage() != d.firstPage() || m.lastPage() != d.lastPage())
        wrong.add(
            f.name()
                + ": pages "
                + d.type()
                + " "
                + m.firstPage()
                + "-"
                + m.lastPage()
                + " truth "
                + d.firstPage()
                + "-"
                + d.lastPage());
      if (d.condition() != null) {
        covers++;
        boolean ok =
            m.covers().stream()
                .anyMatch(
                    c -> c.condition().equals(d.condition()) && Objects.equals(c.park(), d.park()));
        if (ok) coversRight++;
        else
          wrong.add(f.name() + ": cover " + d.condition() + " " + d.park() + " got " + m.covers());
      }
      for (Truth.Field tf : d.fields()) {
        all++;
        int[] bf = byFormat.computeIfAbsent(format, k -> new int[2]);
        bf[1]++;
        ReadField got =
            m.fields().stream().filter(x -> x.name().equals(tf.name())).findFirst().orElse(null);
        if (got != null && same(tf.value(), got.value())) {
          right++;
          bf[0]++;
          if (!got.doubts().isEmpty())
            wrong.add(f.name() + ": doubt " + tf.name() + " " + got.doubts() + " raw " + got.raw());
          if (!tf.places().isEmpty()) {
            boxes++;
            var pl = tf.places().getFirst();
            var b = got.place().box();
            boolean ok =
                b != null
                    && got.place().page() == pl.page()
                    && b.overlap(
                            new org.intake.domain.reading.Box(
                                pl.box().x(), pl.box().y(), pl.box().width(), pl.box().height()))
                        > 0.5;
            if (ok) boxesRight++;
            else wrong.add(f.name() + ": box " + tf.name() + " " + got.place() + " truth " + pl);
          } else if (got.place().cell() == null
              && got.place().paragraph() == null
              && got.place().box() == null) wrong.add("no place " + tf.name());
        } else
          wrong.add(
              f.name()
                  + ": "
                  + d.type()
                  + "."
                  + tf.name()
                  + " truth "
                  + tf.value()
                  + " got "
                  + (got == null
                      ? "-"
                      : got.value() + " raw " + got.raw().replace('\n', '|') + " " + got.doubts()));
      }
    }
    for (ReadDocument c : left)
      wrong.add(
          f.name()
              + ": extra "
              + c.type()
              + " "
              + c.park()
              + " "
              + c.firstPage()
              + "-"
              + c.lastPage());
  }

  static boolean same(TruthValue t, FieldValue v) {
    if (v == null) return false;
    return switch (t) {
      case TruthValue.Text(var text) -> k(text).equals(k(v.display()));
      case TruthValue.Amount(var n) ->
          v instanceof FieldValue.Decimal(var d) && d.compareTo(n) == 0;
      case TruthValue.Date(var d) -> v instanceof FieldValue.Date(var x) && x.equals(d);
      case TruthValue.Division(var code, var name) ->
          v instanceof FieldValue.Division(var c, var n) && code.equals(c);
      case TruthValue.Organ(var n) ->
          v instanceof FieldValue.Org(var id, var x) && k(x).equals(k(n));
      case TruthValue.Names(var names) ->
          v instanceof FieldValue.Many(var items)
              && items.stream()
                  .map(i -> k(i.display()))
                  .toList()
                  .equals(names.stream().map(Truths::k).toList());
      case TruthValue.Divisions(var ds) ->
          v instanceof FieldValue.Many(var items)
              && items.stream()
                  .map(i -> ((FieldValue.Division) i).code())
                  .toList()
                  .equals(ds.stream().map(TruthValue.Division::code).toList());
      case TruthValue.CityParks(var ps) ->
          v instanceof FieldValue.Many(var items)
              && items.stream()
                  .flatMap(i ->
                      ((FieldValue.CityParks) i)
                          .parks().stream().map(p -> ((FieldValue.CityParks) i).city().name() + p))
                  .toList()
                  .equals(ps.stream().map(p -> p.city() + p.park()).toList());
      case TruthValue.Dated(var text, var date) ->
          v instanceof FieldValue.Dated(var x, var d) && k(text).equals(k(x)) && date.equals(d);
      case TruthValue.YearAmounts(var as) ->
          v instanceof FieldValue.ByYear(var m)
              && m.size() == as.size()
              && as.stream()
                  .allMatch(
                      a -> m.get(a.year()) != null && m.get(a.year()).compareTo(a.amount()) == 0);
    };
  }

  static String k(String s) {
    return Key.text(s);
  }

  void print() {
    wrong.forEach(System.out::println);
    System.out.println(
        "fields "
            + right
            + "/"
            + all
            + " docs "
            + docsRight
            + "/"
            + docs
            + " covers "
            + coversRight
            + "/"
            + covers
            + " boxes "
            + boxesRight
            + "/"
            + boxes);
    byFormat.forEach((k, v) -> System.out.println(k + " " + v[0] + "/" + v[1]));
  }
}
