package org.giaoban.narrative;

import org.giaoban.model.Effect;
import org.giaoban.model.Finding;
import org.giaoban.model.Wording;

/** Words for the effect and the place of a finding. */
public final class FindingWords {

    private FindingWords() {}

    public static String effect(Effect effect, Wording wording) {
        return wording.get("effect-" + effect.id());
    }

    /** Returns {@code Số liệu!E12}; empty if the finding is about the whole file. */
    public static String place(Finding finding) {
        String sheet = finding.sheet() == null ? "" : finding.sheet();
        return finding.cell() == null ? sheet : sheet + "!" + finding.cell();
    }
}
