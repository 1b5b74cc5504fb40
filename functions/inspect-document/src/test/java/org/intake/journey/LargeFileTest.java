package org.intake.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.intake.application.inspect.InspectFile;
import org.intake.application.inspect.InspectFile.Inspected;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.DocumentReader.Budget;
import org.intake.application.port.DocumentReader.Step;
import org.intake.application.port.Messages.Message;
import org.intake.application.port.PagePictures;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.SubmissionFile;
import org.junit.jupiter.api.Test;

/// A bound volume of 300 pages takes several messages: each goes on where the one before it ended,
/// and no delivery reads a page that another has read.
class LargeFileTest {
  private static final int PAGES = 300;
  private static final byte[] VOLUME = "three hundred pages".getBytes(UTF_8);

  private final JourneyOnFakes journey = new JourneyOnFakes();
  private final List<Integer> read = new ArrayList<>();
  private int drawn;
  private final InspectFile inspect =
      new InspectFile(
          journey.ledger,
          journey.contents,
          JourneyOnFakes.PROGRAMMES,
          programme -> this::step,
          programme -> (PagePictures) this::draw,
          new Budget(100, Duration.ofMinutes(5)),
          journey.clock);

  private final String submission = journey.open("320000");
  private final String file = journey.add("320000", submission, "南通市_材料汇编.pdf", VOLUME);

  /// Parts hold the number of the last page.
  private Step step(
      DocumentReader.SourceFile source,
      List<byte[]> parts,
      Budget budget,
      DocumentReader.Progress progress) {
    int before = parts.isEmpty() ? 0 : Integer.parseInt(new String(parts.getLast(), UTF_8));
    int last = Math.min(PAGES, before + budget.pages());
    for (int page = before + 1; page <= last; page++) {
      read.add(page);
      progress.page(source.name(), page, PAGES);
    }
    return last < PAGES
        ? new Step.Paused(Integer.toString(last).getBytes(UTF_8), last, PAGES)
        : new Step.Finished(List.of(whole(source.name())));
  }

  private static FileReading whole(String name) {
    return new FileReading(
        name,
        Sha256.of(VOLUME),
        VOLUME.length,
        "application/pdf",
        List.of(),
        IntStream.rangeClosed(1, PAGES)
            .mapToObj(page -> new ReadPage(page, 595, 842, PageSource.TEXT_LAYER, "第" + page + "页"))
            .toList(),
        List.of());
  }

  /// A minute a page.
  private List<byte[]> draw(DocumentReader.SourceFile source, List<PagePictures.Page> wanted) {
    drawn += wanted.size();
    journey.now = journey.now.plus(Duration.ofMinutes(wanted.size()));
    return wanted.stream().map(page -> new byte[] {(byte) page.number()}).toList();
  }

  private Inspected deliver() {
    return inspect.inspect(submission, file);
  }

  private SubmissionFile state() {
    return journey.submission(submission).file(file).orElseThrow();
  }

  @Test
  void goesOnWithEachMessageAndIsToldPageByPage() {
    assertThat(journey.messages.drain()).contains(new Message.InspectFile(submission, file));

    assertThat(deliver()).isEqualTo(new Inspected.Paused(file));
    assertThat(state().status()).isEqualTo(FileStatus.INSPECTING);
    assertThat(List.of(state().pagesDone(), state().pagesTotal())).containsExactly(100, 300);
    assertThat(journey.messages.drain()).containsExactly(new Message.InspectFile(submission, file));

    assertThat(deliver()).isEqualTo(new Inspected.Paused(file));
    assertThat(state().pagesDone()).isEqualTo(200);

    assertThat(deliver()).isInstanceOf(Inspected.Read.class);
    assertThat(state().status()).isEqualTo(FileStatus.INSPECTED);
    assertThat(read).containsExactlyElementsOf(IntStream.rangeClosed(1, PAGES).boxed().toList());
    assertThat(events()).contains(EventType.FILE_PROGRESS, EventType.FILE_PAUSED);
  }

  @Test
  void aSecondDeliveryReadsNothingAgain() {
    deliver();
    deliver();
    deliver();
    int before = read.size();

    deliver();

    assertThat(read).hasSize(before);
  }

  @Test
  void whoeverComesSecondWithTheSamePagesLeavesTheFileToTheFirst() {
    InspectFile rival =
        new InspectFile(
            journey.ledger,
            journey.contents,
            JourneyOnFakes.PROGRAMMES,
            programme ->
                (source, parts, budget, progress) -> {
                  // While this delivery reads, the other one reads the same and is faster.
                  deliver();
                  return new Step.Paused("50".getBytes(UTF_8), 50, PAGES);
                },
            programme -> (PagePictures) this::draw,
            new Budget(50, Duration.ofMinutes(5)),
            journey.clock);

    assertThat(rival.inspect(submission, file)).isInstanceOf(Inspected.Ignored.class);

    assertThat(state().pagesDone()).isEqualTo(100);
    deliver();
    deliver();
    assertThat(state().status()).isEqualTo(FileStatus.INSPECTED);
    assertThat(read).doesNotHaveDuplicates();
  }

  @Test
  void itsPicturesAreDrawnByAsManyMessagesAsTheyTake() {
    deliver();
    deliver();
    deliver();
    assertThat(state().status()).isEqualTo(FileStatus.INSPECTED);
    assertThat(drawn).isLessThan(PAGES);

    for (int message = 0; message < 100 && drawn < PAGES; message++) {
      assertThat(journey.messages.drain()).contains(new Message.InspectFile(submission, file));
      deliver();
    }

    assertThat(drawn).isEqualTo(PAGES);
    assertThat(journey.contents.picture(new PagePictures.Page(Sha256.of(VOLUME), 300).key()))
        .isPresent();
    journey.messages.drain();
    deliver();
    assertThat(drawn).isEqualTo(PAGES);
    assertThat(journey.messages.drain()).isEmpty();
  }

  private List<EventType> events() {
    return journey.ledger.history(journey.submission(submission).stream()).stream()
        .map(Event::type)
        .distinct()
        .toList();
  }
}
