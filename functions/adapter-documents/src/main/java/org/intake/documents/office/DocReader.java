package org.intake.documents.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.HWPFOldDocument;
import org.apache.poi.hwpf.OldWordFileFormatException;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Picture;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableCell;
import org.apache.poi.hwpf.usermodel.TableRow;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.TextLine;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;

/// `.doc` and Kingsoft's `.wps` by POI. The format keeps cell edges in twips, not spans: columns
/// are the edges of all rows together.
final class DocReader {
  /// Edges nearer than this are the same one drawn by hand twice (1/20 inch).
  private static final int SAME_EDGE = 72;

  private final Limits limits;

  DocReader(Limits limits) {
    this.limits = limits;
  }

  OfficeContent read(Path file) throws IOException, UnreadableFile {
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      DirectoryNode root = container.getRoot();
      List<Problem> problems = new ArrayList<>();
      if (root.hasEntry("Macros") || hasObjects(root)) {
        problems.add(Problems.of(Code.ACTIVE_CONTENT));
      }
      Blocks blocks = new Blocks(limits);
      try (HWPFDocument document = new HWPFDocument(root)) {
        range(document.getRange(), blocks);
        List<Picture> pictures = document.getPicturesTable().getAllPictures();
        PastedScans scans = new PastedScans();
        pictures.forEach(picture -> add(picture, scans));
        // POI tells the text of boxes, but not where on the page each box hangs.
        boolean boxes = !plain(document.getMainTextboxRange().text()).isBlank();
        return new OfficeContent(
            blocks.done(), pictures.size(), scans.scans(), scans.leftOut() || boxes, problems);
      } catch (OldWordFileFormatException e) {
        return old(container, blocks, problems);
      }
    }
  }

  private static void add(Picture picture, PastedScans scans) {
    boolean whole =
        picture.getDxaCropLeft() == 0
            && picture.getDxaCropRight() == 0
            && picture.getDyaCropTop() == 0
            && picture.getDyaCropBottom() == 0;
    boolean large =
        PageSizedPicture.isTwips(
            picture.getDxaGoal() * picture.getHorizontalScalingFactor() / 1000,
            picture.getDyaGoal() * picture.getVerticalScalingFactor() / 1000);
    if (whole && large) {
      scans.add(picture.getContent());
    } else {
      scans.leaveOut(picture.getContent());
    }
  }

  /// Word and LibreOffice make the pool before there is anything to put into it.
  private static boolean hasObjects(DirectoryNode root) throws IOException {
    return root.hasEntry("ObjectPool")
        && root.getEntry("ObjectPool") instanceof DirectoryEntry pool
        && !pool.isEmpty();
  }

  /// Word 6 and 95: text only.
  private static OfficeContent old(POIFSFileSystem container, Blocks blocks, List<Problem> problems)
      throws IOException, UnreadableFile {
    try (HWPFOldDocument document = new HWPFOldDocument(container)) {
      Range range = document.getRange();
      for (int i = 0; i < range.numParagraphs(); i++) {
        blocks.paragraph(plain(range.getParagraph(i).text()));
      }
      return new OfficeContent(blocks.done(), 0, List.of(), false, problems);
    }
  }

  private static void range(Range range, Blocks blocks) throws UnreadableFile {
    int i = 0;
    while (i < range.numParagraphs()) {
      Paragraph paragraph = range.getParagraph(i);
      if (paragraph.isInTable()) {
        Table table = range.getTable(paragraph);
        blocks.table(blocks.nextTable(), cells(table, blocks));
        i += Math.max(1, table.numParagraphs());
      } else {
        blocks.paragraph(plain(paragraph.text()));
        i++;
      }
    }
  }

  /// Without the codes of fields and the marks of pictures, cells and footnotes.
  private static String plain(String text) {
    return Range.stripFields(text).replaceAll("[\\u0000-\\u0008\\u000E-\\u001F]", "");
  }

  private static List<GridCell> cells(Table table, Blocks blocks) throws UnreadableFile {
    List<Integer> edges = edges(table);
    List<GridCell> cells = new ArrayList<>();
    for (int r = 0; r < table.numRows(); r++) {
      TableRow row = table.getRow(r);
      for (int c = 0; c < row.numCells(); c++) {
        TableCell cell = row.getCell(c);
        blocks.countCell();
        int left = column(edges, cell.getLeftEdge());
        int right = column(edges, cell.getLeftEdge() + cell.getWidth());
        List<Grid> inner = new ArrayList<>();
        List<TextLine> lines = lines(cell, table.getTableLevel(), blocks, inner);
        if (cell.isMerged() && !cell.isFirstMerged() && !cells.isEmpty()) {
          widen(cells, right);
        } else if (cell.isVerticallyMerged() && !cell.isFirstVerticallyMerged()) {
          deepen(cells, r + 1, left, lines, inner);
        } else {
          cells.add(new GridCell(r + 1, left, 1, Math.max(1, right - left), null, lines, inner));
        }
      }
    }
    return cells;
  }

  private static List<Integer> edges(Table table) {
    TreeSet<Integer> all = new TreeSet<>();
    for (int r = 0; r < table.numRows(); r++) {
      TableRow row = table.getRow(r);
      for (int c = 0; c < row.numCells(); c++) {
        all.add(row.getCell(c).getLeftEdge());
        all.add(row.getCell(c).getLeftEdge() + row.getCell(c).getWidth());
      }
    }
    List<Integer> edges = new ArrayList<>();
    for (int edge : all) {
      if (edges.isEmpty() || edge - edges.getLast() > SAME_EDGE) {
        edges.add(edge);
      }
    }
    return edges;
  }

  private static int column(List<Integer> edges, int edge) {
    for (int i = 0; i < edges.size(); i++) {
      if (Math.abs(edges.get(i) - edge) <= SAME_EDGE) {
        return i + 1;
      }
    }
    return edges.size();
  }

  private static List<TextLine> lines(TableCell cell, int level, Blocks blocks, List<Grid> inner)
      throws UnreadableFile {
    List<TextLine> lines = new ArrayList<>();
    int p = 0;
    while (p < cell.numParagraphs()) {
      Paragraph paragraph = cell.getParagraph(p);
      if (paragraph.getTableLevel() > level) {
        Table nested = cell.getTable(paragraph);
        int number = blocks.nextTable();
        Blocks.grid(number, cells(nested, blocks)).ifPresent(inner::add);
        p += Math.max(1, nested.numParagraphs());
      } else {
        lines.addAll(blocks.cellParagraph(plain(paragraph.text())));
        p++;
      }
    }
    return lines;
  }

  private static void widen(List<GridCell> cells, int right) {
    GridCell last = cells.getLast();
    cells.set(
        cells.size() - 1,
        new GridCell(
            last.row(),
            last.column(),
            last.rowSpan(),
            Math.max(last.columnSpan(), right - last.column()),
            null,
            last.lines(),
            last.inner()));
  }

  private static void deepen(
      List<GridCell> cells, int row, int column, List<TextLine> lines, List<Grid> inner) {
    for (int i = cells.size() - 1; i >= 0; i--) {
      GridCell above = cells.get(i);
      if (above.column() == column) {
        List<TextLine> all = new ArrayList<>(above.lines());
        all.addAll(lines);
        List<Grid> allInner = new ArrayList<>(above.inner());
        allInner.addAll(inner);
        cells.set(
            i,
            new GridCell(
                above.row(),
                column,
                row - above.row() + 1,
                above.columnSpan(),
                null,
                all,
                allInner));
        return;
      }
    }
  }
}
