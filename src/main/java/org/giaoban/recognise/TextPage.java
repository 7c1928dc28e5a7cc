package org.giaoban.recognise;

import java.util.List;
import org.giaoban.model.Form;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Sheet;

/** A sheet recognised as one of a form's text sheets, with the texts of its blocks. */
public record TextPage(Form.TextSheet definition, Sheet sheet, List<Passage> passages) {

    public TextPage {
        passages = List.copyOf(passages);
    }

    /** A text that belongs to a block: a cell's text, or the text after the label's colon. */
    public record Passage(Form.TextBlock block, Cell cell, String text) {}
}
