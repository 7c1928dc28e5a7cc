package org.giaoban.narrative;

import org.giaoban.model.Effect;
import org.giaoban.model.Finding;

/** Findings in few words. */
public final class FindingWords {

    private FindingWords() {}

    public static String effect(Effect effect) {
        return switch (effect) {
            case NOTE -> "ghi chú";
            case WARNING -> "cảnh báo";
            case RETURN -> "trả lại";
            case STOP -> "dừng";
        };
    }

    /** {@code Số liệu!E12}; empty where the finding is about the whole file. */
    public static String place(Finding finding) {
        String sheet = finding.sheet() == null ? "" : finding.sheet();
        return finding.cell() == null ? sheet : sheet + "!" + finding.cell();
    }
}
