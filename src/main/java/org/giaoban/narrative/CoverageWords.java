package org.giaoban.narrative;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.giaoban.briefing.Briefing;
import org.giaoban.briefing.FormItem;
import org.giaoban.model.Figure;
import org.giaoban.model.Figure.Coverage;
import org.giaoban.model.Wording;

/** Words for an incomplete coverage of a table's figures. */
public final class CoverageWords {

    private CoverageWords() {}

    /**
     * Returns {@code 9/10 báo cáo} for some figures of a briefing's unit; empty if the coverage is complete. Figures of
     * the last reporting period only have fewer submissions than the others, and are named beside them.
     */
    public static String of(Briefing briefing, List<FormItem> items, Wording wording) {
        List<Coverage> coverages = items.stream()
                .flatMap(item -> item.find(briefing).stream())
                .map(Figure::coverage)
                .distinct()
                .sorted(Comparator.comparing(Coverage::expected).reversed())
                .toList();
        if (coverages.stream().allMatch(Coverage::isComplete)) {
            return "";
        }
        return IntStream.range(0, coverages.size())
                .mapToObj(i -> wording.get(
                        i == 0 ? "coverage-submissions" : "coverage-last",
                        coverages.get(i).reported(),
                        coverages.get(i).expected()))
                .collect(Collectors.joining("; "));
    }

    /** Returns {@code  (theo 9/10 báo cáo)} with a leading space for a caption; empty if the coverage is complete. */
    public static String inBrackets(Briefing briefing, List<FormItem> items, Wording wording) {
        String words = of(briefing, items, wording);
        return words.isEmpty() ? "" : " " + wording.get("coverage-in-brackets", words);
    }
}
