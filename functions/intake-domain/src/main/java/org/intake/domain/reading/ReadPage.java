package org.intake.domain.reading;

/// A page as it was read. Width and height are in points (1/72 inch) for PDF and OFD, in pixels for
/// pictures, 0 where the format has no pages.
public record ReadPage(int number, double width, double height, PageSource source, String text) {}
