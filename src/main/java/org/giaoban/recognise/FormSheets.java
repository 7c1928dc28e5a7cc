package org.giaoban.recognise;

import java.util.List;
import org.giaoban.model.Form;
import org.giaoban.model.Form.IndicatorColumn;

/** The sheets of a workbook that were recognised as sheets of {@code form}. */
public record FormSheets(
        Form form,
        List<Table<Form.IndicatorSheet, IndicatorColumn>> indicators,
        List<Table<Form.Register, String>> registers,
        List<TextPage> texts) {

    public FormSheets {
        indicators = List.copyOf(indicators);
        registers = List.copyOf(registers);
        texts = List.copyOf(texts);
    }
}
