package org.giaoban.validate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.giaoban.catalogue.Glyphs;
import org.giaoban.model.FindingCode;
import org.giaoban.recognise.TextPage;
import org.giaoban.spreadsheet.Cell;

/** Collects the paragraphs of text sheets unchanged and checks their length and letters. */
final class TextCheck {

    private final ValidationOutcome validation;
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final List<Narrative> texts = new ArrayList<>();

    TextCheck(ValidationOutcome validation) {
        this.validation = validation;
    }

    void check(TextPage page) {
        page.passages().forEach(this::check);
    }

    private void check(TextPage.Passage passage) {
        Cell cell = passage.cell();
        String text = Normalizer.normalize(passage.text(), Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .strip();
        int length = text.codePointCount(0, text.length());
        int limit = passage.block().maxLength();
        if (length > limit) {
            validation.addOfCell(cell.finding(FindingCode.TEXT_TOO_LONG)
                    .with("block", passage.block().title().vi())
                    .with("length", String.valueOf(length))
                    .with("limit", String.valueOf(limit)));
        } else if (!text.isEmpty()) {
            String missing = Glyphs.findMissing(text);
            if (!missing.isEmpty()) {
                validation.addOfCell(cell.finding(FindingCode.TEXT_NOT_PRINTABLE)
                        .with("block", passage.block().title().vi())
                        .with("letters", missing));
            }
            int ordinal = ordinals.merge(passage.block().key(), 1, Integer::sum);
            texts.add(new Narrative(passage.block().key(), ordinal, text, cell.sheet(), cell.address()));
        }
    }

    List<Narrative> texts() {
        return texts;
    }
}
