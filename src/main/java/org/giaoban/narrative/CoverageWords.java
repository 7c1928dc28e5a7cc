package org.giaoban.narrative;

import java.util.List;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.catalogue.Wording;
import org.giaoban.model.Figure;

/** Words for an incomplete coverage of a table's figures. */
public final class CoverageWords {

    private CoverageWords() {}

    /** Returns {@code 9/10 báo cáo} for the figures of a briefing's unit; empty if the coverage is complete. */
    public static String of(Briefing briefing, Wording wording) {
        return figures(briefing)
                .map(Figure::coverage)
                .findFirst()
                .filter(coverage -> !coverage.isComplete())
                .map(coverage -> wording.get("coverage-submissions", coverage.reported(), coverage.expected()))
                .orElse("");
    }

    /** The figures of the unit; all of them have the same expected submissions. */
    private static Stream<Figure> figures(Briefing briefing) {
        return FormItem.list(briefing.form(), List.of()).stream().flatMap(item -> item.find(briefing).stream());
    }

    /** Returns {@code  (theo 9/10 báo cáo)} with a leading space for a caption; empty if the coverage is complete. */
    public static String inBrackets(Briefing briefing, Wording wording) {
        String words = of(briefing, wording);
        return words.isEmpty() ? "" : " " + wording.get("coverage-in-brackets", words);
    }
}
