package org.giaoban.narrative;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.Figure;

/** How many of the expected reports a table's totals are of. */
public final class CoverageWords {

    private CoverageWords() {}

    /** {@code 9/10 báo cáo}; empty where all came. */
    public static String of(Briefing briefing) {
        return figures(briefing)
                .map(Figure::coverage)
                .findFirst()
                .filter(coverage -> !coverage.isComplete())
                .map(coverage -> String.format(Locale.ROOT, "%d/%d báo cáo", coverage.reported(), coverage.expected()))
                .orElse("");
    }

    /** Those of one unit are all of the same reports. */
    private static Stream<Figure> figures(Briefing briefing) {
        return FormItem.list(briefing.form(), List.of()).stream().flatMap(item -> item.find(briefing).stream());
    }

    /** For a table's caption: {@code  (theo 9/10 báo cáo)}; empty where all came. */
    public static String inBrackets(Briefing briefing) {
        String words = of(briefing);
        return words.isEmpty() ? "" : " (theo " + words + ")";
    }
}
