package org.giaoban.recognise;

import java.util.List;
import org.giaoban.model.Form;
import org.giaoban.spreadsheet.Cell;
import org.giaoban.spreadsheet.Sheet;

/** A sheet recognised as one of a form's text sheets, with the cells that follow each label. */
public record TextPage(Form.TextSheet definition, Sheet sheet, List<Passage> passages) {

    public TextPage {
        passages = List.copyOf(passages);
    }

    /** A cell, or the part of it behind the label's colon, that belongs to a label. */
    public record Passage(Form.TextBlock block, Cell cell, String text) {}
}
