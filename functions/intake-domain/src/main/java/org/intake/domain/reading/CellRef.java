package org.intake.domain.reading;

/// A cell of an office file's table, all counted from 1. Spreadsheets count their sheets as tables.
public record CellRef(int table, int row, int column) {}
